// The commands as scripts use them: exit statuses, the shapes of --json, and errors that help.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/demonstration.h"

namespace corner::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;

std::vector<std::string> Members(JsonValue object) {
  std::vector<std::string> names;
  object.ForEachMember([&](std::string_view name, JsonValue) { names.emplace_back(name); });
  return names;
}

std::string Text(JsonValue value) { return std::string(value.string().value_or("")); }

class Commands : public Demonstration {};

TEST_F(Commands, StatusAndVerifySayWhatIsThere) {
  const Outcome status = Run({"status", "--json"});
  EXPECT_EQ(status.status, 0);
  const JsonDocument counts = Json(status.out);
  EXPECT_THAT(Members(counts.root()), IsSupersetOf({"vacancies", "open", "closed", "held",
                                                    "generation", "edition", "seq", "lag"}));
  EXPECT_EQ(counts.root().member("vacancies").integer(), 400);
  EXPECT_EQ(counts.root().member("open").integer(), counts.root().member("searchable").integer());
  EXPECT_EQ(counts.root().member("lag").integer(), 0);
  const Outcome verify = Run({"verify", "--json"});
  EXPECT_EQ(verify.status, 0);
  const JsonDocument report = Json(verify.out);
  EXPECT_EQ(report.root().member("equal").boolean(), true);
  EXPECT_EQ(report.root().member("ledger").integer(), counts.root().member("open").integer());
  EXPECT_EQ(report.root().member("index").integer(), counts.root().member("open").integer());
}

TEST_F(Commands, IngestReportsEachSource) {
  const std::string feed = scratch_.Write("more.jsonl", AdvertLines(1, 3) + "{}\n");
  const Outcome run = Run({"ingest", feed, "--json"});
  EXPECT_EQ(run.status, 1);
  const JsonDocument report = Json(run.out);
  EXPECT_THAT(Members(report.root()), IsSupersetOf({"sources", "seconds"}));
  const JsonValue source = report.root().member("sources").element(0);
  EXPECT_THAT(Members(source), IsSupersetOf({"source", "lines", "accepted", "unchanged", "closed",
                                             "rejected", "held", "rejections"}));
  EXPECT_EQ(Text(source.member("source")), "more");
  EXPECT_EQ(source.member("accepted").integer(), 3);
  EXPECT_THAT(Members(source.member("rejections").element(0)),
              ElementsAre("line", "reason", "hint"));
}

TEST_F(Commands, AMissingFeedIsNamedAndTheOthersGoOn) {
  const std::string feed = scratch_.Write("more.jsonl", AdvertLines(1, 3));
  const Outcome run = Run({"ingest", scratch_.Path("absent.jsonl"), feed});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr("absent.jsonl"));
  EXPECT_NE(ComplaintOf(run).hint, "");
  EXPECT_EQ(
      Json(Run({"search", "employer:thistle", "--json"}).out).root().member("total").integer(), 3);
}

TEST_F(Commands, SearchGivesResultsAndFacets) {
  const Outcome run = Run({"search", "cleaner", "--json", "--facets", "contract", "--limit", "3"});
  ASSERT_EQ(run.status, 0) << run.err;
  const JsonDocument answer = Json(run.out);
  EXPECT_THAT(Members(answer.root()),
              IsSupersetOf({"total", "relation", "understood", "items", "facets"}));
  EXPECT_EQ(Text(answer.root().member("relation")), "eq");
  EXPECT_EQ(answer.root().member("items").size(), 3u);
  const JsonValue item = answer.root().member("items").element(0);
  EXPECT_THAT(Members(item),
              IsSupersetOf({"id", "title", "employer", "place", "pay_text", "snippet", "score"}));
  const JsonValue facet = answer.root().member("facets").member("contract");
  ASSERT_GT(facet.size(), 0u) << run.out.substr(0, 500);
  EXPECT_THAT(Members(facet.element(0)), IsSupersetOf({"value", "count"}));
}

TEST_F(Commands, ACursorMeetsEachResultOnce) {
  std::set<std::string> seen;
  int64_t total = -1;
  std::string after;
  do {
    Args args = {"search", "team", "--json", "--limit", "20"};
    if (!after.empty()) args.insert(args.end(), {"--after", after});
    const Outcome run = Run(args);
    ASSERT_EQ(run.status, 0) << run.err;
    const JsonDocument answer = Json(run.out);
    total = answer.root().member("total").integer().value_or(-1);
    const JsonValue items = answer.root().member("items");
    ASSERT_GT(items.size(), 0u);
    for (size_t i = 0; i < items.size(); ++i) {
      EXPECT_TRUE(seen.insert(Text(items.element(i).member("id"))).second);
    }
    after = Text(answer.root().member("next"));
  } while (!after.empty());
  EXPECT_EQ(static_cast<int64_t>(seen.size()), total);
  EXPECT_GT(total, 20);
}

TEST_F(Commands, ShowKnowsEveryFoundVacancy) {
  const JsonDocument answer = Json(Run({"search", "cleaner", "--json"}).out);
  const std::string id = Text(answer.root().member("items").element(0).member("id"));
  const Outcome json = Run({"show", id, "--json"});
  EXPECT_EQ(json.status, 0) << json.err;
  const JsonDocument vacancy = Json(json.out);
  EXPECT_EQ(Text(vacancy.root().member("id")), id);
  EXPECT_EQ(Text(vacancy.root().member("kind")), "vacancy");
  EXPECT_THAT(Members(vacancy.root()),
              IsSupersetOf({"source", "external_id", "title", "employer", "description",
                            "first_seen", "status", "remote", "contract", "facts"}));
  const Outcome unknown = Run({"show", "v0000000000000000000000000"});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_EQ(CountOf(unknown.err, "corner: "), 1u);
}

// An advert of one opening as a board has it, with text enough to compare.
std::string PorterLine(const std::string& id, const std::string& intro) {
  std::string text = intro;
  for (int i = 0; i < 12; ++i) {
    text += Concat(" You carry tray number ", i, " up to floor ", i * 7, " before the doors open.");
  }
  return Concat("{\"id\":\"", id, "\",\"title\":\"Kitchen porter\",\"employer\":\"Quarry Foods\",",
                "\"location\":\"Leeds\",\"description\":\"", text, "\"}\n");
}

TEST_F(Commands, GroupsAreFoundAndASplitOutlastsIngestAndRebuild) {
  const std::string one = scratch_.Write("one.jsonl", PorterLine("A-1", "Come and help."));
  const std::string two = scratch_.Write("two.jsonl", PorterLine("77", "We look for you."));
  ASSERT_EQ(Run({"ingest", one, two}).status, 0);
  const auto total = [&](const char* fold) {
    const Outcome run = Run({"search", "employer:quarry", "--fold", fold, "--json"});
    return Json(run.out).root().member("total").integer();
  };
  EXPECT_EQ(total("false"), 2);
  EXPECT_EQ(total("true"), 1);
  const Outcome list = Run({"groups", "list", "--json"});
  ASSERT_EQ(list.status, 0) << list.err;
  std::string id;
  const JsonDocument groups = Json(list.out);
  for (size_t i = 0; i < groups.root().member("items").size(); ++i) {
    const JsonValue item = groups.root().member("items").element(i);
    if (Text(item.member("employer")) == "Quarry Foods") id = Text(item.member("id"));
  }
  ASSERT_NE(id, "") << list.out;
  const Outcome show = Run({"groups", "show", id, "--json"});
  EXPECT_EQ(Json(show.out).root().member("adverts").size(), 2u);
  EXPECT_EQ(Text(Json(show.out).root().member("reasons").element(0).member("verdict")),
            "duplicate");
  const Outcome split = Run({"groups", "split", id});
  EXPECT_EQ(split.status, 0) << split.err;
  EXPECT_THAT(split.out, HasSubstr("set apart by a person on 2026-06-01"));
  EXPECT_EQ(total("true"), 2);  // the index has heard of it
  ASSERT_EQ(Run({"ingest", one, two}).status, 0);
  ASSERT_EQ(Run({"ingest", "--rebuild"}).status, 0);
  EXPECT_EQ(total("true"), 2);
  EXPECT_EQ(Run({"verify"}).status, 0);
  const Outcome again = Run({"groups", "split", id});
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(ComplaintOf(again).sentence, HasSubstr("alone"));
  EXPECT_EQ(Run({"groups", "join", id, "v0"}).status, 1);
  EXPECT_EQ(Run({"groups"}).status, 2);
}

TEST_F(Commands, AnUnknownValueIsAnErrorWithSuggestions) {
  const Outcome contract = Run({"search", "--contract", "permanant"});
  EXPECT_EQ(contract.status, 1);
  EXPECT_EQ(contract.out, "");
  EXPECT_EQ(ComplaintOf(contract).hint, "Did you mean permanent?");
  const Outcome cursor = Run({"search", "--after", "nonsense"});
  EXPECT_EQ(cursor.status, 1);
  EXPECT_THAT(cursor.err, StartsWith("corner: "));
}

TEST_F(Commands, BadUsageIsStatusTwo) {
  EXPECT_EQ(Run({"search", "--bogus"}).status, 2);
  EXPECT_EQ(Run({"frobnicate"}).status, 2);
  EXPECT_EQ(Run({"export", "--format", "docx"}).status, 2);
  EXPECT_EQ(Run({"show"}).status, 2);
  const Outcome day = Running({Program(), "status", "--data", data_, "--day", "tomorrow"}).Wait();
  EXPECT_EQ(day.status, 2);
  EXPECT_THAT(day.err, HasSubstr("tomorrow"));
  EXPECT_EQ(Running({Program()}).Wait().status, 2);
  EXPECT_EQ(Running({Program(), "--help"}).Wait().status, 0);
}

TEST_F(Commands, InitMakesAFolderThatIsEmptyAndInStep) {
  const std::string data = scratch_.Path("fresh");
  EXPECT_EQ(Corner({"init", "--data", data}).status, 0);
  EXPECT_EQ(Corner({"verify", "--data", data}).status, 0);
  const Outcome search = Corner({"search", "anything", "--data", data, "--json"});
  EXPECT_EQ(search.status, 0) << search.err;
  EXPECT_EQ(Json(search.out).root().member("total").integer(), 0);
  EXPECT_EQ(Corner({"init", "--data", data}).status, 0) << "a second time does no harm";
}

TEST_F(Commands, AFolderWithoutDataIsOneSentence) {
  for (const char* command : {"status", "verify", "search", "export"}) {
    const Outcome run = Corner({command, "--data", scratch_.Path("nothing")});
    EXPECT_EQ(run.status, 1) << command;
    EXPECT_EQ(run.out, "") << command;
    EXPECT_EQ(CountOf(run.err, "corner: "), 1u) << command << ": " << run.err;
    EXPECT_NE(ComplaintOf(run).hint, "") << command << ": " << run.err;
  }
}

TEST_F(Commands, CsvExportDefusesFormulas) {
  const std::string feed = scratch_.Write(
      "formula.jsonl",
      "{\"id\":\"S-1\",\"title\":\"=HYPERLINK(1)\",\"employer\":\"@Heron \\\"and\\\" Co\","
      "\"location\":\"Leeds\",\"description\":\"Wash up and dry.\"}\n");
  const std::string data = scratch_.Path("formula");
  ASSERT_EQ(Corner({"ingest", feed, "--data", data}).status, 0);
  const std::string path = scratch_.Path("out.csv");
  const Outcome run = Corner({"export", "--format", "csv", "--to", path, "--data", data});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  const std::string csv = ReadAll(path);
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFid,title,employer"));
  EXPECT_THAT(csv, HasSubstr("\"'=HYPERLINK(1)\",\"'@Heron \"\"and\"\" Co\""));
  EXPECT_THAT(csv, Not(HasSubstr("\"=")));
  EXPECT_EQ(CountOf(csv, "\r\n"), 2u);
}

}  // namespace
}  // namespace corner::testing
