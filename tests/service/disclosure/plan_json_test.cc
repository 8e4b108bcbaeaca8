// Disclosure plans and talks as JSON: what was written is read, and the first thing wrong is named
// with its place.
#include <gtest/gtest.h>

#include "service/casework/disclosure_plan.h"
#include "service/casework/talk.h"
#include "taxonomies/base/text.h"
#include "tests/service/disclosure/random_case.h"
#include "tests/support/status_matchers.h"

namespace corner::casework {
namespace {

using corner::testing::FailsWith;
using corner::testing::IsOk;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

TEST(DisclosurePlanJson, ComesBackAsItWas) {
  testing::RandomCases cases(1);
  int plans = 0;
  for (int i = 0; i < 2000; ++i) {
    const testing::RandomCase one = cases.Next();
    if (!one.facts.plan) continue;
    const DisclosurePlan& plan = *one.facts.plan;
    const std::string json = WriteDisclosurePlan(plan);
    ASSERT_OK_AND_ASSIGN(const DisclosurePlan read, ReadDisclosurePlan(json));
    ASSERT_EQ(WriteDisclosurePlan(read), json);
    ASSERT_EQ(read.words, plan.words);
    ASSERT_EQ(read.exclusions, plan.exclusions);
    ASSERT_EQ(read.recipients, plan.recipients);
    ASSERT_EQ(read.stance, plan.stance);
    ASSERT_EQ(read.teller, plan.teller);
    ASSERT_EQ(read.expires, plan.expires);
    ASSERT_EQ(read.withdrawn, plan.withdrawn);
    ASSERT_EQ(std::tuple(read.may_contact, read.may_name_me, read.may_name_service),
              std::tuple(plan.may_contact, plan.may_name_me, plan.may_name_service));
    ASSERT_EQ(std::tuple(read.person, read.employer, read.employer_name),
              std::tuple(plan.person, plan.employer, plan.employer_name));
    ++plans;
  }
  EXPECT_GT(plans, 1000);
}

TEST(DisclosurePlanJson, TheShortestPlanTellsNothing) {
  ASSERT_OK_AND_ASSIGN(const auto plan, ReadDisclosurePlan(R"({"schema":1,"employer":"harbour"})"));
  EXPECT_EQ(plan.stance, DisclosurePlan::Stance::kUndecided);
  EXPECT_FALSE(plan.TellsAt(absl::Now(), DisclosurePlan::Moment::kInWork));
}

TEST(DisclosurePlanJson, TimesBeyondAllCalendarsStayWithdrawnAndUnexpired) {
  DisclosurePlan plan;
  plan.employer = "harbour";
  plan.stance = DisclosurePlan::Stance::kAtApplication;
  plan.expires = absl::InfiniteFuture();
  ASSERT_OK_AND_ASSIGN(auto read, ReadDisclosurePlan(WriteDisclosurePlan(plan)));
  EXPECT_TRUE(read.TellsAt(absl::Now(), DisclosurePlan::Moment::kInWork));
  plan.withdrawn = absl::InfinitePast();
  ASSERT_OK_AND_ASSIGN(read, ReadDisclosurePlan(WriteDisclosurePlan(plan)));
  EXPECT_FALSE(read.TellsAt(absl::Now(), DisclosurePlan::Moment::kInWork));
}

// `members` after the two that are needed.
std::string Plan(std::string_view members) {
  return Concat(R"({"schema":1,"employer":"harbour")", members.empty() ? "" : ",", members, "}");
}

std::string Texts(std::string_view name, int count) {
  std::string json = Concat("\"", name, "\":[");
  for (int i = 0; i < count; ++i) json += i == 0 ? "\"word\"" : ",\"word\"";
  return json + "]";
}

TEST(DisclosurePlanJson, NamesThePlaceOfTheFirstFault) {
  const std::string long_text(501, 'x');
  const std::pair<std::string, const char*> faults[] = {
      {"", "cannot be read"},
      {"{", "cannot be read"},
      {R"({"schema":1,"schema":1,"employer":"x"})", "cannot be read"},
      {"[]", "should be an object"},
      {R"({"employer":"harbour"})", "/schema: "},
      {R"({"schema":2,"employer":"harbour"})", "/schema: "},
      {R"({"schema":"1","employer":"harbour"})", "/schema: "},
      {R"({"schema":1})", "/employer: This member is missing"},
      {R"({"schema":1,"employer":" "})", "/employer: This text is empty"},
      {R"({"schema":1,"employer":7})", "/employer: This is a number"},
      {Plan(R"("diagnosis":"x")"), "/diagnosis: There is no such member"},
      {Plan(R"("a/b~c":1)"), "/a~1b~0c: There is no such member"},
      {Plan(R"("stance":"maybe")"), "/stance: “maybe”"},
      {Plan(R"("stance":2)"), "/stance: This is a number"},
      {Plan(R"("teller":"boss")"), "/teller: "},
      {Plan(R"("words":"one")"), "/words: This is a string"},
      {Plan(R"("words":["ok",""])"), "/words/1: This text is empty"},
      {Plan(R"("words":["ok",7,""])"), "/words/1: This is a number"},
      {Plan(Concat(R"("words":[")", long_text, "\"]")), "/words/0: This text has 501 bytes"},
      {Plan(R"("exclusions":["ok","…"])"), "/exclusions/1: There is no word"},
      {Plan(Texts("words", 51)), "/words: There are 51"},
      {Plan(Texts("exclusions", 51)), "/exclusions: There are 51"},
      {Plan(Texts("recipients", 21)), "/recipients: There are 21"},
      {Plan(R"("may_contact":1)"), "/may_contact: This is a number"},
      {Plan(R"("may_contact":null)"), "/may_contact: "},
      {Plan(R"("expires":"soon")"), "/expires: “soon”"},
      {Plan(R"("expires":"2026-08-03")"), "/expires: "},
      {Plan(R"("withdrawn":"infinite-past")"), "/withdrawn: "},
      {Plan(R"("withdrawn":"1850-01-01T00:00:00Z")"), "/withdrawn: "}};
  for (const auto& [json, sentence] : faults) {
    EXPECT_THAT(ReadDisclosurePlan(json), FailsWith(kInvalid, sentence)) << json;
  }
  for (const char* name : {"words", "exclusions"}) {
    EXPECT_THAT(ReadDisclosurePlan(Plan(Texts(name, 50))), IsOk());
  }
  EXPECT_THAT(ReadDisclosurePlan(Plan(Texts("recipients", 20))), IsOk());
  EXPECT_THAT(ReadDisclosurePlan(Plan(R"("expires":"2026-08-03T10:00:00+01:00")")), IsOk());
}

TEST(TalkJson, ComesBackAsItWas) {
  Talk talk{.person = "p1",
            .employer = "harbour",
            .day = *Day::ParseIso("2026-08-03"),
            .pros = {"I could start later", "no secrets"},
            .cons = {"they might look at me differently"},
            .decision = DisclosurePlan::Stance::kAfterOffer,
            .note = "Look again after two months."};
  ASSERT_OK_AND_ASSIGN(const Talk read, ReadTalk(WriteTalk(talk)));
  EXPECT_EQ(read, talk);
  ASSERT_OK_AND_ASSIGN(const Talk shortest, ReadTalk(R"({"schema":1,"day":"2026-08-03"})"));
  EXPECT_EQ(shortest.decision, DisclosurePlan::Stance::kUndecided);
}

TEST(TalkJson, NamesThePlaceOfTheFirstFault) {
  const std::pair<std::string, const char*> faults[] = {
      {R"({"schema":1})", "/day: This member is missing"},
      {R"({"schema":1,"day":"3 August"})", "/day: This is not a day"},
      {R"({"schema":1,"day":"2026-08-03","mood":1})", "/mood: There is no such member"},
      {R"({"schema":1,"day":"2026-08-03","cons":[" "]})", "/cons/0: This text is empty"},
      {R"({"schema":1,"day":"2026-08-03","decision":"yes"})", "/decision: "}};
  for (const auto& [json, sentence] : faults) {
    EXPECT_THAT(ReadTalk(json), FailsWith(kInvalid, sentence)) << json;
  }
}

}  // namespace
}  // namespace corner::casework
