// The API of records at work: versions, repeated requests, audit, pause, export, erasure, import.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/casework/rights.h"
#include "taxonomies/base/text.h"
#include "tests/service/records/records_world.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RecordsApi : public ::testing::Test {
 protected:
  RecordsApi() : dana_(world_.AddClient("dana")), base_(Concat("/api/v1/clients/", dana_)) {}

  http::Reply Put(std::string_view as, std::string_view section, std::string_view content,
                  std::string_view if_match) {
    return world_.Send({std::string(as), "PUT", Concat(base_, "/", section),
                        Concat(R"({"said_by": "client", "content": )", content, "}"),
                        std::string(if_match)});
  }
  std::vector<casework::AuditEntry> Audit(std::string_view person) {
    const auto read = world_.store().BeginRead();
    return *(*read)->Audit(person, 0, 1000);
  }

  RecordsWorld world_;
  std::string dana_, base_;
};

TEST_F(RecordsApi, TwoAtOnceLoseNothing) {
  const http::Reply first = Put("ann", "plan", R"({"goals": ["one"]})", "new");
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(Put("ann", "plan", R"({"goals": ["two"]})", RecordsWorld::TagOf(first)).status, 200);
  const http::Reply late = Put("dana", "plan", R"({"goals": ["three"]})", "\"v1\"");
  EXPECT_EQ(late.status, 412);
  EXPECT_THAT(late.body, HasSubstr("somebody changed this"));
  const http::Reply now = world_.Send({"dana", "GET", Concat(base_, "/plan")});
  EXPECT_THAT(now.body, HasSubstr("two"));
  EXPECT_EQ(Put("dana", "plan", R"({"goals": ["four"]})", RecordsWorld::TagOf(now)).status, 200);
  EXPECT_EQ(Put("dana", "plan", R"({"goals": ["five"]})", "").status, 428);
  EXPECT_EQ(Put("dana", "plan", R"({"goals": ["five"]})", "W/\"x\"").status, 400);
  EXPECT_EQ(Put("dana", "plan", R"({"goals": ["five"]})", "new").status, 409);
}

TEST_F(RecordsApi, EveryIssueIsNamedAtOnceAndNothingIsKept) {
  const http::Reply reply =
      Put("dana", "about", R"({"likes": "x", "pace": 9, "diagnosis": "none"})", "new");
  EXPECT_EQ(reply.status, 422);
  for (const char* pointer : {"/content/likes", "/content/pace", "/content/diagnosis"}) {
    EXPECT_THAT(reply.body, HasSubstr(pointer));
  }
  EXPECT_EQ(world_.Send({"dana", "GET", Concat(base_, "/about")}).status, 404);
  for (const char* body :
       {"", "[", "[]", "{}", R"({"content": 3})", R"({"content": {}, "x": 1})"}) {
    EXPECT_EQ(world_.Send({"dana", "PUT", Concat(base_, "/about"), body, "new"}).status, 400)
        << body;
  }
}

TEST_F(RecordsApi, ARepeatedPostIsDoneOnce) {
  RecordsWorld::Sent post{"ann", "POST", Concat(base_, "/circle"),
                          R"({"content": {"name": "Mo", "who_they_are": "brother",)"
                          R"( "agreed": "2026-06-01", "until": "2026-12-01"}})"};
  post.idempotency_key = "one";
  const http::Reply first = world_.Send(post);
  const http::Reply second = world_.Send(post);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(first.body, second.body);
  post.body = R"({"content": {}})";
  EXPECT_EQ(world_.Send(post).status, 422);
  post.idempotency_key = "two";
  EXPECT_EQ(world_.Send(post).status, 422);
  const http::Reply list = world_.Send({"ann", "GET", Concat(base_, "/circle")});
  const auto document = JsonDocument::Parse(list.body);
  EXPECT_EQ(document->root().member("items").size(), 1u);
}

TEST_F(RecordsApi, EveryReadingIsOneRowWithItsPurpose) {
  const size_t before = Audit(dana_).size();
  world_.Send({"ann", "GET", "/api/v1/clients"});
  world_.Send({"ann", "GET", base_, "", "", "", "rights"});
  world_.Send({"ben", "GET", base_});  // refused: nothing was seen
  const auto after = Audit(dana_);
  ASSERT_EQ(after.size(), before + 2);
  EXPECT_EQ(after[before].account, world_.actor("ann").account);
  EXPECT_EQ(after[before].purpose, "support");
  EXPECT_EQ(after[before + 1].purpose, "rights");
  const http::Reply looks = world_.Send({"dana", "GET", Concat(base_, "/who-looked")});
  EXPECT_EQ(looks.status, 200);
  EXPECT_THAT(looks.body, HasSubstr(world_.actor("ann").account));
  EXPECT_THAT(looks.body, Not(HasSubstr(world_.actor("ben").account)));
}

TEST_F(RecordsApi, CoverIsNamedAndEnds) {
  const std::string target = Concat(base_, "/support");
  const auto assign = [&](std::string_view cover, std::string_view tag) {
    return world_
        .Send({"lead", "PUT", target,
               Concat(R"({"specialist": ")", world_.actor("ann").account, R"(", "team": ")",
                      world_.north(), R"(", "cover": ")", cover, R"("})"),
               std::string(tag)})
        .status;
  };
  EXPECT_EQ(world_.Send({"ben", "GET", base_}).status, 404);
  ASSERT_EQ(assign(world_.actor("ben").account, "\"v1\""), 200);
  EXPECT_EQ(world_.Send({"ben", "GET", base_}).status, 404);
  EXPECT_EQ(world_.Send({"ben", "GET", base_, "", "", "", "cover"}).status, 200);
  ASSERT_EQ(assign("", "\"v2\""), 200);
  EXPECT_EQ(world_.Send({"ben", "GET", base_, "", "", "", "cover"}).status, 404);
}

TEST_F(RecordsApi, OnlyATeamLeadMovesPeopleAndOnlyInsideTheirTeams) {
  const auto move = [&](const char* as, const std::string& team) {
    return world_
        .Send({as, "PUT", Concat(base_, "/support"),
               Concat(R"({"specialist": ")", world_.actor("ben").account, R"(", "team": ")", team,
                      R"("})"),
               "\"v1\""})
        .status;
  };
  EXPECT_EQ(move("ann", world_.north()), 403);
  EXPECT_EQ(move("dana", world_.north()), 403);
  EXPECT_EQ(move("lead", world_.south()), 403);
  EXPECT_EQ(move("lead", world_.north()), 200);
  EXPECT_EQ(world_.Send({"ann", "GET", base_}).status, 404);
  EXPECT_EQ(world_.Send({"ben", "GET", base_}).status, 200);
}

TEST_F(RecordsApi, APauseHoldsStaffOffUntilTheClientEndsIt) {
  ASSERT_EQ(Put("dana", "pause", R"({"since": "2026-06-01"})", "new").status, 201);
  EXPECT_EQ(world_.Send({"ann", "GET", base_}).status, 403);
  EXPECT_EQ(world_.Send({"lead", "GET", base_}).status, 403);
  EXPECT_EQ(world_.Send({"ann", "GET", base_, "", "", "", "rights"}).status, 403);
  EXPECT_THAT(world_.Send({"ann", "GET", "/api/v1/clients"}).body, Not(HasSubstr("dana")));
  EXPECT_EQ(world_.Send({"dana", "GET", base_}).status, 200);
  EXPECT_EQ(world_.Send({"boss", "GET", base_}).status, 200);  // to answer for their rights
  EXPECT_EQ(world_.Send({"dana", "POST", Concat(base_, "/matches")}).status, 200);
  EXPECT_EQ(world_.Send({"dana", "DELETE", Concat(base_, "/pause"), "", "\"v1\""}).status, 204);
  EXPECT_EQ(world_.Send({"ann", "GET", base_}).status, 200);
}

TEST_F(RecordsApi, WithdrawingIsImmediateAndEitherMaySayIt) {
  for (const char* as : {"dana", "ann"}) {
    const std::string plans = Concat(base_, "/disclosure-plans");
    const http::Reply made =
        world_.Send({"dana", "POST", plans,
                     Concat(R"({"content": {"schema": 1, "person": ")", dana_,
                            R"(", "employer": "acme )", as, R"(", "stance": "at_application"}})")});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto document = JsonDocument::Parse(made.body);
    const std::string plan = Concat(plans, "/", *document->root().member("id").string());
    EXPECT_EQ(world_.Send({as, "POST", Concat(plan, "/withdraw"), "", "\"v1\""}).status, 200);
    EXPECT_THAT(world_.Send({"dana", "GET", plan}).body, HasSubstr("withdrawn"));
  }
}

TEST_F(RecordsApi, OnePlanForAnEmployerAndTheClientsWithdrawalStands) {
  const std::string plans = Concat(base_, "/disclosure-plans");
  const std::string body =
      Concat(R"({"content": {"schema": 1, "person": ")", dana_,
             R"(", "employer": "acme", "employer_name": "Acme", "stance": "at_application"}})");
  const http::Reply made = world_.Send({"ann", "POST", plans, body});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(world_.Send({"dana", "POST", plans, body}).status, 409);
  const auto document = JsonDocument::Parse(made.body);
  const std::string plan = Concat(plans, "/", *document->root().member("id").string());
  ASSERT_EQ(world_.Send({"dana", "POST", Concat(plan, "/withdraw"), "", "\"v1\""}).status, 200);
  // What a specialist writes over it now waits for the client's yes.
  EXPECT_EQ(world_.Send({"ann", "PUT", plan, body, "\"v2\""}).status, 202);
  EXPECT_THAT(world_.Send({"dana", "GET", plan}).body, HasSubstr("withdrawn"));
}

// INV-23: whatever the record says or does not say, the client's own search answers.
TEST_F(RecordsApi, SearchIsAlwaysOpen) {
  const std::string matches = Concat(base_, "/matches");
  EXPECT_EQ(world_.Send({"dana", "POST", matches}).status, 200);
  Put("dana", "profile", R"({"schema": 1, "key": "k", "aspirations": {"mode": "not_now"}})", "new");
  EXPECT_EQ(world_.Send({"dana", "POST", matches}).status, 200);
  const http::Reply kept = world_.Send({"dana", "POST", Concat(matches, "?keep=true")});
  EXPECT_EQ(kept.status, 200) << kept.body;
  const http::Reply found = world_.Send({"dana", "GET", Concat(base_, "/found-lists")});
  EXPECT_THAT(found.body, HasSubstr("found_by_client"));
}

TEST_F(RecordsApi, ExportEraseImportGivesItAllBack) {
  ASSERT_EQ(Put("dana", "about", R"({"likes":["quiet"]})", "new").status, 201);
  ASSERT_EQ(Put("dana", "wellness", R"({"notes":"zzmarker"})", "new").status, 201);
  ASSERT_EQ(Put("dana", "wellness", R"({"notes":"zzsecond"})", "\"v1\"").status, 200);
  const http::Reply given = world_.Send({"dana", "GET", Concat(base_, "/export")});
  ASSERT_EQ(given.status, 200) << given.body;
  EXPECT_THAT(given.body, HasSubstr("zzmarker"));
  EXPECT_THAT(world_.Send({"dana", "GET", Concat(base_, "/export?form=text")}).body,
              HasSubstr("Not for employers"));
  // What a specialist exports has no part that is not theirs.
  EXPECT_THAT(world_.Send({"ann", "GET", Concat(base_, "/export"), "", "", "", "rights"}).body,
              Not(HasSubstr("zzmarker")));
  const std::string tag = RecordsWorld::TagOf(world_.Send({"dana", "GET", base_}));
  EXPECT_EQ(world_.Send({"ann", "DELETE", base_, "", tag}).status, 403);
  EXPECT_EQ(world_.Send({"dana", "DELETE", base_, "", "\"v9\""}).status, 412);
  EXPECT_EQ(world_.Send({"dana", "DELETE", base_, "", tag}).status, 204);
  EXPECT_EQ(world_.Send({"dana", "GET", base_}).status, 404);
  EXPECT_EQ(world_.Send({"ann", "GET", base_}).status, 404);

  RecordsWorld other;
  const auto transaction = other.store().BeginWrite();
  const auto imported = casework::ImportRecord(
      transaction->get(), given.body,
      {{"service", "all"}, {"team", other.north()}, {"specialist", other.actor("ann").account}},
      absl::Now());
  ASSERT_TRUE(imported.ok()) << imported.status();
  EXPECT_EQ(imported->person, dana_);
  const auto wellness = (*transaction)->History("wellness", dana_);
  ASSERT_TRUE(wellness.ok());
  ASSERT_EQ(wellness->size(), 2u);
  EXPECT_THAT((*wellness)[0].body, HasSubstr("zzmarker"));
  EXPECT_THAT((*wellness)[1].body, HasSubstr("zzsecond"));
  EXPECT_TRUE((*transaction)->Commit().ok());
  EXPECT_EQ(other.Send({"ann", "GET", base_}).status, 200);
  EXPECT_TRUE(absl::IsAlreadyExists(
      casework::ImportRecord((*other.store().BeginWrite()).get(), given.body, {}, absl::Now())
          .status()));
}

TEST_F(RecordsApi, EqualityAnswersLieApartAndAreTheClientsOwn) {
  const std::string body = R"({"content": {"gender": "woman", "age": "35_44"}})";
  EXPECT_EQ(world_.Send({"ann", "POST", "/api/v1/monitoring", body}).status, 403);
  EXPECT_EQ(world_.Send({"ann", "GET", "/api/v1/monitoring"}).status, 403);
  EXPECT_EQ(world_.Send({"dana", "POST", "/api/v1/monitoring", body}).status, 200);
  EXPECT_THAT(world_.Send({"dana", "GET", "/api/v1/monitoring"}).body, HasSubstr("35_44"));
  const auto given = world_.Send({"dana", "GET", Concat(base_, "/export")});
  EXPECT_THAT(given.body, Not(HasSubstr("35_44")));
  const auto read = world_.monitoring().BeginRead();
  EXPECT_THAT(*(*read)->List("monitoring", dana_), ::testing::IsEmpty());
  EXPECT_EQ(world_.Send({"dana", "POST", "/api/v1/monitoring", R"({"content": {}})"}).status, 200);
  EXPECT_THAT(world_.Send({"dana", "GET", "/api/v1/monitoring"}).body, "{}");
}

}  // namespace
}  // namespace corner::testing
