// The alias tables behind AllDialects(), one source file for each kind of sender. Only dialect.cc
// reads them.
#pragma once

#include "indexer/feed/dialect.h"

namespace corner::indexer {

extern const Dialect kCornerDialect, kPlainDialect, kVacanciesCsvDialect;    // own
extern const Dialect kAdzunaDialect, kReedDialect, kApprenticeshipsDialect;  // APIs
extern const Dialect kJobPostingDialect;                                     // pages
extern const Dialect kTeachingDialect, kVacancyRssDialect;                   // teaching
extern const Dialect kNhsJobsDialect, kNhsJobsOldDialect, kFindAJobDialect, kIndeedDialect,
    kRssDialect, kAtomDialect;  // XML

// "FULL_TIME" and its like, which senders put where a contract is expected and the other way round.
inline constexpr CodeText kWorkingTimeCodes[] = {{"fulltime", "full-time"},
                                                 {"parttime", "part-time"},
                                                 {"ft", "full-time"},
                                                 {"pt", "part-time"},
                                                 {"contractor", ""},
                                                 {"contract", ""},
                                                 {"temporary", ""},
                                                 {"temp", ""},
                                                 {"permanent", ""},
                                                 {"intern", ""},
                                                 {"internship", ""},
                                                 {"volunteer", ""},
                                                 {"apprenticeship", ""},
                                                 {"perdiem", ""},
                                                 {"other", ""}};
inline constexpr CodeText kContractCodes[] = {{"fulltime", ""},
                                              {"parttime", ""},
                                              {"ft", ""},
                                              {"pt", ""},
                                              {"other", ""},
                                              {"temp", "temporary"},
                                              {"perdiem", "casual"},
                                              {"intern", "internship"}};

}  // namespace corner::indexer
