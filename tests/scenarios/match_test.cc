// Judged clients on the demonstration: lists with reasons, the yardstick, acceptance cases, and
// profiles that cannot be used.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "taxonomies/base/text.h"
#include "tests/scenarios/demonstration.h"
#include "tests/support/paths.h"
#include "tests/support/shared_data.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Judged(std::string_view name) {
  return Concat(SourceDir(), "/tests/data/judgements/", name);
}

class MatchScenario : public Demonstration {};

TEST_F(MatchScenario, AShortlistSaysWhyInTheClientsWords) {
  const Outcome list = Run({"match", "--profile", Judged("profiles/thirsk-bread.json"), "--for",
                            "client", "--limit", "3"});
  ASSERT_EQ(list.status, 0) << list.err;
  EXPECT_THAT(list.out, HasSubstr("You said"));
  EXPECT_THAT(list.out, HasSubstr("You told us: “"));
  EXPECT_THAT(list.out, HasSubstr("Next: "));
}

TEST_F(MatchScenario, EveryListedJobStandsAsListedWhenAskedWhy) {
  const Args match = {"match", "--profile", Judged("profiles/leeds-first-steps.json"), "--json"};
  const Outcome list = Run(match);
  ASSERT_EQ(list.status, 0) << list.err;
  const JsonDocument document = Json(list.out);
  const JsonValue items = document.root().member("items");
  ASSERT_GT(items.size(), 0u);
  Args why = match;
  why.insert(why.end(), {"--why", std::string(*items.element(0).member("id").string())});
  const Outcome standing = Run(why);
  ASSERT_EQ(standing.status, 0) << standing.err;
  const JsonDocument answer = Json(standing.out);
  EXPECT_EQ(answer.root().member("standing").string(), "listed");
  EXPECT_EQ(answer.root().member("item").member("fit").integer(),
            items.element(0).member("fit").integer());
}

TEST_F(MatchScenario, ACaseloadAndTheClientsOfOneJob) {
  const Outcome caseload = Run({"match", "--profiles", Judged("profiles"), "--json"});
  ASSERT_EQ(caseload.status, 0) << caseload.err;
  const JsonDocument document = Json(caseload.out);
  EXPECT_EQ(document.root().member("lists").size(), 12u);
  const JsonValue first = document.root().member("lists").element(0);
  const JsonValue item = first.member("items").element(0);
  ASSERT_TRUE(item.valid());
  const Outcome clients = Run({"match", "--profiles", Judged("profiles"), "--vacancy",
                               std::string(*item.member("id").string())});
  ASSERT_EQ(clients.status, 0) << clients.err;
  EXPECT_THAT(clients.out, HasSubstr(std::string(*first.member("profile").string())));
}

TEST_F(MatchScenario, TheYardstickPutsTheShortlistAboveEveryOtherOrder) {
  const Outcome evaluation =
      Run({"evaluate", "--profiles", Judged("profiles"), "--qrels", Judged("qrels.tsv"), "--json"});
  ASSERT_EQ(evaluation.status, 0) << evaluation.err;
  const JsonDocument document = Json(evaluation.out);
  EXPECT_EQ(document.root().member("n").integer(), 12);
  const JsonValue systems = document.root().member("systems");
  double corner = 0;
  for (size_t i = 0; i < systems.size(); ++i) {
    const JsonValue system = systems.element(i);
    const double ndcg = *system.member("ndcg10").number();
    if (system.member("name").string() == "corner") corner = ndcg;
  }
  EXPECT_GE(corner, 0.72);
  for (size_t i = 0; i < systems.size(); ++i) {
    const auto name = systems.element(i).member("name").string();
    if (!name || name->starts_with("corner") || name->starts_with("no_")) continue;
    EXPECT_GT(corner, *systems.element(i).member("ndcg10").number()) << *name;
  }
}

TEST_F(MatchScenario, NothingSaidIsStillAUsefulList) {
  const Outcome list = Run({"match", "--json", "--profile",
                            scratch_.Write("nothing.json", R"({"schema":1,"key":"k"})")});
  ASSERT_EQ(list.status, 0) << list.err;
  EXPECT_EQ(Json(list.out).root().member("items").size(), 20u);
}

TEST_F(MatchScenario, AProfileThatCannotBeUsedSaysAllThatIsWrong) {
  const Outcome bad =
      Run({"match", "--profile", scratch_.Write("bad.json", R"({"schema":1,"key":"k",
      "aspirations":{"concepts":[{"id":"keep_beez","strength":7}]},
      "hours":{"min":30,"max":10},"travel":{"origins":["Nowhere at all"],"modes":["bus"],
      "max_minutes":30},"vetoes":[3]})")});
  EXPECT_EQ(bad.status, 1);
  for (const char* path : {"/aspirations/concepts/0/id", "/aspirations/concepts/0/strength",
                           "/hours", "/travel/origins/0", "/vetoes/0"}) {
    EXPECT_THAT(bad.err, HasSubstr(path));
  }
  EXPECT_THAT(bad.err, HasSubstr("keep_bees"));
  for (const char* text : {"", "{", "[]", "{\"schema\":2,\"key\":\"k\"}"}) {
    EXPECT_EQ(Run({"match", "--profile", scratch_.Write("x.json", text)}).status, 1) << text;
  }
  EXPECT_EQ(Run({"match", "--profile", scratch_.Path("missing.json")}).status, 1);
  EXPECT_EQ(Run({"match"}).status, 2);
}

TEST(AcceptanceCases, AllHold) {
  CORNER_SKIP_WITHOUT_SHARED("cases/acceptance_cases.json");
  const std::string cases = SharedFolder() / "cases" / "acceptance_cases.json";
  const Scratch scratch;
  const std::string command =
      Concat("'", CORNER_RUN_CASES, "' '", cases, "' > '", scratch.Path("out"), "'");
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace corner::testing
