// Shapes of public-sector systems as they really arrive: dates, codes, wages and removals, read
// through to the vacancy.
#include "indexer/normalise/normalise.h"
#include "taxonomies/places/gazetteer.h"
#include "tests/indexer/feed/feed_support.h"

namespace corner::indexer {
namespace {

using enum PostingField;

std::vector<Vacancy> Vacancies(const FeedContents& contents) {
  const Normaliser normaliser(taxonomies::Builtin(), {"test", *Day::ParseIso("2026-05-04")});
  std::vector<Vacancy> vacancies;
  for (const Posting& posting : contents.postings) {
    auto result = normaliser.Normalise(posting);
    if (const auto* rejection = std::get_if<Rejection>(&result)) {
      ADD_FAILURE() << rejection->reason;
    } else {
      vacancies.push_back(std::get<Vacancy>(std::move(result)));
    }
  }
  return vacancies;
}

std::string Iso(const std::optional<Day>& day) { return day ? day->Iso() : "none"; }

TEST(TeachingVacancies, DatesOfEverySystemAreRead) {
  const std::pair<const char*, const char*> kDates[] = {{"2042-08-23T01:40:35+0100", "2042-08-23"},
                                                        {"20-5-2043", "2043-05-20"},
                                                        {"2044-05-16 00:00:00", "2044-05-16"},
                                                        {"2042-10-28T12:00:00", "2042-10-28"},
                                                        {"2043-02-10T23:59:00+00:00", "2043-02-10"},
                                                        {"01/09/2043 12:00:00", "2043-09-01"},
                                                        {"2042-08-02", "2042-08-02"}};
  for (const auto& [written, day] : kDates) {
    const std::string json = Concat(
        R"({"result": [{"reference": "1", "jobTitle": "Cook", "jobAdvert": "Cooking", "expiresAt": ")",
        written, R"("}], "targetUrl": null, "success": true, "__abp": true})");
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("a.json", json));
    EXPECT_EQ(contents.description, "JSON, dialect teaching_vacancies");
    ASSERT_EQ(Vacancies(contents).size(), 1u) << written;
    EXPECT_EQ(Iso(Vacancies(contents)[0].closes), day) << written;
  }
}

TEST(TeachingVacancies, ListsAndCodesAreRead) {
  const std::string kNested =
      R"({"status": true, "data": {"pageOffset": 0, "totalJobCount": 2, "jobs": [
        {"reference": "a", "advertUrl": "https://jobs.example.org/a", "publishOn": "2026-04-15",
         "expiresAt": "2026-06-10T23:59:00+01:00", "jobTitle": "Teaching assistant",
         "jobAdvert": "Reading with small groups.", "salary": "£12.85 an hour",
         "workingPatterns": ["part_time", "term_time"], "contractType": ["fixed_term"],
         "isJobShare": true, "keyStages": ["ks1"], "schoolUrns": ["111111"], "trustUID": null},
        {"reference": "b", "jobTitle": "Cook", "jobAdvert": "Cooking.",
         "workingPatterns": "full_time,flexible", "contractType": "parental_leave_cover"}]}})";
  ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("a.json", kNested));
  EXPECT_EQ(contents.description, "JSON, dialect teaching_vacancies");
  const std::vector<Vacancy> vacancies = Vacancies(contents);
  ASSERT_EQ(vacancies.size(), 2u);
  EXPECT_EQ(vacancies[0].contract, Contract::kFixed);
  EXPECT_EQ(vacancies[0].pattern, kTermTime | kFlexible);  // job share is flexible working
  EXPECT_EQ(vacancies[0].pay->min_pence, 1285);
  EXPECT_EQ(contents.postings[0].Get(kWorkingTime), "part-time");
  EXPECT_EQ(contents.postings[1].Get(kWorkingTime), "full-time");
  EXPECT_EQ(vacancies[1].pattern, kFlexible);
  EXPECT_EQ(vacancies[1].contract, Contract::kFixed);
  EXPECT_TRUE(contents.names.unknown.empty());
}

TEST(TeachingVacancies, RssWithAVacancyInItsItemsIsRead) {
  const std::string kRss =
      "<rss xmlns:a10=\"http://www.w3.org/2005/Atom\" version=\"2.0\"><channel><title>Jobs</title>"
      "<item><link>https://jobs.example.org/1</link><title>Caretaker</title>"
      "<a10:updated>2026-05-01T10:16:07Z</a10:updated><a10:content type=\"text/xml\"><Vacancy>"
      "<VacancyID>915</VacancyID><Vacancy_title>Caretaker</Vacancy_title>"
      "<Salary>£24,000 - £25,000</Salary><Advert_text><![CDATA[<p>Keys and <b>boilers</b></p>]]>"
      "</Advert_text><Vacancy_ID>PIL915</Vacancy_ID><Expiry_date>01/09/2026 12:00:00</Expiry_date>"
      "<Job_Location>Barnstaple, Devon</Job_Location><Working_Patterns>part_time</Working_Patterns>"
      "<Contract_Type>permanent</Contract_Type><Phase_>secondary</Phase_><URN>111111</URN>"
      "</Vacancy></a10:content></item></channel></rss>";
  ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("a.rss", kRss));
  EXPECT_EQ(contents.description, "XML, dialect vacancy_rss");
  const std::vector<Vacancy> vacancies = Vacancies(contents);
  ASSERT_EQ(vacancies.size(), 1u);
  EXPECT_EQ(vacancies[0].title, "Caretaker");
  EXPECT_EQ(vacancies[0].place.name, "Barnstaple");
  EXPECT_EQ(Iso(vacancies[0].closes), "2026-09-01");
  EXPECT_EQ(vacancies[0].contract, Contract::kPermanent);
  EXPECT_EQ(vacancies[0].pay->max_pence, 2'500'000);
  // VacancyID and Vacancy_ID are one name to us; the first stands.
  EXPECT_EQ(vacancies[0].external_id, "915");
  ASSERT_EQ(contents.names.unknown.size(), 1u);
  EXPECT_EQ(contents.names.unknown[0].name, "a10:content.Vacancy.Vacancy_ID (after the first)");
}

struct WageCase {
  std::string wage;
  std::optional<int64_t> min, max;
  PayPeriod period;
};

TEST(Apprenticeships, WagesAreReadInEachForm) {
  const WageCase kWages[] = {
      {R"({"wageType": "FixedWage", "fixedWageYearlyAmount": 15000, "wageText": "£15,000"})",
       1'500'000, 1'500'000, PayPeriod::kYear},
      {R"({"wageType": "NationalMinimumWage", "wageText": "£7,909.08 to £15,290.89"})", 790'908,
       1'529'089, PayPeriod::kYear},
      {R"({"wageType": "FixedWage", "fixedWageYearlyAmount": 9500})", 950'000, 950'000,
       PayPeriod::kYear},
      {R"({"wageType": "Custom", "wageAmount": 240, "wageUnit": "Weekly"})", 24'000, 24'000,
       PayPeriod::kWeek},
      {R"({"wageType": "Custom", "wageAmountLowerBound": 1100, "wageAmountUpperBound": 1300, "wageUnit": "Monthly"})",
       110'000, 130'000, PayPeriod::kMonth},
      {R"({"wageText": "£8.10 an hour", "wageUnit": "NotApplicable"})", 810, 810, PayPeriod::kHour},
  };
  for (const WageCase& each : kWages) {
    SCOPED_TRACE(each.wage);
    const std::string json =
        Concat(R"({"vacancies": [{"vacancyReference": "VAC1", "title": "Apprentice cook", )",
               R"("description": "Cooking.", "hoursPerWeek": 30, "wage": )", each.wage,
               "}], \"total\": 1}");
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("a.json", json));
    EXPECT_EQ(contents.description, "JSON, dialect apprenticeships");
    const std::vector<Vacancy> vacancies = Vacancies(contents);
    ASSERT_EQ(vacancies.size(), 1u);
    ASSERT_TRUE(vacancies[0].pay);
    EXPECT_EQ(vacancies[0].pay->min_pence, each.min);
    EXPECT_EQ(vacancies[0].pay->max_pence, each.max);
    EXPECT_EQ(vacancies[0].pay->period, each.period);
    EXPECT_EQ(vacancies[0].contract, Contract::kApprenticeship);
    EXPECT_EQ(vacancies[0].hours->min, 3000);
  }
}

TEST(Apprenticeships, AWageWithoutAFigureIsNotStated) {
  const std::string kJson =
      R"({"Vacancies": [{"VacancyReference": "1", "Title": "Groom", "Description": "Horses.",
        "Wage": {"WageType": "CompetitiveSalary", "WageText": "", "WeeklyHours": 37.5,
                 "WorkingWeekDescription": "Monday to Friday, 7.30am to 3.30pm"},
        "Address": {"AddressLine1": "Hill Farm", "AddressLine3": "Ripon", "Postcode": "HG4 1AA",
                    "Latitude": 0, "Longitude": 0},
        "IsDisabilityConfident": true, "EmployerContactPhone": "0161 496 0000"}]})";
  ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs("a.json", kJson));
  const std::vector<Vacancy> vacancies = Vacancies(contents);
  ASSERT_EQ(vacancies.size(), 1u);
  EXPECT_FALSE(vacancies[0].pay);
  EXPECT_EQ(vacancies[0].hours->min, 3750);
  EXPECT_EQ(vacancies[0].pattern, kDays);
  EXPECT_EQ(vacancies[0].start_minute, 7 * 60 + 30);
  EXPECT_EQ(vacancies[0].place.name, "HG4");
  ASSERT_EQ(vacancies[0].schemes.size(), 1u);
  EXPECT_EQ(vacancies[0].schemes[0].id, "disability_confident");
  EXPECT_EQ(contents.postings[0].raw.find("0161"), std::string::npos);
}

TEST(FindAJob, RemovalsMayBeTheWholeDocument) {
  ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                       ReadBytesAs("gone.xml",
                                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ExpireVacancies>\n"
                                   "  <ExpireVacancy vacancyRefCode=\"F1-1\"/>\n"
                                   "  <ExpireVacancy vacancyRefCode=\"F2-2\"/>\n"
                                   "</ExpireVacancies>\n"));
  EXPECT_TRUE(contents.postings.empty());
  EXPECT_EQ(contents.removed, (std::vector<std::string>{"F1-1", "F2-2"}));
}

TEST(FindAJob, ACategoryIsAWordOrNothing) {
  const auto sector = [](const char* id) {
    const std::string xml = Concat("<Vacancies><Vacancy vacancyRefCode=\"F1\"><Title>Cook</Title>",
                                   "<Description>Cooking</Description><VacancyCategory id=\"", id,
                                   "\"/></Vacancy></Vacancies>");
    const auto contents = ReadBytesAs("a.xml", xml);
    return contents.ok() ? Vacancies(*contents).at(0).sector : "";
  };
  EXPECT_EQ(sector("14"), "IT");
  EXPECT_EQ(sector("27"), "Education");
  EXPECT_EQ(sector("3"), "");
}

}  // namespace
}  // namespace corner::indexer
