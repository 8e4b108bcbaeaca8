// Held adverts over HTTP: listed with reasons, never found, and never a silent 404.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/api/endpoint.h"
#include "service/api/held_json.h"
#include "taxonomies/base/json.h"
#include "tests/service/api/test_world.h"

namespace corner::api {
namespace {

using ::corner::testing::ClerkNothingStated;
using ::corner::testing::PorterInLeeds;
using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<indexer::QualityReason> Found(std::string_view rule) {
  return {{indexer::FindQualityRule(rule), "text:description", "words", 3, 8}};
}

class HeldApi : public ::testing::Test {
 protected:
  HeldApi() {
    porter_ = world_.Add(PorterInLeeds());
    clerk_ = world_.AddJudged(ClerkNothingStated(), Found("no_employer.private_contact"));
    indexer::Vacancy packer = PorterInLeeds();
    packer.external_id = "packer";
    packer.title = "Packer";
    packer_ = world_.AddJudged(packer, Found("fee_asked.stated"));
    RegisterApi(&router_, &world_.services());
  }
  JsonDocument Json(std::string_view target, int status = 200) {
    const http::Reply reply = router_.Serve(TestWorld::Get(target));
    EXPECT_EQ(reply.status, status) << target << ": " << reply.body;
    auto document = JsonDocument::Parse(reply.body);
    EXPECT_TRUE(document.ok()) << reply.body;
    return *std::move(document);
  }

  TestWorld world_;
  http::Router router_;
  std::string porter_, clerk_, packer_;
};

TEST_F(HeldApi, ListsThemWithReasonsAndCounts) {
  const JsonDocument document = Json("/api/v1/held");
  EXPECT_EQ(document.root().member("total").integer(), 2);
  EXPECT_EQ(document.root().member("items").size(), 2u);
  const JsonValue codes = document.root().member("facets").member("code");
  ASSERT_EQ(codes.size(), 2u);
  EXPECT_EQ(codes.element(0).member("value").string(), "fee_asked");
  EXPECT_EQ(codes.element(0).member("label").string(), "Asks for a fee");
  // A facet's count is the number of adverts after the click.
  for (size_t i = 0; i < codes.size(); ++i) {
    const std::string code(*codes.element(i).member("value").string());
    EXPECT_EQ(static_cast<int64_t>(Json("/api/v1/held?code=" + code).root().member("items").size()),
              codes.element(i).member("count").integer());
  }
  EXPECT_EQ(Json("/api/v1/held?code=stale").root().member("items").size(), 0u);
}

TEST_F(HeldApi, PagesByCursor) {
  const JsonDocument first = Json("/api/v1/held?limit=1");
  const auto next = first.root().member("next").string();
  ASSERT_TRUE(next.has_value());
  const JsonDocument second = Json("/api/v1/held?limit=1&after=" + std::string(*next));
  EXPECT_EQ(second.root().member("items").size(), 1u);
  EXPECT_FALSE(second.root().member("next").valid());
  EXPECT_NE(first.root().member("items").element(0).member("id").string(),
            second.root().member("items").element(0).member("id").string());
}

TEST_F(HeldApi, AnUnknownReasonIsAnErrorWithTheNearestNames) {
  const JsonDocument problem = Json("/api/v1/held?code=fee_aked", 422);
  EXPECT_THAT(std::string(*problem.root().member("hint").string()), HasSubstr("fee_asked"));
}

TEST_F(HeldApi, AHeldAdvertSaysThatItIsAndWhy) {
  const JsonDocument problem = Json("/api/v1/vacancies/" + packer_, 403);
  EXPECT_THAT(std::string(*problem.root().member("detail").string()),
              HasSubstr("held back until a person has looked at it. The advert appears to ask"));
  const JsonValue errors = problem.root().member("errors");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors.element(0).member("code").string(), "fee_asked");
  Json("/api/v1/vacancies/v0", 404);
}

TEST_F(HeldApi, NoSearchFindsThemAndFollowersSeeThemGo) {
  const http::Reply found = router_.Serve(TestWorld::Get("/api/v1/vacancies?all=1&limit=100"));
  EXPECT_THAT(found.body, HasSubstr(porter_));
  EXPECT_THAT(found.body, Not(HasSubstr(packer_)));
  const JsonDocument changes = Json("/api/v1/changes");
  const JsonValue rows = changes.root().member("changes");
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool open = rows.element(i).member("id").string() == porter_;
    EXPECT_EQ(rows.element(i).member("op").string(), open ? "upsert" : "removed");
  }
}

TEST(HeldWords, EveryCodeHasWordsOfItsOwn) {
  for (const indexer::QualityCode code : indexer::kAllQualityCodes) {
    EXPECT_NE(QualityCodeText(Name(code)), Name(code));
  }
  EXPECT_EQ(QualityCodeText("something_new"), "something_new");
}

}  // namespace
}  // namespace corner::api
