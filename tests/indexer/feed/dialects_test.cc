// One invented record of each dialect, and what it says.
#include <map>

#include "indexer/feed/dialect.h"
#include "tests/indexer/feed/feed_support.h"

namespace corner::indexer {
namespace {

using enum PostingField;
using Fields = std::vector<std::pair<PostingField, std::string>>;

struct Case {
  std::string name;
  std::string bytes;
  std::string description;
  Fields fields;
};

const Case kCases[] = {
    {"own.jsonl",
     R"({"reference": "A-1", "title": " Baker ", "employer": "Figgins", "pay_text": "£12.71ph", "hours_min": 22.5, "lat": 54.48})"
     "\n{\"title\": \"Cook\"}\n",
     "JSON lines, dialect corner",
     {{kExternalId, "A-1"},
      {kTitle, "Baker"},
      {kEmployer, "Figgins"},
      {kPayText, "£12.71ph"},
      {kHoursMin, "22.5"},
      {kLatitude, "54.48"}}},
    {"plain.json",
     R"([{"Job Title": "Porter", "company_name": "St Elsewhere", "closing-date": "2026-06-01", "salary": 23000, "id": 17, "employmentType": "Part Time"}])",
     "JSON, dialect plain",
     {{kExternalId, "17"},
      {kTitle, "Porter"},
      {kEmployer, "St Elsewhere"},
      {kCloses, "2026-06-01"},
      {kPayText, "23000"},
      {kWorkingTime, "part-time"}}},
    {"adzuna.json",
     R"({"count": 1, "__CLASS__": "Results", "results": [{"id": "44", "title": "Picker", "company": {"display_name": "Boxes Ltd", "__CLASS__": "C"}, "location": {"display_name": "Leeds", "area": ["UK", "Leeds"]}, "salary_min": 21000, "salary_is_predicted": "1", "contract_time": "part_time", "created": "2026-05-01T10:00:00Z", "redirect_url": "https://jobs.example.org/44", "category": {"label": "Warehouse", "tag": "w"}}]})",
     "JSON, dialect adzuna",
     {{kExternalId, "44"},
      {kTitle, "Picker"},
      {kEmployer, "Boxes Ltd"},
      {kLocation, "Leeds"},
      {kPayMin, "21000"},
      {kPayPredicted, "true"},
      {kWorkingTime, "part_time"},
      {kCategory, "Warehouse"}}},
    {"reed.json",
     R"({"results": [{"jobId": 9, "employerId": 3, "employerName": "Tidy & Co", "jobTitle": "Cleaner", "locationName": "Hull", "minimumSalary": 12.5, "currency": "GBP", "expirationDate": "01/06/2026", "date": "01/05/2026", "fullTime": false, "partTime": true, "jobUrl": "https://jobs.example.org/9"}], "totalResults": 1})",
     "JSON, dialect reed",
     {{kExternalId, "9"},
      {kTitle, "Cleaner"},
      {kEmployer, "Tidy & Co"},
      {kPayMin, "12.5"},
      {kCloses, "01/06/2026"},
      {kPosted, "01/05/2026"},
      {kWorkingTime, "part-time"}}},
    {"page.json",
     R"({"@context": "https://schema.org", "@type": "JobPosting", "title": "Gardener", "identifier": {"@type": "PropertyValue", "value": "G7"}, "hiringOrganization": {"@type": "Organization", "name": "Parks Trust"}, "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Bath", "postalCode": "BA1 1AA", "addressCountry": {"name": "GB"}}}, {"address": "Bristol"}], "baseSalary": {"currency": "GBP", "value": {"minValue": 12, "maxValue": 13.5, "unitText": "HOUR"}}, "employmentType": ["PART_TIME", "TEMPORARY"], "validThrough": "2026-06-01T23:59", "jobLocationType": "TELECOMMUTE"})",
     "JSON, dialect jobposting",
     {{kExternalId, "G7"},
      {kTitle, "Gardener"},
      {kEmployer, "Parks Trust"},
      {kTown, "Bath"},
      {kPostcode, "BA1 1AA"},
      {kCountry, "GB"},
      {kPayMin, "12"},
      {kPayMax, "13.5"},
      {kPayPeriod, "HOUR"},
      {kPayCurrency, "GBP"},
      {kWorkingTime, "part-time"},
      {kContract, "TEMPORARY"},
      {kCloses, "2026-06-01T23:59"},
      {kRemote, "TELECOMMUTE"}}},
    {"apprenticeships.json",
     R"({"Vacancies": [{"VacancyId": 5, "VacancyTitle": "Apprentice joiner", "EmployerName": "Oak", "EmployerLocation": {"AddressLine1": "1 Mill Lane", "Postcode": "LS1 1AA", "Latitude": 53.8, "Longitude": -1.5}, "Wage": {"WageType": "Custom", "FixedWageYearlyAmount": 15000, "WeeklyHours": 37}, "ClosingDate": "2026-06-01"}]})",
     "JSON, dialect apprenticeships",
     {{kExternalId, "5"},
      {kTitle, "Apprentice joiner"},
      {kStreet, "1 Mill Lane"},
      {kPostcode, "LS1 1AA"},
      {kLongitude, "-1.5"},
      {kPayMin, "15000"},
      {kPayMax, "15000"},
      {kPayPeriod, "year"},
      {kContract, "apprenticeship"},
      {kHoursText, "37"}}},
    {"nhs.xml",
     "<nhsJobs><totalPages>1</totalPages><vacancyDetails><id>N1</id><reference>R1</reference>"
     "<title>Ward clerk &amp; porter</title><description>Help.</description>"
     "<employer>An NHS trust</employer><type>Permanent</type><salary>£23,615 a year</salary>"
     "<closeDate>2026-06-01</closeDate><postDate>2026-05-01T00:00:00</postDate>"
     "<url>https://jobs.example.org/N1</url><locations><locations>Leeds, LS1 1AA</locations>"
     "<locations>York</locations></locations></vacancyDetails></nhsJobs>",
     "XML, dialect nhs_jobs_v1",
     {{kExternalId, "N1"},
      {kTitle, "Ward clerk & porter"},
      {kEmployer, "An NHS trust"},
      {kContract, "Permanent"},
      {kPayText, "£23,615 a year"},
      {kCloses, "2026-06-01"},
      {kLocation, "Leeds, LS1 1AA"}}},
    {"nhs_old.xml",
     "<nhsJobs><vacancy_details_list><vacancy><id>8</id><job_reference>R8</job_reference>"
     "<job_title>Cook</job_title><job_description><![CDATA[<p>Cook & serve</p>]]></job_description>"
     "<job_employer>A trust</job_employer><job_location>Hull</job_location>"
     "<job_closedate>01/06/2026</job_closedate><job_staff_group>Estates</job_staff_group>"
     "</vacancy></vacancy_details_list></nhsJobs>",
     "XML, dialect nhs_jobs_old",
     {{kExternalId, "8"},
      {kTitle, "Cook"},
      {kDescription, "<p>Cook & serve</p>"},
      {kLocation, "Hull"},
      {kCloses, "01/06/2026"},
      {kCategory, "Estates"}}},
    {"find_a_job.xml",
     "<Vacancies><Vacancy "
     "vacancyRefCode=\"F1\"><Title>Driver</Title><Description>Drive.</Description>"
     "<Location><City>Derby</City><PostalCode>DE1 1AA</PostalCode></Location>"
     "<VacancyType id=\"3\"/><VacancyStatus id=\"2\"/><Salary><Text>£12.50 an hour</Text></Salary>"
     "<VacancyExpiry>2026-06-01</VacancyExpiry></Vacancy>"
     "<ExpireVacancies><ExpireVacancy vacancyRefCode=\"F0\"/></ExpireVacancies></Vacancies>",
     "XML, dialect find_a_job",
     {{kExternalId, "F1"},
      {kTitle, "Driver"},
      {kTown, "Derby"},
      {kPostcode, "DE1 1AA"},
      {kContract, "temporary"},
      {kWorkingTime, "part-time"},
      {kPayText, "£12.50 an hour"},
      {kCloses, "2026-06-01"}}},
    {"indeed.xml",
     "<source><publisher>P</publisher><job><title><![CDATA[Barista]]></title>"
     "<referencenumber>I1</referencenumber><company>Bean</company><city>Bath</city>"
     "<postalcode>BA1</postalcode><jobtype>parttime</jobtype><email>x@example.org</email>"
     "<description><p>Make <b>coffee</b></p></description></job></source>",
     "XML, dialect indeed",
     {{kExternalId, "I1"},
      {kTitle, "Barista"},
      {kEmployer, "Bean"},
      {kTown, "Bath"},
      {kWorkingTime, "part-time"},
      {kDescription, "<p>Make <b>coffee</b></p>"}}},
    {"feed.rss",
     "<rss><channel><title>Jobs</title><item><title>Clerk</title><link>https://a.example.org/1</"
     "link>"
     "<guid isPermaLink=\"false\">g1</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate></item>"
     "</channel></rss>",
     "XML, dialect rss",
     {{kExternalId, "g1"}, {kTitle, "Clerk"}, {kUrl, "https://a.example.org/1"}}},
    {"feed.atom",
     "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Jobs</title><entry><id>a1</id>"
     "<title>Clerk</title><link href=\"https://a.example.org/1\"/><updated>2026-05-01</updated>"
     "</entry></feed>",
     "XML, dialect atom",
     {{kExternalId, "a1"}, {kTitle, "Clerk"}, {kUrl, "https://a.example.org/1"}}},
    {"template.csv",
     "reference,title,employer,postcode,hours_min,hours_max,pattern,pay_min,pay_period,closes_on,"
     "apply_url,how_heard,tasks,environment,notes\r\n"
     "T1,Packer,Boxes,LS1 1AA,8,16,mornings,12.5,hour,2026-06-01,https://a.example.org,hidden,"
     "Packing,Quiet,ask for the manager\r\n",
     "CSV, dialect vacancies_csv",
     {{kExternalId, "T1"},
      {kTitle, "Packer"},
      {kHoursMin, "8"},
      {kCloses, "2026-06-01"},
      {kDescription, "Packing\nQuiet"}}},
};

TEST(Dialects, EachIsDetectedAndUnderstood) {
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.name);
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(each.name, each.bytes));
    EXPECT_EQ(contents.description, each.description);
    ASSERT_FALSE(contents.postings.empty())
        << (contents.rejections.empty() ? "" : contents.rejections[0].reason);
    for (const auto& [field, value] : each.fields) {
      EXPECT_EQ(contents.postings[0].Get(field), value) << PostingFieldName(field);
    }
    EXPECT_FALSE(contents.postings[0].raw.empty());
  }
}

TEST(Dialects, PrivateNotesAndContactsAreLeftOut) {
  for (const Case& each : kCases) {
    ASSERT_OK_AND_ASSIGN(const FeedContents contents, ReadBytesAs(each.name, each.bytes));
    for (const std::string& value : Values(contents.postings.at(0))) {
      EXPECT_EQ(value.find("x@example.org"), std::string::npos) << each.name;
      EXPECT_EQ(value.find("ask for the manager"), std::string::npos) << each.name;
    }
    const std::string& raw = contents.postings.at(0).raw;
    EXPECT_EQ(raw.find("x@example.org"), std::string::npos) << raw;
    EXPECT_EQ(raw.find("ask for the manager"), std::string::npos) << raw;
  }
}

TEST(Dialects, RemovalsAreGiven) {
  ASSERT_OK_AND_ASSIGN(
      const FeedContents contents,
      ReadBytesAs("gone.xml",
                  "<Vacancies><ExpireVacancies><ExpireVacancy vacancyRefCode=\"F0\"/>"
                  "<ExpireVacancy vacancyRefCode=\"F9\"/></ExpireVacancies></Vacancies>"));
  EXPECT_TRUE(contents.postings.empty());
  EXPECT_EQ(contents.removed, (std::vector<std::string>{"F0", "F9"}));
}

TEST(Dialects, UnknownMembersAreCountedAndKept) {
  ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                       ReadBytesAs("a.jsonl", "{\"title\": \"Cook\", \"mood\": {\"x\": 1}}"));
  EXPECT_EQ(contents.postings.at(0).unknown_members, std::vector<std::string>{"mood"});
  EXPECT_NE(contents.postings[0].raw.find("mood"), std::string::npos);
}

TEST(Dialects, MayBeNamed) {
  FeedOptions options;
  options.dialect = "reed";
  ASSERT_OK_AND_ASSIGN(const FeedContents contents,
                       ReadBytesAs("a.jsonl", "{\"jobTitle\": \"Cook\"}", options));
  EXPECT_EQ(contents.description, "JSON, dialect reed");
  options.dialect = "nhs_jobs_v1";
  EXPECT_THAT(ReadBytesAs("a.jsonl", "{\"title\": \"Cook\"}", options),
              corner::testing::FailsWith(absl::StatusCode::kInvalidArgument, "not for this"));
  options.dialect = "nonsense";
  EXPECT_THAT(ReadBytesAs("a.jsonl", "{\"title\": \"Cook\"}", options),
              corner::testing::FailsWith(absl::StatusCode::kInvalidArgument, "no dialect"));
}

TEST(Dialects, TablesHaveNoNameTwiceForOneField) {
  for (const Dialect& dialect : AllDialects()) {
    std::map<std::pair<std::string, PostingField>, int> seen;
    for (const Alias& alias : dialect.aliases) {
      EXPECT_EQ(seen[std::pair(NameKey(alias.path), alias.field)]++, 0)
          << dialect.name << " " << alias.path;
    }
    EXPECT_EQ(FindDialect(dialect.name)->aliases.data(), dialect.aliases.data());
  }
}

}  // namespace
}  // namespace corner::indexer
