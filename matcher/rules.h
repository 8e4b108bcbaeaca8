// Which rules set a job aside. Only the client's own musts and vetoes and the test of competitive,
// lawful work ever do; a fact that is not stated breaks nothing. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/facts.h"
#include "matcher/plan.h"

namespace corner::matcher {

// Rules that facts alone decide: the law's, musts and facets. False for vetoes and "never".
bool BrokenByFacts(const Plan& plan, const Rule& rule, const JobFacts& facts);

// Positions in plan.rules of every rule this vacancy breaks, ascending.
std::vector<uint16_t> BrokenRules(const Plan& plan, const indexer::Vacancy& vacancy,
                                  const JobFacts& facts);

}  // namespace corner::matcher
