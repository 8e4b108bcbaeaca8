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
    {"VacancyCategory@id", kCategory},
    {"Salary.Text", kPayText},
    {"Salary.Min", kPayMin},
    {"Salary.Max", kPayMax},
    {"Salary.Frequency", kPayPeriod},
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
    {"title", kTitle},
    {"company", kEmployer},
    {"sourcename", kRowSource},
    {"description", kDescription},
    {"experience", kRequirements, Use::kAppend},
    {"education", kRequirements, Use::kAppend},
    {"url", kUrl},
    {"website", kUrl},
    {"category", kCategory, Use::kList},
    {"location", kLocation},
    {"streetaddress", kStreet},
    {"city", kTown},
    {"state", kRegion},
    {"postalcode", kPostcode},
    {"country", kCountry},
    {"remotetype", kRemote},
    {"salary", kPayText},
    {"jobtype", kWorkingTime, Use::kList, kWorkingTimeCodes},
    {"jobtype", kContract, Use::kList, kContractCodes},
    {"date", kPosted},
    {"publishdate", kPosted},
    {"expirationdate", kCloses},
    {"expirydate", kCloses},
    {"lastactivitydate"},
    {"email"},  // a person's details: never taken in
    {"indeed-apply-data"},
};

constexpr Alias kRssAliases[] = {
    {"guid", kExternalId},
    {"link", kUrl},
    {"title", kTitle},
    {"content:encoded", kDescription},
    {"description", kDescription},
    {"pubDate", kPosted},
    {"dc:date", kPosted},
    {"category", kCategory, Use::kList},
    {"guid@isPermaLink"},
    {"author"},
    {"dc:creator"},
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
    {"link@rel"},
    {"link@type"},
    {"title@type"},
    {"content@type"},
    {"summary@type"},
    {"author.name"},
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
