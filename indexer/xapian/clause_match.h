// A clause against one segment's postings: which documents of a given set meet it and how often its
// words stand there. We read the posting lists ourselves: counts stay exact, and only documents
// that the filters left are looked at. Xapian's errors pass through: call inside Guarded
// (errors.h).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "indexer/probe.h"
#include "indexer/xapian/clause_terms.h"
#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// The documents that meet a clause, in no order; `frequency[i]` is the weighted number of
// occurrences in documents[i] (docs/search.md).
struct ClauseMatch {
  std::vector<uint32_t> documents;
  std::vector<uint32_t> frequency;
};

// Reused between clauses of one search: a counter for every document of a segment, all zero between
// uses.
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

// `match` is what documents of `within` (only live ones) say to the clause.
absl::Status MatchWithin(const LiveSegment& live, const Xapian::Database& database,
                         const Clause& clause, const ClauseTerms& terms, const DocSet& within,
                         CountScratch* scratch, ClauseMatch* match);

}  // namespace corner::indexer
