// A spreadsheet with names of its own: what a run says about them, and the map that explains them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kSheet =
    "Ref,Job title,Firma,Town,Duties,Contact\r\n"
    "T-1,Kitchen porter,The Copper Kettle,Leeds,Washing up,Jo 0161 496 0000\r\n"
    "T-2,Baker,Crumb,York,Bread,Al 0161 496 0001\r\n";
constexpr std::string_view kMap =
    "# our sheet\nFirma = employer\nDuties = tasks\nContact = ignore\nUntil = closes\n";

class Map : public ::testing::Test {
 protected:
  Outcome Ingest(Args more) const {
    Args args = {"ingest", sheet_, "--data", scratch_.Path("data")};
    args.insert(args.end(), more.begin(), more.end());
    return Corner(args);
  }
  Outcome Export() const { return Corner({"export", "--data", scratch_.Path("data")}); }

  Scratch scratch_;
  std::string sheet_ = scratch_.Write("tuesday.csv", kSheet);
};

TEST_F(Map, WithoutOneTheReportNamesWhatWasNotUnderstood) {
  const Outcome run = Ingest({});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("tuesday: names not understood"));
  EXPECT_THAT(run.out, HasSubstr("\"Firma\" (2)"));
  EXPECT_THAT(run.out, HasSubstr("--map"));
  const JsonDocument report = Json(Ingest({"--json"}).out);
  const JsonValue source = report.root().member("sources").element(0);
  const JsonValue names = source.member("unknown_members");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names.element(0).member("name").string(), "Contact");
  EXPECT_EQ(names.element(0).member("count").integer(), 2);
  EXPECT_EQ(source.member("map_not_met").size(), 0u);
}

TEST_F(Map, GivesTheNamesAMeaningForThatRun) {
  const std::string map = scratch_.Write("tuesday.map", kMap);
  const Outcome run = Ingest({"--map", map});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, Not(HasSubstr("not understood")));
  EXPECT_THAT(run.out, HasSubstr("the map names what this feed does not have: Until"));
  const Outcome exported = Export();
  EXPECT_THAT(exported.out, HasSubstr("The Copper Kettle"));
  EXPECT_THAT(exported.out, HasSubstr("Washing up"));
  EXPECT_THAT(exported.out, Not(HasSubstr("0161")));
  // The next run knows nothing of it.
  EXPECT_THAT(Ingest({}).out, HasSubstr("not understood"));
}

TEST_F(Map, AnErrorNamesTheLineAndTakesNothingIn) {
  const std::string map = scratch_.Write("tuesday.map", "Firma = employer\nTown = twon\n");
  const Outcome run = Ingest({"--map", map});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("tuesday.map: line 2: there is no field \"twon\""));
  EXPECT_THAT(run.err, HasSubstr("Did you mean town"));
  EXPECT_EQ(Ingest({"--map", scratch_.Path("absent.map")}).status, 1);
  EXPECT_THAT(Export().out, Not(HasSubstr("Kettle")));
}

TEST_F(Map, ASavedWebPageIsAFeed) {
  sheet_ = scratch_.Write("careers.html",
                          "<!doctype html><html><script type=\"application/ld+json\">{\"@type\": "
                          "\"JobPosting\", \"title\": \"Gardener\", \"description\": \"Beds and "
                          "borders.\", \"url\": \"https://jobs.example.org/1\"}</script></html>");
  const Outcome run = Ingest({});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(Export().out, HasSubstr("Gardener"));
}

}  // namespace
}  // namespace corner::testing
