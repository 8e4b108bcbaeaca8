#include "service/api/handlers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/api/endpoint.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "tests/service/api/test_world.h"
#include "tests/support/status_matchers.h"

namespace corner::api {
namespace {

using ::corner::testing::CareAssistantInYork;
using ::corner::testing::ClerkNothingStated;
using ::corner::testing::PorterInLeeds;
using ::corner::testing::TestWorld;
using ::testing::HasSubstr;
using ::testing::Not;

class Handlers : public ::testing::Test {
 protected:
  Handlers() {
    porter_ = world_.Add(PorterInLeeds());
    care_ = world_.Add(CareAssistantInYork());
    clerk_ = world_.Add(ClerkNothingStated());
    RegisterApi(&router_, &world_.services());
    EXPECT_TRUE(router_.status().ok());
  }
  http::Reply Serve(std::string_view target, http::Pairs headers = {}) {
    http::Request request = TestWorld::Get(target);
    request.headers = std::move(headers);
    return router_.Serve(std::move(request));
  }
  static std::string Header(const http::Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
      if (key == name) return value;
    }
    return {};
  }

  TestWorld world_;
  http::Router router_;
  std::string porter_, care_, clerk_;
};

TEST_F(Handlers, SearchGivesTheItemsOfTheContract) {
  const http::Reply reply = Serve("/api/v1/vacancies?q=kitchen+porter&near=Leeds&facets=contract");
  ASSERT_EQ(reply.status, 200) << reply.body;
  auto json = JsonDocument::Parse(reply.body);
  ASSERT_TRUE(json.ok());
  const JsonValue root = json->root();
  EXPECT_EQ(root.member("total").integer(), 1);
  EXPECT_EQ(root.member("relation").string(), "eq");
  const JsonValue item = root.member("items").element(0);
  EXPECT_EQ(item.member("id").string(), porter_);
  EXPECT_EQ(item.member("employer").string(), "The Tern & Tide Ltd");
  EXPECT_EQ(item.member("pay_text").string(), "£12.71 an hour");
  EXPECT_EQ(item.member("closes").string(), "2026-06-12");
  EXPECT_TRUE(item.member("distance_miles").number().has_value());
  EXPECT_EQ(item.member("also").member("hours_text").string(), "16 hours a week");
  EXPECT_GT(item.member("highlights").size(), 0u);
  const JsonValue facet = root.member("facets").member("contract").element(0);
  EXPECT_EQ(facet.member("value").string(), "permanent");
  EXPECT_EQ(facet.member("label").string(), "Permanent");
  EXPECT_EQ(facet.member("count").integer(), 1);
}

TEST_F(Handlers, WhatIsNotStatedIsAbsent) {
  const http::Reply reply = Serve("/api/v1/vacancies?q=clerk");
  EXPECT_THAT(reply.body, Not(HasSubstr("\"closes\"")));
  EXPECT_THAT(reply.body, Not(HasSubstr("\"employer\"")));
  EXPECT_THAT(reply.body, HasSubstr("Pay not stated"));
}

TEST_F(Handlers, PagesFollowTheNextLinkToTheEnd) {
  std::string target = "/api/v1/vacancies?limit=1&sort=newest";
  std::vector<std::string> seen;
  while (!target.empty() && seen.size() < 5) {
    const http::Reply reply = Serve(target);
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto json = JsonDocument::Parse(reply.body);
    seen.emplace_back(*json->root().member("items").element(0).member("id").string());
    const std::string link = Header(reply, "Link");
    EXPECT_EQ(link.empty(), !json->root().member("next").valid());
    target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
  }
  EXPECT_THAT(seen, ::testing::UnorderedElementsAre(porter_, care_, clerk_));
}

TEST_F(Handlers, WrongParametersAreProblemsWithPointers) {
  const http::Reply unknown = Serve("/api/v1/vacancies?patern=nights");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(unknown.body, HasSubstr("Did you mean pattern?"));
  const http::Reply place = Serve("/api/v1/vacancies?near=Leedz");
  EXPECT_EQ(place.status, 422);
  EXPECT_EQ(place.content_type, "application/problem+json");
  EXPECT_THAT(place.body, HasSubstr("\"pointer\":\"near\""));
  EXPECT_THAT(place.body, HasSubstr("Leeds"));
  const http::Reply facet = Serve("/api/v1/vacancies?source=nowhere");
  EXPECT_EQ(facet.status, 422);
  EXPECT_THAT(facet.body, HasSubstr("\"pointer\":\"source\""));
  const http::Reply cursor = Serve("/api/v1/vacancies?after=broken");
  EXPECT_EQ(cursor.status, 422);
  EXPECT_THAT(cursor.body, HasSubstr("\"pointer\":\"after\""));
}

TEST_F(Handlers, MisspeltWordsAreMended) {
  EXPECT_THAT(Serve("/api/v1/vacancies?q=kichen").body, HasSubstr("\"did_you_mean\":\"kitchen\""));
  EXPECT_THAT(Serve("/api/v1/vacancies?q=kitchen").body, Not(HasSubstr("did_you_mean")));
}

TEST_F(Handlers, AVacancyIsGivenInFullAndOnlyOnce) {
  const http::Reply first = Serve("/api/v1/vacancies/" + porter_);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_THAT(first.body, HasSubstr("\"hourly_min_pence\":1271"));
  const std::string tag = Header(first, "ETag");
  ASSERT_TRUE(tag.starts_with('"')) << tag;
  EXPECT_THAT(Header(first, "Cache-Control"), HasSubstr("private"));
  const http::Reply again = Serve("/api/v1/vacancies/" + porter_, {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(Serve("/api/v1/vacancies/" + porter_, {{"If-None-Match", "\"other\""}}).status, 200);
  indexer::Vacancy changed = PorterInLeeds();
  changed.title = "Head porter";
  world_.Add(changed);
  EXPECT_EQ(Serve("/api/v1/vacancies/" + porter_, {{"If-None-Match", tag}}).status, 200);
}

// The porter's job again, as another board has it.
indexer::Vacancy PorterElsewhere() {
  indexer::Vacancy again = PorterInLeeds();
  again.external_id = "porter-2";
  again.row_source = "Another board";
  again.first_seen = again.first_seen + 3;
  return again;
}

TEST_F(Handlers, AJobAdvertisedTwiceCanBeShownOnce) {
  const std::string again = world_.Add(PorterElsewhere());
  world_.Join(porter_, again);
  const std::string search = "/api/v1/vacancies?q=kitchen+porter&facets=contract";
  auto every = JsonDocument::Parse(Serve(search).body);
  EXPECT_EQ(every->root().member("total").integer(), 3);  // the care advert names a kitchen
  auto folded = JsonDocument::Parse(Serve(search + "&fold=true").body);
  const JsonValue root = folded->root();
  EXPECT_EQ(root.member("total").integer(), 2);
  const JsonValue item = root.member("items").element(0);
  EXPECT_EQ(item.member("group").member("size").integer(), 2);
  EXPECT_EQ(item.member("group").member("members").size(), 1u);
  EXPECT_EQ(item.member("first_seen").string(), "2026-05-25");
  EXPECT_EQ(item.member("also").member("same_text").integer(), 0);  // a duplicate is no sibling
  const JsonValue facet = root.member("facets").member("contract").element(0);
  EXPECT_EQ(facet.member("count").integer(), 1);
  EXPECT_EQ(Serve(search + "&fold=perhaps").status, 422);
}

TEST_F(Handlers, AVacancyNamesItsOtherAdverts) {
  const std::string again = world_.Add(PorterElsewhere());
  EXPECT_THAT(Serve("/api/v1/vacancies/" + porter_).body, Not(HasSubstr("also_advertised")));
  world_.Join(porter_, again);
  auto json = JsonDocument::Parse(Serve("/api/v1/vacancies/" + again).body);
  EXPECT_EQ(json->root().member("group").string(), porter_);
  EXPECT_EQ(json->root().member("group_first_seen").string(), "2026-05-25");
  EXPECT_EQ(json->root().member("first_seen").string(), "2026-05-28");
  const JsonValue others = json->root().member("also_advertised");
  ASSERT_EQ(others.size(), 1u);
  EXPECT_EQ(others.element(0).member("id").string(), porter_);
  EXPECT_EQ(others.element(0).member("url").string(), "https://jobs.example.org/porter?ref=1");
  world_.CloseInLedger("porter");
  EXPECT_THAT(Serve("/api/v1/vacancies/" + again).body, Not(HasSubstr("also_advertised")));
}

TEST_F(Handlers, ClosedAndUnknownVacanciesAreNotShown) {
  EXPECT_EQ(Serve("/api/v1/vacancies/v0").status, 404);
  EXPECT_EQ(Serve("/api/v1/vacancies/" + porter_ + "?x=1").status, 400);
  world_.CloseInLedger("porter");
  EXPECT_EQ(Serve("/api/v1/vacancies/" + porter_).status, 410);
  indexer::Vacancy old = ClerkNothingStated();
  old.external_id = "old";
  old.closes = world_.today() - 1;
  const http::Reply expired = Serve("/api/v1/vacancies/" + world_.Add(old));
  EXPECT_EQ(expired.status, 410);
  EXPECT_THAT(expired.body, HasSubstr("This job closed Sunday 31 May."));
}

TEST_F(Handlers, ChangesComeInOrderWithTombstones) {
  world_.CloseInLedger("porter");
  uint64_t since = 0;
  std::map<std::string, std::string> last;
  bool more = true;
  for (int page = 0; more && page < 9; ++page) {
    const http::Reply reply = Serve("/api/v1/changes?limit=1&since=" + std::to_string(since));
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto json = JsonDocument::Parse(reply.body);
    const JsonValue change = json->root().member("changes").element(0);
    EXPECT_GT(static_cast<uint64_t>(*change.member("seq").integer()), since);
    last[std::string(*change.member("id").string())] = *change.member("op").string();
    since = static_cast<uint64_t>(*json->root().member("next_since").integer());
    more = *json->root().member("more").boolean();
    EXPECT_EQ(Header(reply, "Link").empty(), !more);
  }
  EXPECT_EQ(last[porter_], "removed");
  EXPECT_EQ(last[care_], "upsert");
  EXPECT_EQ(last.size(), 3u);
  EXPECT_EQ(Serve("/api/v1/changes?since=-1").status, 422);
  EXPECT_EQ(Serve("/api/v1/changes?since=x&limit=0").status, 422);
  EXPECT_EQ(Serve("/api/v1/changes?from=1").status, 400);
}

TEST_F(Handlers, ARemovalSaysWhatKindOfJobItWas) {
  world_.CloseInLedger("care");
  const http::Reply reply = Serve("/api/v1/changes?since=3");
  EXPECT_THAT(reply.body, HasSubstr(R"("employer_key":"lantern care","occupation":[{"scheme")"));
  EXPECT_THAT(reply.body, HasSubstr(R"("fields":["healthcare"],"place_id":"town:york"})"));
  EXPECT_THAT(reply.body, Not(HasSubstr("Help people")));
}

TEST_F(Handlers, AVacancyThatLeavesTheSelectionIsRemovedFromIt) {
  const auto ops = [&](const std::string& filter) {
    std::map<std::string, std::string> by_id;
    const http::Reply reply = Serve("/api/v1/changes?since=0" + filter);
    const auto json = JsonDocument::Parse(reply.body);
    const JsonValue changes = json->root().member("changes");
    for (size_t i = 0; i < changes.size(); ++i) {
      by_id[std::string(*changes.element(i).member("id").string())] =
          *changes.element(i).member("op").string();
    }
    return by_id;
  };
  EXPECT_EQ(ops("&field=healthcare")[care_], "upsert");
  EXPECT_EQ(ops("&place=York&field=healthcare,retail")[care_], "upsert");
  EXPECT_EQ(ops("&near=Leeds")[care_], "removed");
  EXPECT_EQ(ops("&near=Leeds")[porter_], "upsert");
  indexer::Vacancy moved = CareAssistantInYork();
  moved.fields = {"cleaning"};
  world_.Add(moved);
  EXPECT_EQ(ops("&field=healthcare")[care_], "removed");
  EXPECT_EQ(ops("&field=cleaning")[care_], "upsert");
}

TEST_F(Handlers, ASnapshotGivesWhatIsOpenAndWhereToGoOn) {
  indexer::Vacancy held = PorterInLeeds();
  held.external_id = "held";
  held.status = indexer::Status::kHeld;
  const std::string hidden = world_.Add(held);
  world_.CloseInLedger("clerk");
  std::string after, ids;
  for (int page = 0; page < 9; ++page) {
    const http::Reply reply = Serve("/api/v1/snapshot?limit=1&after=" + after);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(Header(reply, "Cache-Control"), "private, no-cache");
    EXPECT_EQ(
        Serve("/api/v1/snapshot?limit=1&after=" + after, {{"If-None-Match", Header(reply, "ETag")}})
            .status,
        304);
    const auto json = JsonDocument::Parse(reply.body);
    const JsonValue items = json->root().member("items");
    if (items.size() > 0) ids += std::string(*items.element(0).member("id").string()) + " ";
    after = json->root().member("next").string().value_or("");
    EXPECT_EQ(Header(reply, "Link").empty(), after.empty());
    if (after.empty()) break;
  }
  EXPECT_EQ(ids, porter_ + " " + care_ + " ");
  EXPECT_THAT(Serve("/api/v1/changes").body, Not(HasSubstr(hidden)));
  EXPECT_EQ(Serve("/api/v1/snapshot?field=ofice").status, 422);
  EXPECT_EQ(Serve("/api/v1/snapshot?after=nonsense").status, 422);
  EXPECT_EQ(Serve("/api/v1/changes?since=100000").status, 410);
}

TEST_F(Handlers, EmployersAreFoundByPartOfTheirName) {
  const http::Reply reply = Serve("/api/v1/employers?q=lantern");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(reply.body, HasSubstr("Lantern Care"));
  EXPECT_THAT(reply.body, Not(HasSubstr("Tern & Tide")));
  const http::Reply page = Serve("/api/v1/employers?limit=1");
  EXPECT_THAT(page.body, HasSubstr("\"next\""));
  EXPECT_THAT(Header(page, "Link"), HasSubstr("after="));
  EXPECT_EQ(Serve("/api/v1/employers?limit=1000").status, 422);
}

TEST_F(Handlers, ReadinessGivesItsReasons) {
  EXPECT_EQ(Serve("/healthz").status, 200);
  EXPECT_EQ(Serve("/readyz").status, 200);
  world_.services().progress = [] { return absl::StatusOr<Progress>(Progress{5000, 10}); };
  world_.services().not_ready = [] { return std::vector<std::string>{"The disk is full."}; };
  const http::Reply behind = Serve("/readyz");
  EXPECT_EQ(behind.status, 503);
  EXPECT_THAT(behind.body, HasSubstr("4990 changes behind"));
  EXPECT_THAT(behind.body, HasSubstr("The disk is full."));
}

TEST_F(Handlers, AMissingIndexIsAnErrorNeverAnEmptyList) {
  world_.services().catalogue = [] {
    return absl::StatusOr<std::shared_ptr<const indexer::Catalogue>>(
        Unavailable("There is no index yet.", "Run corner ingest first."));
  };
  EXPECT_EQ(Serve("/api/v1/vacancies").status, 503);
  EXPECT_EQ(Serve("/readyz").status, 503);
}

}  // namespace
}  // namespace corner::api
