// Clauses of a probe against one segment's postings: which documents meet a clause and how often
// its words stand there. We read the posting lists ourselves: counts stay exact, filters and facets
// are evaluated on the columns, and every score is an integer anyone can recompute.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/words.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// The live documents of one segment that meet one clause, ascending; `frequency[i]` is the weighted
// number of occurrences in documents[i] (docs/search.md).
struct ClauseMatch {
  std::vector<uint32_t> documents;
  std::vector<uint32_t> frequency;
};

// Reused between clauses and searches of one thread: a counter for every document of a segment,
// all zero between uses.
class CountScratch {
 public:
  void Fit(uint32_t documents) {
    if (counts_.size() < documents) counts_.resize(documents);
  }
  void Add(uint32_t i, uint32_t count) {
    if (counts_[i] == 0) touched_.push_back(i);
    counts_[i] += count;
  }
  // Moves what was counted into `match` and is all zero again.
  void Drain(uint32_t weight, ClauseMatch* match);

 private:
  std::vector<uint32_t> counts_, touched_;
};

// Words a prefix may widen to; beyond it the query is an error that asks for more letters.
inline constexpr size_t kMaxPrefixWords = 5000;

absl::StatusOr<ClauseMatch> MatchClause(const LiveSegment& segment, const Clause& clause,
                                        const Stemmer& stemmer, CountScratch* scratch);

}  // namespace corner::indexer
