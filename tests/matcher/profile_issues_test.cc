// Every way a profile can be wrong, with the place that the issue names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matcher/profile_json.h"
#include "tests/support/profile_text.h"

namespace corner::matcher {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Issues = std::vector<ProfileIssue>;

Issues IssuesOf(std::string_view json) { return ReadProfile(json, BuiltinProfileWords()).issues; }

std::vector<std::string> Paths(const Issues& issues) {
  std::vector<std::string> paths;
  for (const ProfileIssue& issue : issues) paths.push_back(issue.path);
  return paths;
}

std::string Members(std::string_view members) {
  return Concat(R"({"schema":1,"key":"k",)", members, "}");
}

struct Case {
  std::string_view members;  // after schema and key
  std::string_view path;     // of the one issue
  std::string_view says;     // within its sentence and hint
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    const Issues issues = IssuesOf(Members(one.members));
    ASSERT_THAT(Paths(issues), ElementsAre(one.path)) << one.members;
    const std::string text = Concat(issues[0].sentence, " ", issues[0].hint);
    EXPECT_THAT(text, HasSubstr(std::string(one.says))) << one.members;
    EXPECT_TRUE(issues[0].sentence.ends_with('.')) << issues[0].sentence;
    EXPECT_THAT(issues[0].sentence, Not(HasSubstr(".."))) << issues[0].sentence;
    EXPECT_FALSE(issues[0].hint.empty()) << issues[0].sentence;
  }
}

TEST(ProfileIssues, WhatIsNoJsonIsOneIssueAboutTheWhole) {
  for (const std::string_view text :
       {"", "{", "not json", "{\"schema\":1,\"key\":\"k\",}", "{\"key\":\"k\"} more",
        "{\"schema\":1,\"key\":\"k\",\"key\":\"l\"}", "{\"schema\":1,\"key\":\"\xff\"}",
        "{\"schema\":1,\"key\":\"\\ud800\"}", "{\"schema\":1,\"key\":\"\\u0000\"}"}) {
    const Issues issues = IssuesOf(text);
    ASSERT_THAT(Paths(issues), ElementsAre("")) << text;
    EXPECT_THAT(issues[0].sentence, HasSubstr("cannot be read"));
    EXPECT_THAT(issues[0].sentence, Not(HasSubstr("..")));
  }
  EXPECT_THAT(IssuesOf("{\"key\":\"\xff\"}")[0].sentence, HasSubstr("not valid UTF-8"));
  EXPECT_THAT(Paths(IssuesOf(std::string(100, '['))), ElementsAre(""));
  EXPECT_THAT(Paths(IssuesOf("[]")), ElementsAre(""));
  EXPECT_THAT(IssuesOf("[]")[0].sentence, HasSubstr("should be an object"));
}

TEST(ProfileIssues, SchemaAndKeyMustBeThere) {
  EXPECT_THAT(Paths(IssuesOf("{}")), ElementsAre("/schema", "/key"));
  EXPECT_THAT(Paths(IssuesOf(R"({"schema":2,"key":"k"})")), ElementsAre("/schema"));
  EXPECT_THAT(Paths(IssuesOf(R"({"schema":"1","key":"k"})")), ElementsAre("/schema"));
  EXPECT_THAT(Paths(IssuesOf(R"({"schema":1,"key":""})")), ElementsAre("/key"));
  EXPECT_THAT(Paths(IssuesOf(R"({"schema":1,"key":7})")), ElementsAre("/key"));
}

TEST(ProfileIssues, UnknownMembersAreNamedWithWhatWasMeant) {
  Check({{R"("facet":[])", "/facet", "Did you mean “facets”?"},
         {R"("shiftsOk":[])", "/shiftsOk", "“shifts_ok”"},
         {R"("diagnosis":"x")", "/diagnosis", "Corner does not use it for matching."},
         {R"("age":44)", "/age", "Leave it out: Corner does not use it for matching."},
         {R"("a/b~c":1)", "/a~1b~0c", "“a/b~c”"},
         {R"("":1)", "/", "“”"},
         {R"("aspirations":{"field":[]})", "/aspirations/field", "“fields”"},
         {R"("aspirations":{"concepts":[{"id":"sing","weight":2}]})",
          "/aspirations/concepts/0/weight", "“weight”"},
         {R"("resources":[{"concept":"sing","wishes":"want"}])", "/resources/0/wishes", "“wish”"},
         {R"("resources":[{"concept":"sing","evidence":[{"kind":"paid","text":"x","gap":"y"}]}])",
          "/resources/0/evidence/0/gap", "“gap”"},
         {R"("hours":{"minimum":2})", "/hours/minimum", "“minimum”"},
         {R"("unavailable":[{"day":"mon","from":"09:00","to":"10:00","reason":"x"}])",
          "/unavailable/0/reason", "“reason”"},
         {R"("caps":[{"by":"field","max":1,"least":2}])", "/caps/0/least", "“least”"}});
}

TEST(ProfileIssues, WrongTypes) {
  Check({{R"("aspirations":[])", "/aspirations", "should be an object"},
         {R"("aspirations":{"fields":"retail"})", "/aspirations/fields", "should be a list"},
         {R"("aspirations":{"fields":[3]})", "/aspirations/fields/0", "should be a string"},
         {R"("resources":{})", "/resources", "should be a list"},
         {R"("resources":["sing"])", "/resources/0", "should be an object"},
         {R"("resources":[{"concept":"sing","evidence":"x"}])", "/resources/0/evidence", "a list"},
         {R"("resources":[{"concept":"sing","use_to_find_jobs":"yes"}])",
          "/resources/0/use_to_find_jobs", "should be true or false"},
         {R"("facets":[{"id":"noise","ideal":"2"}])", "/facets/0/ideal", "a whole number"},
         {R"("hours":{"min":"8"})", "/hours/min", "should be a number"},
         {R"("start_time":930)", "/start_time", "should be a string"},
         {R"("pay_floor_pence":null)", "/pay_floor_pence", "Leave the member out"},
         {R"("permanent":1)", "/permanent", "should be true or false"},
         {R"("remote":"no")", "/remote", "should be true or false"},
         {R"("openness":true)", "/openness", "should be a string"},
         {R"("musts":"hours")", "/musts", "should be a list"},
         {R"("vetoes":[{}])", "/vetoes/0", "should be a string"},
         {R"("credentials":[1])", "/credentials/0", "should be a string"},
         {R"("widen":"true")", "/widen", "should be true or false"}});
}

TEST(ProfileIssues, UnknownIds) {
  Check({{R"("aspirations":{"fields":["retial"]})", "/aspirations/fields/0", "retail"},
         {R"("aspirations":{"concepts":[{"id":"gow_vegetables"}]})", "/aspirations/concepts/0/id",
          "grow_vegetables"},
         {R"("resources":[{"concept":"walk_dog"}])", "/resources/0/concept", "walk_dogs"},
         {R"("resources":[{"concept":"zzzz"}])", "/resources/0/concept", "is no resource"},
         {R"("facets":[{"id":"noisy","ideal":2}])", "/facets/0/id", "noise"},
         {R"("vetoes":["field:catring"])", "/vetoes/0", "catering"},
         {R"("vetoes":["concept:sign_songs"])", "/vetoes/0", "no resource"},
         {R"("vetoes":["personal_cares"])", "/vetoes/0", "personal_care"},
         {R"("vetoes":["zzzz"])", "/vetoes/0", "no job field or resource"},
         {R"("caps":[{"by":"field","value":"ofice","max":1}])", "/caps/0/value", "office"},
         {R"("musts":["facet:noize"])", "/musts/0", "noise"}});
}

TEST(ProfileIssues, UnknownWords) {
  Check({{R"("aspirations":{"mode":"any"})", "/aspirations/mode", "none_given"},
         {R"("resources":[{"concept":"sing","wish":"wants"}])", "/resources/0/wish",
          "Did you mean “want”?"},
         {R"("facets":[{"id":"noise","ideal":2,"strength":"strong"}])", "/facets/0/strength",
          "must, prefer or avoid"},
         {R"("shifts_ok":["day"])", "/shifts_ok/0", "“days”"},
         {R"("unavailable":[{"day":"monday","from":"09:00","to":"10:00"}])", "/unavailable/0/day",
          "mon, tue"},
         {R"("travel":{"origins":["Leeds"],"modes":["train"],"max_minutes":30})", "/travel/modes/0",
          "bus"},
         {R"("sectors":[{"id":"Retail","strength":"like"}])", "/sectors/0/strength", "favour"},
         {R"("openness":"yes")", "/openness", "beyond"},
         {R"("musts":["money"])", "/musts/0", "pay"},
         {R"("vetoes":["company:acme"])", "/vetoes/0", "no kind of veto"},
         {R"("vetoes":["employer:"])", "/vetoes/0", "names no employer"},
         {R"("vetoes":["sector: - "])", "/vetoes/0", "names no sector"},
         {R"("caps":[{"by":"town","max":1}])", "/caps/0/by", "employer"},
         {R"("credentials":["Driving licence"])", "/credentials/0", "driving_licence"}});
}

TEST(ProfileIssues, NumbersOutOfRange) {
  Check({{R"("aspirations":{"concepts":[{"id":"sing","strength":0}]})",
          "/aspirations/concepts/0/strength", "1 to 3"},
         {R"("aspirations":{"concepts":[{"id":"sing","strength":4}]})",
          "/aspirations/concepts/0/strength", "1 to 3"},
         {R"("facets":[{"id":"noise","ideal":0}])", "/facets/0/ideal", "1 to 5"},
         {R"("facets":[{"id":"noise","ideal":6}])", "/facets/0/ideal", "1 to 5"},
         {R"("facets":[{"id":"noise","ideal":2.5}])", "/facets/0/ideal", "whole number"},
         {R"("hours":{"min":-1})", "/hours/min", "0 to 168"},
         {R"("hours":{"max":169})", "/hours/max", "0 to 168"},
         {R"("hours":{"target":1e300})", "/hours/target", "0 to 168"},
         {R"("hours":{"ramp":[{"from":"2027-01-04","hours":200}]})", "/hours/ramp/0/hours", "168"},
         {R"("hours":{"min":20,"max":10})", "/hours/min", "more than the most"},
         {R"("hours":{"min":10,"max":20,"target":9.5})", "/hours/target", "outside"},
         {R"("hours":{"max":20,"target":20.5})", "/hours/target", "outside"},
         {R"("travel":{"origins":["Leeds"],"modes":["bus"],"max_minutes":0})",
          "/travel/max_minutes", "1 to 480"},
         {R"("travel":{"origins":["Leeds"],"modes":["bus"],"max_minutes":481})",
          "/travel/max_minutes", "1 to 480"},
         {R"("pay_floor_pence":-5)", "/pay_floor_pence", "pence an hour"},
         {R"("pay_floor_pence":0)", "/pay_floor_pence", "pence an hour"},
         {R"("pay_floor_pence":13)", "/pay_floor_pence", "pence an hour"},
         {R"("pay_floor_pence":2500000)", "/pay_floor_pence", "pence an hour"},
         {R"("pay_floor_pence":99999999999999999999)", "/pay_floor_pence", "pence an hour"},
         {R"("caps":[{"by":"employer","max":0}])", "/caps/0/max", "1 to 1000"}});
}

TEST(ProfileIssues, TimesAndDays) {
  for (const std::string_view time :
       {"9:30", "09.30", "24:00", "09:60", "0930", "", "09:30 ", "09:30 maybe", "+9:30", "09:3x"}) {
    EXPECT_THAT(Paths(IssuesOf(Members(Concat(R"("start_time":")", time, "\"")))),
                ElementsAre("/start_time"))
        << time;
  }
  Check(
      {{R"("unavailable":[{"day":"mon","from":"9","to":"10:00"}])", "/unavailable/0/from", "HH:MM"},
       {R"("unavailable":[{"day":"mon","from":"24:00","to":"24:00"}])", "/unavailable/0/from",
        "HH:MM"},
       {R"("unavailable":[{"day":"mon","from":"10:00","to":"10:00"}])", "/unavailable/0/to",
        "ends before it begins"},
       {R"("unavailable":[{"day":"mon","from":"22:00","to":"06:00"}])", "/unavailable/0/to",
        "A night is two entries"},
       {R"("unavailable":[{"day":"mon","from":"22:00"}])", "/unavailable/0/to", "missing"},
       {R"("hours":{"ramp":[{"from":"4 Jan","hours":9}]})", "/hours/ramp/0/from", "not a day"},
       {R"("hours":{"ramp":[{"from":"2027-02-30","hours":9}]})", "/hours/ramp/0/from",
        "not a day"}});
  EXPECT_THAT(IssuesOf(Members(R"("unavailable":[{"day":"sun","from":"22:00","to":"24:00"}])")),
              IsEmpty());
}

TEST(ProfileIssues, Places) {
  const auto travel = [](std::string_view origins) {
    return Concat(R"("travel":{"modes":["bus"],"max_minutes":30,"origins":)", origins, "}");
  };
  const std::string unknown = travel(R"(["Xyzzyx"])"), near = travel(R"(["Leeds","Leedz"])");
  const std::string several = travel(R"(["Newport"])"), none = travel("[]");
  const std::string exchanged = travel(R"([{"lat":-1.5,"lon":1.8}])");
  const std::string half = travel(R"([{"lat":53.8,"name":"home"}])"), wrong = travel("[7]");
  const std::string blank = travel(R"([" "])");
  Check({{unknown, "/travel/origins/0", "No place in the United Kingdom"},
         {near, "/travel/origins/1", "Did you mean Leeds"},
         {several, "/travel/origins/0", "Newport, Isle of Wight"},
         {none, "/travel/origins", "no place to travel from"},
         {exchanged, "/travel/origins/0/lat", "49 to 61"},
         {half, "/travel/origins/0/lon", "missing"},
         {wrong, "/travel/origins/0", "should be an object"},
         {blank, "/travel/origins/0", "empty"},
         {R"("travel":{"origins":["Leeds"],"modes":[],"max_minutes":30})", "/travel/modes",
          "walk, cycle, bus or car"}});
  EXPECT_THAT(Paths(IssuesOf(Members(R"("travel":{})"))),
              ElementsAre("/travel/origins", "/travel/modes", "/travel/max_minutes"));
}

TEST(ProfileIssues, MustsThatHaveNothingToHoldAJobAgainst) {
  Check({{R"("musts":["hours"])", "/musts/0", "Hours are a must"},
         {R"("hours":{"ramp":[]},"musts":["hours"])", "/musts/0", "Hours are a must"},
         {R"("shifts_ok":[],"musts":["shifts"])", "/musts/0", "Shifts are a must"},
         {R"("musts":["travel"])", "/musts/0", "journey is a must"},
         {R"("musts":["pay"])", "/musts/0", "pay_floor_pence"},
         {R"("permanent":false,"musts":["permanent"])", "/musts/0", "Set permanent to true"},
         {R"("musts":["permanent"])", "/musts/0", "Set permanent to true"},
         {R"("musts":["start"])", "/musts/0", "start_time"},
         {R"("musts":["facet:noise"])", "/musts/0", "not rated"},
         {R"("facets":[{"id":"noise","ideal":5,"strength":"avoid"}],"musts":["facet:noise"])",
          "/musts/0", "keep away from"}});
}

TEST(ProfileIssues, OneFaultIsOneIssue) {
  Check({{R"("hours":{"min":-1},"musts":["hours"])", "/hours/min", ""},
         {R"("shifts_ok":["dayz"],"musts":["shifts"])", "/shifts_ok/0", ""},
         {R"("pay_floor_pence":1,"musts":["pay"])", "/pay_floor_pence", ""},
         {R"("permanent":"yes","musts":["permanent"])", "/permanent", ""},
         {R"("start_time":"nine","musts":["start"])", "/start_time", ""},
         {R"("facets":[{"id":"noise","ideal":9}],"musts":["facet:noise"])", "/facets/0/ideal", ""},
         {R"("travel":{"origins":["Xyzzyx"],"modes":["bus"],"max_minutes":9},"musts":["travel"])",
          "/travel/origins/0", ""}});
}

TEST(ProfileIssues, WhatStandsTwice) {
  Check({{R"("resources":[{"concept":"sing"},{"concept":"sing","wish":"never"}])",
          "/resources/1/concept", "all its evidence into one"},
         {R"("aspirations":{"concepts":[{"id":"sing"},{"id":"sing","strength":1}]})",
          "/aspirations/concepts/1/id", "twice"},
         {R"("facets":[{"id":"noise","ideal":1},{"id":"noise","ideal":5}])", "/facets/1/id",
          "rated twice"},
         {R"("sectors":[{"id":"Food retail","strength":"favour"},
             {"id":"food retail","strength":"avoid"}])",
          "/sectors/1/id", "twice"}});
}

TEST(ProfileIssues, EvidenceSaysSomething) {
  Check({{R"("resources":[{"concept":"sing","evidence":[{"kind":"paid"}]}])",
          "/resources/0/evidence/0/text", "missing"},
         {R"("resources":[{"concept":"sing","evidence":[{"kind":"","text":"x"}]}])",
          "/resources/0/evidence/0/kind", "empty"},
         {R"("resources":[{"wish":"want"}])", "/resources/0/concept", "missing"},
         {R"("resources":[{"concept":"sing","use_to_find_jobs":false}])",
          "/resources/0/use_to_find_jobs", "is used whenever"}});
  EXPECT_THAT(
      IssuesOf(Members(R"("resources":[{"concept":"lived_experience","use_to_find_jobs":false}])")),
      IsEmpty());
}

TEST(ProfileIssues, TooMuch) {
  const auto list = [](std::string_view member, std::string_view entry, int count) {
    std::string text = Concat("\"", member, "\":[", entry);
    for (int i = 1; i < count; ++i) text.append(",").append(entry);
    return text + "]";
  };
  const std::string facet = R"({"id":"noise","ideal":2})";
  EXPECT_EQ(Paths(IssuesOf(Members(list("facets", facet, 25)))).front(), "/facets");
  EXPECT_NE(Paths(IssuesOf(Members(list("facets", facet, 24)))).front(), "/facets");
  const std::string resource = R"({"concept":"sing"})";
  EXPECT_EQ(Paths(IssuesOf(Members(list("resources", resource, 1001)))).front(), "/resources");
  EXPECT_NE(Paths(IssuesOf(Members(list("resources", resource, 1000)))).front(), "/resources");

  const auto evidence = [](size_t bytes) {
    return Members(Concat(R"("resources":[{"concept":"sing","evidence":[{"kind":"paid","text":")",
                          std::string(bytes, 'x'), R"("}]}])"));
  };
  EXPECT_THAT(IssuesOf(evidence(2000)), IsEmpty());
  EXPECT_THAT(Paths(IssuesOf(evidence(2001))), ElementsAre("/resources/0/evidence/0/text"));
  EXPECT_THAT(Paths(IssuesOf(std::string(kMostProfileBytes + 1, ' '))), ElementsAre(""));

  // However much is wrong, the answer stays readable.
  const Issues many =
      IssuesOf(Members(list("vetoes", "1", 1000) + "," + list("shifts_ok", "1", 1000)));
  EXPECT_EQ(many.size(), kMostProfileIssues + 1);
  EXPECT_THAT(many.back().sentence, HasSubstr("1000 more"));
}

TEST(ProfileIssues, EveryProblemIsReportedAtOnceAndTheRestIsKept) {
  const ProfileReading reading = ReadProfile(
      R"({"schema":3,"key":"k","age":44,"aspirations":{"fields":["retail","nowhere"]},
          "resources":[{"concept":"sing"},{"concept":"bake","wish":"maybe"}],
          "hours":{"min":8,"max":500},"pay_floor_pence":1300,"musts":["pay","start"]})",
      BuiltinProfileWords());
  EXPECT_FALSE(reading.ok());
  EXPECT_THAT(Paths(reading.issues), ElementsAre("/age", "/schema", "/aspirations/fields/1",
                                                 "/resources/1/wish", "/hours/max", "/musts/1"));
  EXPECT_THAT(reading.profile.aspirations.fields, ElementsAre("retail"));
  EXPECT_EQ(reading.profile.resources.size(), 2u);
  EXPECT_EQ(reading.profile.hours.min, 800);
  EXPECT_TRUE(reading.profile.IsMust(Must::kPay));
}

}  // namespace
}  // namespace corner::matcher
