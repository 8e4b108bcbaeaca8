// What a search means, one vacancy at a time and word for word as docs/search.md has it. Written to
// be plainly right, not fast; used by MemoryCatalogue and by tests of other catalogues. Pure
// functions; the Stemmer is the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/catalogue.h"
#include "indexer/probe.h"
#include "indexer/vacancy.h"
#include "indexer/words.h"

namespace corner::testing {

// Open and, unless asked otherwise, competitive and lawful on the probe's day.
bool IsFindable(const indexer::Vacancy& vacancy, const indexer::Probe& probe);

// A vacancy's three texts as words.
struct Texts {
  std::vector<std::string> title, employer, description;
  int64_t length() const {
    return static_cast<int64_t>(title.size() + employer.size() + description.size());
  }
};
Texts TextsOf(const indexer::Vacancy& vacancy);

// Occurrences of what the clause asks for, weighted by the text they stand in; 0 = not met.
int64_t WeightedOccurrences(const indexer::Clause& clause, const Texts& texts,
                            const indexer::Stemmer& stemmer);
// The clauses without repeats.
std::vector<indexer::Clause> DistinctClauses(const std::vector<indexer::Clause>& clauses);

// Number and place filters; facet filters apart.
bool MeetsNumbers(const indexer::Vacancy& vacancy, const indexer::Probe& probe);
// Kilometres from the probe's place; nullopt when either place is unknown.
std::optional<double> DistanceTo(const indexer::Vacancy& vacancy, const indexer::Probe& probe);

struct FacetValue {
  std::string value, label;
};
// The values a vacancy shows in a facet; never empty.
std::vector<FacetValue> FacetValues(const indexer::Vacancy& vacancy, indexer::FacetField field);
bool MeetsFacet(const indexer::Vacancy& vacancy, const indexer::FacetFilter& filter);
// Values that are understood even where no vacancy has them.
std::vector<std::string> LegalFacetValues(indexer::FacetField field);

// True when `a` stands before `b` in the probe's order.
bool StandsBefore(const indexer::Hit& a, const indexer::Hit& b, indexer::Sort sort);

}  // namespace corner::testing
