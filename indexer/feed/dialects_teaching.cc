// Names that recruitment systems use towards DfE's Teaching Vacancies.
#include "indexer/feed/dialect_tables.h"

namespace corner::indexer {
namespace {

using enum PostingField;

constexpr CodeText kTimes[] = {{"fulltime", "full-time"}, {"parttime", "part-time"}, {"*", ""}};
constexpr CodeText kPatterns[] = {
    {"termtime", "term time"}, {"flexible", "flexible"}, {"jobshare", "job share"}, {"*", ""}};
constexpr CodeText kContracts[] = {{"permanent", "permanent"},
                                   {"fixedterm", "fixed term"},
                                   {"parentalleavecover", "maternity cover"},
                                   {"maternitycover", "maternity cover"},
                                   {"casual", "casual"}};
constexpr CodeText kJobShare[] = {{"true", "job share"}, {"yes", "job share"}, {"*", ""}};

// The interface's own names, in JSON or XML. It names schools by number only, so that an advert has
// neither employer nor place.
constexpr Alias kTeachingAliases[] = {
    {"reference", kExternalId},
    {"advertUrl", kUrl},
    {"applicationUrl", kUrl},
    {"publishOn", kPosted},
    {"expiresAt", kCloses},
    {"jobTitle", kTitle},
    {"jobAdvert", kDescription},
    {"salary", kPayText},
    {"additionalAllowances", kDescription, Use::kAppend},
    {"jobRole", kCategory, Use::kList},
    {"workingPatterns", kWorkingTime, Use::kList, kTimes},
    {"workingPatterns", kPattern, Use::kList, kPatterns},
    {"isJobShare", kPattern, Use::kAppend, kJobShare},
    {"contractType", kContract, Use::kList, kContracts},
    {"startDate"},
    {"ectSuitable"},
    {"phase"},
    {"keyStages"},
    {"subjects"},
    {"schoolUrns"},
    {"trustUID"},
    {"visaSponsorshipAvailable"},
    {"religionType"},
};

// RSS whose items carry a whole vacancy in their content, as the Ventrus and United Learning
// importers read it.
constexpr Alias kVacancyRssAliases[] = {
    {"a10:content.Vacancy.Vacancy_ID", kExternalId},
    {"link", kUrl},
    {"a10:content.Vacancy.Vacancy_title", kTitle},
    {"a10:content.Vacancy.vTitle", kTitle},
    {"title", kTitle},
    {"a10:content.Vacancy.Advert_text", kDescription},
    {"a10:content.Vacancy.Salary", kPayText},
    {"a10:content.Vacancy.Expiry_date", kCloses},
    {"a10:content.Vacancy.Job_roles", kCategory},
    {"a10:content.Vacancy.Job_location", kLocation},
    {"a10:content.Vacancy.Working_patterns", kWorkingTime, Use::kList, kTimes},
    {"a10:content.Vacancy.Working_patterns", kPattern, Use::kList, kPatterns},
    {"a10:content.Vacancy.Contract_type", kContract, Use::kList, kContracts},
    {"a10:content.Vacancy.vContractType", kContract},
    {"a10:content.Vacancy.VacancyPublishInfoID"},
    {"a10:content.Vacancy.URN"},
    {"a10:content.Vacancy.TrustUID"},
    {"a10:content.Vacancy.Phase"},
    {"a10:content.Vacancy.Key_stage"},
    {"a10:content.Vacancy.Key_stages"},
    {"a10:content.Vacancy.Subjects"},
    {"a10:content.Vacancy.ECT_suitable"},
    {"a10:content.Vacancy.SEND_responsible"},
    {"a10:content.Vacancy.Visa_sponsorship_available"},
    {"a10:content.Vacancy.Documents"},
    {"a10:content@type"},
    {"a10:updated"},
};

}  // namespace

extern const Dialect kTeachingDialect = {.name = "teaching_vacancies",
                                         .description = "Teaching Vacancies, from other systems",
                                         .families = kJsonFamily | kXmlFamily,
                                         .aliases = kTeachingAliases,
                                         .xml_record = "item"};
extern const Dialect kVacancyRssDialect = {.name = "vacancy_rss",
                                           .description = "RSS with a vacancy in each item",
                                           .families = kXmlFamily,
                                           .aliases = kVacancyRssAliases,
                                           .marker = "a10:content.Vacancy",
                                           .xml_record = "item"};

}  // namespace corner::indexer
