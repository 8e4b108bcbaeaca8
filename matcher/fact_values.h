// What a sentence about one preference names: where it stands in the profile and in the vacancy,
// what the client wishes and what the job offers. Shared by reasons, rules and questions.
#pragma once

#include "matcher/plan.h"
#include "matcher/reason.h"

namespace corner::matcher {

// A reason without code and points. `facet` is the position in Profile::facets, with kFacet.
Reason FactReason(const Profile& profile, Preference kind, uint16_t facet,
                  const indexer::Vacancy& vacancy, const JobFacts& facts);

}  // namespace corner::matcher
