// Names of XML feeds.
#include "indexer/feed/dialect_tables.h"

namespace corner::indexer {
namespace {

using enum PostingField;

constexpr Alias kNhsJobsAliases[] = {
    {"id", kExternalId},
    {"reference", kExternalId},
    {"title", kTitle},
    {"description", kDescription},
    {"employer", kEmployer},
    {"type", kContract},
    {"salary", kPayText},
    {"closeDate", kCloses},
    {"postDate", kPosted},
    {"url", kUrl},
    {"locations.locations", kLocation},  // the first of several sites
    {"locations.location", kLocation},
    {"locations", kLocation},
    {"staffGroup", kCategory},
};

constexpr Alias kNhsJobsOldAliases[] = {
    {"id", kExternalId},
    {"job_reference", kExternalId},
    {"job_title", kTitle},
    {"job_description", kDescription},
    {"job_employer", kEmployer},
    {"job_type", kContract},
    {"job_salary", kPayText},
    {"job_location", kLocation},
    {"job_closedate", kCloses},
    {"job_postdate", kPosted},
    {"job_staff_group", kCategory},
    {"job_url", kUrl},
};

constexpr CodeText kFindAJobContract[] = {
    {"1", "permanent"}, {"2", "contract"}, {"3", "temporary"}, {"4", "apprenticeship"}};
constexpr CodeText kFindAJobTime[] = {{"1", "full-time"}, {"2", "part-time"}};
// The two that are published with a meaning; the others are numbers without a word.
constexpr CodeText kFindAJobCategory[] = {{"14", "IT"}, {"27", "Education"}, {"*", ""}};

// The bulk upload of the DWP's Find a job.
constexpr Alias kFindAJobAliases[] = {
    {"@vacancyRefCode", kExternalId},
    {"Title", kTitle},
    {"Description", kDescription},
    {"Company", kEmployer},
    {"EmployerName", kEmployer},
    {"Location.StreetAddress", kStreet},
    {"Location.City", kTown},
    {"Location.State", kRegion},
    {"Location.PostalCode", kPostcode},
    {"Location.Country", kCountry},
    {"VacancyExpiry", kCloses},
    {"VacancyType@id", kContract, Use::kText, kFindAJobContract},
    {"VacancyType", kContract},
    {"VacancyStatus@id", kWorkingTime, Use::kText, kFindAJobTime},
    {"VacancyStatus", kWorkingTime},
    {"VacancyCategory", kCategory},
    {"VacancyCategory@id", kCategory, Use::kText, kFindAJobCategory},
    {"Salary.Text", kPayText},
    {"Salary.Min", kPayMin},
    {"Salary.Max", kPayMax},
    {"Salary.Frequency", kPayPeriod},
    {"Salary.Frequency@id"},
    {"ApplyUrl", kUrl},
    {"ApplyMethod.ApplyUrl", kUrl},
    {"ApplyMethod@id"},
    {"ApplyMethod"},
    {"Welsh"},
};

// Indeed's form, which most aggregators copy.
constexpr Alias kIndeedAliases[] = {
    {"referencenumber", kExternalId},
    {"reference_id", kExternalId},
    {"requisitionid", kExternalId},
    {"id", kExternalId},
    {"guid", kExternalId},
    {"title", kTitle},
    {"company", kEmployer},
    {"company_name", kEmployer},
    {"sourcename", kRowSource},
    {"description", kDescription},
    {"experience", kRequirements, Use::kAppend},
    {"education", kRequirements, Use::kAppend},
    {"url", kUrl},
    {"link", kUrl},
    {"apply_url", kUrl},
    {"website"},  // the employer's own, not the advert
    {"category", kCategory, Use::kList},
    {"industry", kSector},
    {"location", kLocation},
    {"streetaddress", kStreet},
    {"city", kTown},
    {"region", kRegion},
    {"state", kRegion},
    {"postalcode", kPostcode},
    {"zip", kPostcode},
    {"zipcode", kPostcode},
    {"country", kCountry},
    {"latitude", kLatitude},
    {"longitude", kLongitude},
    {"remotetype", kRemote},
    {"remote", kRemote},
    {"salary", kPayText},
    {"salary_min", kPayMin},
    {"salary_max", kPayMax},
    {"salary_period", kPayPeriod},
    {"salary_currency", kPayCurrency},
    {"compensation_min", kPayMin},
    {"compensation_max", kPayMax},
    {"compensation_interval", kPayPeriod},
    {"compensation_currency", kPayCurrency},
    {"jobtype", kWorkingTime, Use::kList, kWorkingTimeCodes},
    {"jobtype", kContract, Use::kList, kContractCodes},
    {"contract_time", kWorkingTime, Use::kList, kWorkingTimeCodes},
    {"contract_type", kContract, Use::kList, kContractCodes},
    {"workinghours", kHoursText},
    {"date", kPosted},
    {"pubdate", kPosted},
    {"publishdate", kPosted},
    {"expirationdate", kCloses},
    {"expirydate", kCloses},
    {"expires", kCloses},
    {"lastactivitydate"},
    {"logo"},
    {"cpc"},
    {"bid"},
    {"trafficboost"},
    {"email", kCount, Use::kPrivate},
    {"phone", kCount, Use::kPrivate},
    {"contact", kCount, Use::kPrivate},
    {"indeed-apply-data"},
};

constexpr Alias kRssAliases[] = {
    {"guid", kExternalId},
    {"@rdf:about", kExternalId},
    {"link", kExternalId},  // where nothing else names the item
    {"link", kUrl},
    {"title", kTitle},
    {"content:encoded", kDescription},
    {"description", kDescription},
    {"pubDate", kPosted},
    {"dc:date", kPosted},
    {"category", kCategory, Use::kList},
    {"georss:point", kLatitude, Use::kText, {}, {}, 1},
    {"georss:point", kLongitude, Use::kText, {}, {}, 2},
    {"georss:where.gml:Point.gml:pos", kLatitude, Use::kText, {}, {}, 1},
    {"georss:where.gml:Point.gml:pos", kLongitude, Use::kText, {}, {}, 2},
    {"geo:lat", kLatitude},
    {"geo:long", kLongitude},
    {"job_listing:company", kEmployer},
    {"job_listing:location", kLocation},
    {"job_listing:job_type", kWorkingTime, Use::kList, kWorkingTimeCodes},
    {"job_listing:job_type", kContract, Use::kList, kContractCodes},
    {"job_listing:salary", kPayText},
    {"guid@isPermaLink"},
    {"category@domain"},
    {"author", kCount, Use::kPrivate},
    {"dc:creator", kCount, Use::kPrivate},
};

constexpr Alias kAtomAliases[] = {
    {"id", kExternalId},
    {"link@href", kUrl},
    {"title", kTitle},
    {"content", kDescription},
    {"summary", kDescription},
    {"published", kPosted},
    {"updated", kPosted},
    {"category@term", kCategory, Use::kList},
    {"dc:date", kPosted},
    {"georss:point", kLatitude, Use::kText, {}, {}, 1},
    {"georss:point", kLongitude, Use::kText, {}, {}, 2},
    {"georss:where.gml:Point.gml:pos", kLatitude, Use::kText, {}, {}, 1},
    {"georss:where.gml:Point.gml:pos", kLongitude, Use::kText, {}, {}, 2},
    {"geo:lat", kLatitude},
    {"geo:long", kLongitude},
    {"link@rel"},
    {"link@type"},
    {"title@type"},
    {"content@type"},
    {"summary@type"},
    {"author", kCount, Use::kPrivate},
};

}  // namespace

extern const Dialect kNhsJobsDialect = {.name = "nhs_jobs_v1",
                                        .description = "NHS Jobs search results, version 1",
                                        .families = kXmlFamily,
                                        .aliases = kNhsJobsAliases,
                                        .xml_record = "vacancyDetails"};
extern const Dialect kNhsJobsOldDialect = {.name = "nhs_jobs_old",
                                           .description = "NHS Jobs search results, old form",
                                           .families = kXmlFamily,
                                           .aliases = kNhsJobsOldAliases,
                                           .xml_record = "vacancy"};
extern const Dialect kFindAJobDialect = {.name = "find_a_job",
                                         .description = "Find a job bulk upload",
                                         .families = kXmlFamily,
                                         .aliases = kFindAJobAliases,
                                         .marker = "@vacancyRefCode",
                                         .xml_record = "Vacancy",
                                         .xml_removed = "ExpireVacancy",
                                         .removed_id = "vacancyRefCode"};
extern const Dialect kIndeedDialect = {.name = "indeed",
                                       .description = "Indeed's form and its copies",
                                       .families = kXmlFamily,
                                       .aliases = kIndeedAliases,
                                       .xml_record = "job"};
extern const Dialect kRssDialect = {.name = "rss",
                                    .description = "RSS",
                                    .families = kXmlFamily,
                                    .aliases = kRssAliases,
                                    .xml_record = "item"};
extern const Dialect kAtomDialect = {.name = "atom",
                                     .description = "Atom",
                                     .families = kXmlFamily,
                                     .aliases = kAtomAliases,
                                     .xml_record = "entry"};

}  // namespace corner::indexer
