#include "tests/indexer/feed/dialect_forms.h"

namespace corner::indexer {
namespace {

using enum PostingField;

const Codes kUpperTimes = {{"full-time", "FULL_TIME"}, {"part-time", "PART_TIME"}};

// The same names with everyday spellings, as a spreadsheet has them.
std::vector<Said> PlainColumns() {
  return {{kExternalId, "Job Ref"},
          {kTitle, "Job Title"},
          {kEmployer, "Company"},
          {kDescription, "Job Description"},
          {kUrl, "Link"},
          {kSector, "Industry"},
          {kCategory, "Job category"},
          {kLocation, "Location"},
          {kStreet, "Address line 1"},
          {kTown, "Town/City"},
          {kRegion, "County"},
          {kPostcode, "Post code"},
          {kCountry, "Country"},
          {kLatitude, "Lat"},
          {kLongitude, "Lng"},
          {kRemote, "Homeworking"},
          {kPayText, "Salary"},
          {kPayMin, "Salary from"},
          {kPayMax, "Salary to"},
          {kPayPeriod, "Salary period"},
          {kPayCurrency, "Currency"},
          {kPayPredicted, "pay_predicted"},
          {kHoursText, "Hours per week"},
          {kHoursMin, "Min hours"},
          {kHoursMax, "Max hours"},
          {kWorkingTime, "Full time / part time"},
          {kPattern, "Shift pattern"},
          {kStartTime, "Start time"},
          {kContract, "Contract type"},
          {kPosted, "Date posted", As::kDayFirst},
          {kCloses, "Closing date", As::kDayFirst},
          {kRequirements, "Essential criteria"},
          {kScheme, "Schemes"},
          {kRowSource, "Source"}};
}

std::vector<Said> OwnNames() {
  std::vector<Said> said;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    const auto field = static_cast<PostingField>(i);
    said.push_back({field, std::string(PostingFieldName(field))});
  }
  return said;
}

std::vector<Said> JobPosting() {
  return {
      {kExternalId, "identifier.value"},
      {kTitle, "title"},
      {kEmployer, "hiringOrganization.name"},
      {kDescription, "description"},
      {kUrl, "url"},
      {kSector, "industry"},
      {kCategory, "occupationalCategory"},
      {kLocation, "jobLocation.name"},
      {kStreet, "jobLocation.address.streetAddress"},
      {kTown, "jobLocation.address.addressLocality"},
      {kRegion, "jobLocation.address.addressRegion"},
      {kPostcode, "jobLocation.address.postalCode"},
      {kCountry, "jobLocation.address.addressCountry"},
      {kLatitude, "jobLocation.geo.latitude", As::kNumber},
      {kLongitude, "jobLocation.geo.longitude", As::kNumber},
      {kRemote, "jobLocationType", As::kText, {{"yes", "TELECOMMUTE"}}},
      {kPayText, "baseSalary.value.value"},
      {kPayMin, "baseSalary.value.minValue", As::kNumber},
      {kPayMax, "baseSalary.value.maxValue", As::kNumber},
      {kPayPeriod, "baseSalary.value.unitText", As::kText, {{"hour", "HOUR"}, {"year", "YEAR"}}},
      {kPayCurrency, "baseSalary.currency"},
      {kHoursText, "workHours"},
      {kWorkingTime, "employmentType", As::kText, kUpperTimes},
      {kRequirements, "qualifications"},
      {kPosted, "datePosted"},
      {kCloses, "validThrough", As::kDateTime}};
}

std::vector<Form> OwnForms() {
  return {
      {"corner", "a.json", "JSON, dialect corner", Form::kJson, "", "[", "]", OwnNames()},
      {"corner_xml", "a.xml", "XML, dialect corner", Form::kXml, "vacancy", "<vacancies>",
       "</vacancies>", OwnNames()},
      {"vacancies_csv",
       "a.csv",
       "CSV, dialect vacancies_csv",
       Form::kCsv,
       "",
       "",
       "",
       {{kExternalId, "reference"},
        {kTitle, "title"},
        {kEmployer, "employer"},
        {kPostcode, "postcode"},
        {kHoursMin, "hours_min"},
        {kHoursMax, "hours_max"},
        {kPattern, "pattern"},
        {kPayMin, "pay_min"},
        {kPayMax, "pay_max"},
        {kPayPeriod, "pay_period"},
        {kContract, "contract"},
        {kCloses, "closes_on"},
        {kUrl, "apply_url"},
        {kDescription, "tasks"}}},
      {"plain_csv", "a.csv", "CSV, dialect plain", Form::kCsv, "", "", "", PlainColumns()},
  };
}

std::vector<Form> ApiForms() {
  return {
      {"adzuna",
       "a.json",
       "JSON, dialect adzuna",
       Form::kJson,
       "",
       "{\"__CLASS__\": \"Adzuna::API::Response::JobSearchResults\", \"count\": 12, \"results\": [",
       "], \"mean\": 24001.5}",
       {{kExternalId, "id"},
        {kTitle, "title"},
        {kEmployer, "company.display_name"},
        {kDescription, "description"},
        {kUrl, "redirect_url"},
        {kCategory, "category.label"},
        {kLocation, "location.display_name"},
        {kLatitude, "latitude", As::kNumber},
        {kLongitude, "longitude", As::kNumber},
        {kPayMin, "salary_min", As::kNumber},
        {kPayMax, "salary_max", As::kNumber},
        {kPayPredicted, "salary_is_predicted", As::kText, {{"true", "1"}, {"false", "0"}}},
        {kWorkingTime, "contract_time", As::kText, kTimeCodes},
        {kContract, "contract_type", As::kText, {{"permanent", "permanent"}}},
        {kPosted, "created", As::kDateTime}},
       {{"__CLASS__", "Adzuna::API::Response::Job"}, {"adref", "x"}, {"category.tag", "y"}}},
      {"reed",
       "a.json",
       "JSON, dialect reed",
       Form::kJson,
       "",
       "{\"results\": [",
       "], \"totalResults\": 12, \"ambiguousLocations\": []}",
       {{kExternalId, "jobId"},
        {kTitle, "jobTitle"},
        {kEmployer, "employerName"},
        {kDescription, "jobDescription"},
        {kUrl, "jobUrl"},
        {kLocation, "locationName"},
        {kPayMin, "minimumSalary", As::kNumber},
        {kPayMax, "maximumSalary", As::kNumber},
        {kPayCurrency, "currency"},
        {kPayPeriod, "salaryType", As::kText, {{"year", "per annum"}, {"hour", "per hour"}}},
        {kContract, "contractType"},
        {kWorkingTime,
         "jobType",
         As::kText,
         {{"full-time", "Full time"}, {"part-time", "Part time"}}},
        {kPosted, "date", As::kDayFirst},
        {kCloses, "expirationDate", As::kDayFirst}},
       {{"employerId", "7"}, {"applications", "3"}}},
      {"apprenticeships",
       "a.json",
       "JSON, dialect apprenticeships",
       Form::kJson,
       "",
       "{\"vacancies\": [",
       "], \"pageSize\": 100, \"pageNo\": 1, \"totalPages\": 1}",
       {{kExternalId, "vacancyReference"},
        {kTitle, "title"},
        {kEmployer, "employerName"},
        {kDescription, "longDescription"},
        {kUrl, "applicationUrl"},
        {kSector, "route"},
        {kStreet, "address.addressLine1"},
        {kLocation, "address.addressLine3"},
        {kPostcode, "address.postcode"},
        {kLatitude, "address.latitude", As::kNumber},
        {kLongitude, "address.longitude", As::kNumber},
        {kPayText, "wage.wageText"},
        {kPayMin, "wage.fixedWageYearlyAmount", As::kNumber},
        {kPayMax, "wage.fixedWageYearlyAmount", As::kNumber},
        {kPayPeriod, "wage.wageUnit", As::kText, {{"year", "Annually"}}},
        {kHoursText, "wage.weeklyHours", As::kNumber},
        {kPattern, "wage.workingWeekDescription"},
        {kStartTime,
         "wage.workingWeekDescription",
         As::kText,
         {{"8am", "Monday to Friday, 8am to 4pm"}}},
        {kContract, "apprenticeshipType", As::kText, {{"apprenticeship", "Standard"}}},
        {kScheme, "isDisabilityConfident", As::kNumber, {{"Disability Confident", "true"}}},
        {kPosted, "postedDate", As::kDateTime},
        {kCloses, "closingDate", As::kDateTime}},
       {{"wage.wageType", "FixedWage"},
        {"employerContactEmail", "someone@example.org"},
        {"providerName", "Ripon Skills"}},
       "",
       0,
       false,
       true},
      {"teaching_json",
       "a.json",
       "JSON, dialect teaching_vacancies",
       Form::kJson,
       "",
       "{\"status\": true, \"data\": {\"pageOffset\": 0, \"jobs\": [",
       "]}}",
       Teaching(As::kText, As::kDateTime),
       {{"phase", "primary"}, {"trustUID", "1"}}},
      {"jobposting",
       "a.json",
       "JSON, dialect jobposting",
       Form::kJson,
       "",
       "[",
       "]",
       JobPosting(),
       {{"@context", "https://schema.org"}, {"@type", "JobPosting"}},
       "jobLocation.address.addressLocality",
       0},
      {"page",
       "a.html",
       "web page, dialect jobposting",
       Form::kPage,
       "",
       "<!doctype html>\n<html><head><title>Jobs</title></head><body><p>1 < 2</p>\n"
       "<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \"@graph\": "
       "[{\"@type\": \"Organization\", \"name\": \"Jobs\"},",
       "]}</script></body></html>",
       JobPosting(),
       {{"@type", "JobPosting"}},
       "jobLocation.address.addressLocality",
       0},
  };
}

}  // namespace

std::vector<Said> Teaching(As published, As expires) {
  return {{kExternalId, "reference"},
          {kUrl, "advertUrl"},
          {kPosted, "publishOn", published},
          {kCloses, "expiresAt", expires},
          {kTitle, "jobTitle"},
          {kDescription, "jobAdvert"},
          {kPayText, "salary"},
          {kCategory, "jobRole"},
          {kWorkingTime, "workingPatterns", As::kText, kTimeCodes},
          {kContract,
           "contractType",
           As::kText,
           {{"permanent", "permanent"}, {"fixed term", "fixed_term"}, {"casual", "casual"}}}};
}

const std::vector<Form>& AllForms() {
  static const auto* const kForms = [] {
    auto* forms = new std::vector<Form>;
    for (const auto& some : {OwnForms(), ApiForms(), XmlForms()}) {
      forms->insert(forms->end(), some.begin(), some.end());
    }
    return forms;
  }();
  return *kForms;
}

}  // namespace corner::indexer
