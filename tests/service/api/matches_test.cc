// POST /api/v1/matches: lists, standings and rules, each reply as the description has it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/api/endpoint.h"
#include "service/api/handlers.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/service/api/schema_check.h"
#include "tests/service/api/test_world.h"

namespace corner::api {
namespace {

using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kProfile = R"({"schema":1,"key":"k",
    "aspirations":{"mode":"named","fields":["catering"]},
    "hours":{"min":10,"max":20}, "musts":["hours"], "shifts_ok":["evenings"]})";

class MatchesApi : public ::testing::Test {
 protected:
  MatchesApi() {
    indexer::Vacancy porter = corner::testing::PorterInLeeds();
    porter.fields = {"catering"};
    id_ = world_.Add(porter);
    porter.external_id = "full time";
    porter.hours = indexer::Hours{3700, 3700};
    long_id_ = world_.Add(porter);
    RegisterApi(&router_, &world_.services());
  }

  http::Reply Post(std::string_view query, std::string_view body) {
    http::Request request = TestWorld::Get(Concat("/api/v1/matches", query));
    request.method = "POST";
    request.body = body;
    return router_.Serve(std::move(request));
  }
  JsonDocument Matches(std::string_view query, std::string_view body = kProfile) {
    const http::Reply reply = Post(query, body);
    EXPECT_EQ(reply.status, 200) << reply.body;
    auto document = JsonDocument::Parse(reply.body);
    EXPECT_TRUE(document.ok()) << reply.body;
    auto description = JsonDocument::Parse(DescriptionFile());
    const JsonValue schema =
        description->root().member("components").member("schemas").member("Matches");
    EXPECT_THAT(corner::testing::Misfits(description->root(), schema, document->root()), IsEmpty());
    return *std::move(document);
  }

  TestWorld world_;
  http::Router router_;
  std::string id_, long_id_;
};

TEST_F(MatchesApi, ListsWhatSuitsAndSaysWhy) {
  const JsonDocument list = Matches("");
  const JsonValue items = list.root().member("items");
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items.element(0).member("id").string(), id_);
  int64_t points = 0;
  const JsonValue reasons = items.element(0).member("reasons");
  for (size_t i = 0; i < reasons.size(); ++i) {
    points += *reasons.element(i).member("points").integer();
    EXPECT_NE(reasons.element(i).member("text").string(), "");
  }
  EXPECT_EQ(points, items.element(0).member("fit").integer());
  const JsonValue aside = list.root().member("set_aside").element(0);
  EXPECT_EQ(aside.member("rule").string(), "hours");
  EXPECT_EQ(aside.member("owner").string(), "client");
  EXPECT_EQ(aside.member("count").integer(), 1);
}

TEST_F(MatchesApi, SaysWhereOneStandsAndWhatARuleSetsAside) {
  const JsonDocument standing = Matches(Concat("?why=", long_id_));
  EXPECT_EQ(standing.root().member("standing").string(), "set_aside");
  EXPECT_EQ(standing.root().member("rules").size(), 1u);
  const JsonDocument caught = Matches("?set_aside=hours&for=specialist");
  ASSERT_EQ(caught.root().member("items").size(), 1u);
  EXPECT_EQ(caught.root().member("items").element(0).member("id").string(), long_id_);
  EXPECT_EQ(Post("?why=v00000000000000000000000000", kProfile).status, 404);
  EXPECT_EQ(Post("?set_aside=noise", kProfile).status, 404);
}

TEST_F(MatchesApi, NamesEveryIssueOfAProfileAndRepeatsNoWordOfIt) {
  const http::Reply reply = Post("", R"({"schema":1,"key":"k","hours":{"min":30,"max":10},
      "resources":[{"concept":"keep_bees","wish":"sometimes","evidence":[]}],
      "facets":[{"id":"noise","ideal":9,"strength":"must"}]})");
  EXPECT_EQ(reply.status, 422);
  for (const char* path : {"/hours", "/resources/0/wish", "/facets/0/ideal"}) {
    EXPECT_THAT(reply.body, HasSubstr(path));
  }
  EXPECT_EQ(Post("", "{").status, 422);
  EXPECT_EQ(Post("?limit=0", kProfile).status, 422);
  EXPECT_EQ(Post("?client=1", kProfile).status, 400);
}

TEST_F(MatchesApi, MayNotBeKeptByAnyCache) {
  const http::Reply reply = Post("", kProfile);
  const auto& headers = reply.headers;
  EXPECT_NE(std::find(headers.begin(), headers.end(),
                      std::pair<std::string, std::string>("Cache-Control", "no-store")),
            headers.end());
}

}  // namespace
}  // namespace corner::api
