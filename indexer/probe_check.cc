#include <algorithm>
#include <cmath>

#include "indexer/probe.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

absl::Status CheckClause(const Clause& clause) {
  const bool empty_word = std::any_of(clause.words.begin(), clause.words.end(),
                                      [](const std::string& word) { return word.empty(); });
  if (clause.words.empty() || empty_word || (clause.prefix && clause.words.size() > 1)) {
    return InvalidInput("One part of this search asks for no word.", "Leave that part out.");
  }
  return absl::OkStatus();
}

// The same thing asked in the same way. In a phrase `exact` says nothing: its words always are.
bool Same(const Clause& a, const Clause& b) {
  if (a.occur != b.occur || a.where != b.where || a.words != b.words) return false;
  return a.words.size() > 1 || (a.prefix == b.prefix && (a.prefix || a.exact == b.exact));
}

}  // namespace

absl::Status ValidateProbe(const Probe& probe) {
  if (probe.limit < 1 || probe.limit > 100) {
    return InvalidInput(Concat("A page of ", probe.limit, " adverts cannot be given."),
                        "Ask for 1 to 100 at a time.");
  }
  if (probe.sort == Sort::kDistance && !probe.near) {
    return InvalidInput("Adverts cannot be put in order of distance without a place.",
                        "Say near which place, or choose another order.");
  }
  if (probe.near && !(probe.near->km >= 0 && std::isfinite(probe.near->km))) {
    return InvalidInput("The distance from the place is not a distance.",
                        "Give a number of kilometres or miles, 0 or more.");
  }
  for (const Clause& clause : probe.clauses) CORNER_RETURN_IF_ERROR(CheckClause(clause));
  return absl::OkStatus();
}

std::vector<Clause> WithoutRepeats(const std::vector<Clause>& clauses) {
  std::vector<Clause> kept;
  for (const Clause& clause : clauses) {
    const bool seen = std::any_of(kept.begin(), kept.end(),
                                  [&](const Clause& other) { return Same(clause, other); });
    if (!seen) kept.push_back(clause);
  }
  return kept;
}

}  // namespace corner::indexer
