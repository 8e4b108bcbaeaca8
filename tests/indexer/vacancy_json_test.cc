#include "indexer/vacancy_json.h"

#include <gtest/gtest.h>

#include <string>

#include "taxonomies/base/text.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

Vacancy Plain() {
  Vacancy vacancy;
  vacancy.id = "v1";
  vacancy.source = "leeds";
  vacancy.external_id = "7";
  vacancy.title = "Kitchen porter";
  vacancy.first_seen = *Day::ParseIso("2026-06-01");
  return vacancy;
}

TEST(VacancyJson, SaysOnlyWhatIsStated) {
  EXPECT_EQ(VacancyToJson(Plain()),
            R"({"id":"v1","source":"leeds","external_id":"7","kind":"vacancy",)"
            R"("title":"Kitchen porter","place":{"precision":"none"},"remote":"unknown",)"
            R"("contract":"unknown","competitive":true,"lawful":true,)"
            R"("first_seen":"2026-06-01","status":"open"})");
}

TEST(VacancyJson, FollowsSchemaOne) {
  Vacancy vacancy = Plain();
  vacancy.employer_key = "tern tide cafe";
  vacancy.employer_name = "The Tern & Tide Café Ltd";
  vacancy.place = {"Leeds", "Leeds", 53.8, -1.55, taxonomies::PlacePrecision::kTown, "town:leeds"};
  vacancy.pay.emplace();
  vacancy.pay->min_pence = 1221;
  vacancy.pay->period = PayPeriod::kHour;
  vacancy.pay->text = "£12.21";
  vacancy.hours = Hours{.min = 1600, .max = 3750};
  vacancy.pattern = kDays | kTermTime;
  vacancy.start_minute = 9 * 60 + 5;
  vacancy.contract = Contract::kPermanent;
  vacancy.occupation = {{"SOC2020", "9263", 853}};
  vacancy.fields = {"catering"};
  vacancy.requirements = {{"dbs", Requirement::Strength::kNice, 3, 9}};
  vacancy.schemes = {{"disability_confident", "leader"}, {"mindful_employer", ""}};
  vacancy.flags = kUnpaid | kNoEmployer;
  vacancy.facts = {{"pay", "£12.21", "field:pay_text", 0, 0},
                   {"hours", "16", "text:description", 4, 6},
                   {"hours", "37.5", "text:description", 9, 13}};
  vacancy.status = Status::kHeld;
  EXPECT_EQ(
      VacancyToJson(vacancy),
      R"({"id":"v1","source":"leeds","external_id":"7","kind":"vacancy","title":"Kitchen porter",)"
      R"("employer":{"key":"tern tide cafe","name":"The Tern & Tide Café Ltd"},)"
      R"("place":{"text":"Leeds","name":"Leeds","lat":53.8,"lon":-1.55,"precision":"town",)"
      R"("id":"town:leeds"},"remote":"unknown",)"
      R"("pay":{"min_pence":1221,"period":"hour","currency":"GBP","pro_rata":false,)"
      R"("predicted":false,"text":"£12.21"},"hours":{"min":16,"max":37.5},)"
      R"("pattern":["days","term_time"],"start_time":"09:05","contract":"permanent",)"
      R"("competitive":true,"lawful":true,)"
      R"("occupation":[{"scheme":"SOC2020","code":"9263","p":0.853}],"fields":["catering"],)"
      R"("requirements":[{"kind":"dbs","strength":"nice","span":[3,9]}],)"
      R"("schemes":[{"id":"disability_confident","level":"leader"},{"id":"mindful_employer"}],)"
      R"("flags":["unpaid","no_employer"],)"
      R"("facts":{"pay":{"value":"£12.21","source":"field:pay_text"},)"
      R"("hours":[{"value":"16","source":"text:description","span":[4,6]},)"
      R"({"value":"37.5","source":"text:description","span":[9,13]}]},)"
      R"("first_seen":"2026-06-01","status":"held"})");
  ASSERT_OK_AND_ASSIGN(const Vacancy again, VacancyFromJson(VacancyToJson(vacancy)));
  EXPECT_EQ(again, vacancy);
}

TEST(VacancyJson, ReadsBackWhatItWrote) {
  RandomVacancies random(1);
  for (int i = 0; i < 3000; ++i) {
    const Vacancy vacancy = random.Next();
    ASSERT_OK_AND_ASSIGN(const Vacancy again, VacancyFromJson(VacancyToJson(vacancy)));
    ASSERT_EQ(again, vacancy) << VacancyToJson(vacancy);
  }
}

TEST(VacancyJson, KeepsEveryCoordinateAndShare) {
  RandomVacancies random(2);
  Vacancy vacancy = Plain();
  vacancy.place.precision = taxonomies::PlacePrecision::kSite;
  vacancy.occupation.resize(1);
  vacancy.hours.emplace();
  for (int i = 0; i < 1000; ++i) {
    vacancy.place.lat = static_cast<double>(random.Between(-90'000'000, 90'000'000)) / 1e6;
    vacancy.place.lon = static_cast<double>(random.Between(-180'000'000, 180'000'000)) / 1e6;
    vacancy.occupation[0].per_mille = i;
    vacancy.hours->min = static_cast<int32_t>(random.Between(0, 16800));
    ASSERT_OK_AND_ASSIGN(const Vacancy again, VacancyFromJson(VacancyToJson(vacancy)));
    ASSERT_EQ(again, vacancy);
  }
}

TEST(VacancyJson, AwkwardTextsComeBack) {
  Vacancy vacancy = Plain();
  vacancy.title = "\"},\"first_seen\":\"1999-01-01\",\"status\":\"closed\"}";
  vacancy.description_text = "tab\t line\n back\\slash \x01 \xF0\x9F\x98\x80 \\u0000";
  const std::string json = VacancyToJson(vacancy);
  ASSERT_OK_AND_ASSIGN(const Vacancy again, VacancyFromJson(json));
  EXPECT_EQ(again, vacancy);
  EXPECT_EQ(VacancyWithStanding(VacancyContent(json), StandingOf(vacancy)), json);
}

TEST(VacancyJson, ContentLeavesOutWhatTheLedgerDecides) {
  RandomVacancies random(3);
  for (int i = 0; i < 200; ++i) {
    Vacancy vacancy = random.Next();
    const std::string json = VacancyToJson(vacancy);
    const std::string content(VacancyContent(json));
    vacancy.first_seen = vacancy.first_seen + 9;
    vacancy.status = Status::kClosed;
    if (i % 2 == 0) {
      vacancy.group = VacancyId("random", "another");
      vacancy.group_first_seen = vacancy.first_seen - 30;
    }
    EXPECT_EQ(VacancyContent(VacancyToJson(vacancy)), content);
    EXPECT_EQ(VacancyWithStanding(content, StandingOf(vacancy)), VacancyToJson(vacancy));
    ASSERT_OK_AND_ASSIGN(const Vacancy again, VacancyFromJson(VacancyToJson(vacancy)));
    EXPECT_EQ(again, vacancy);
    vacancy.title += "!";
    EXPECT_NE(VacancyContent(VacancyToJson(vacancy)), content);
  }
  EXPECT_EQ(VacancyContent("{}"), "");
}

TEST(VacancyJson, NamesThePathOfWhatIsWrong) {
  const std::pair<const char*, const char*> wrong[] = {
      {R"([])", "a vacancy must be a JSON object"},
      {R"({})", "id: a vacancy must have an id"},
      {R"({"id":7})", "id: expected a string, found a number"},
      {R"({"id":"v","colour":"red"})", "colour: unknown member"},
      {R"({"id":"v","place":{"lat":"53"}})", "place.lat: expected degrees, found a string"},
      {R"({"id":"v","place":{"zip":1}})", "place.zip: unknown member"},
      {R"({"id":"v","place":null})", "place: expected an object, found null"},
      {R"({"id":"v","pay":{"min_pence":12.5}})", "pay.min_pence: expected pence"},
      {R"({"id":"v","pay":{"period":"fortnight"}})", "pay.period: expected a period"},
      {R"({"id":"v","pattern":["days","dawn"]})", "pattern[1]: "},
      {R"({"id":"v","tasks":[{"concept":"a"},{"span":[5,2]}]})", "tasks[1].span: "},
      {R"({"id":"v","tasks":[{"weight":5000000000}]})", "tasks[0].weight: "},
      {R"({"id":"v","facts":{"pay":[{"source":1}]}})", "facts.pay[0].source: "},
      {R"({"id":"v","closes":"2026-02-30"})", "closes: expected a date"},
      {R"({"id":"v","start_time":"25:00"})", "start_time: expected HH:MM"},
      {R"({"id":"v","kind":"employer"})", "kind: expected \"vacancy\""},
      {R"({"id":"v","id":"w"})", "stands twice"},
      {R"({"id":"v")", "JSON"}};
  for (const auto& [json, sentence] : wrong) {
    EXPECT_THAT(VacancyFromJson(json), FailsWith(kInvalid, sentence)) << json;
  }
}

TEST(VacancyJson, RefusesEveryMissingEnd) {
  RandomVacancies random(4, {.words = 20});
  const std::string json = VacancyToJson(random.Next());
  for (size_t size = 0; size < json.size(); ++size) {
    EXPECT_FALSE(VacancyFromJson(json.substr(0, size)).ok());
  }
  EXPECT_THAT(VacancyFromJson(json), IsOk());
}

}  // namespace
}  // namespace corner::indexer
