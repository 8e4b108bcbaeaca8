// The text half of a search: every clause matched among the documents that the filters left, then
// scored. Rarity counts over the whole generation, so all segments are counted before any score.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// What the clauses say about the documents of one segment.
class SegmentScores {
 public:
  // Documents that pass the filters and whose text is right.
  DocSet candidates;

  int64_t Score(uint32_t i) const { return score_.empty() ? 0 : score_[i]; }
  int32_t ClausesMet(uint32_t i) const { return should_.empty() ? 0 : should_[i]; }

 private:
  friend class TextSearch;
  std::vector<uint32_t> score_;
  std::vector<uint8_t> should_;
};

struct TextResult {
  std::vector<SegmentScores> segments;
  int32_t should_clauses = 0;
};

// `passing[s]`: the documents of segment s that the filters let through, all of them live.
absl::StatusOr<TextResult> SearchText(const Generation& generation,
                                      const std::vector<Clause>& clauses,
                                      std::vector<DocSet> passing);

}  // namespace corner::indexer
