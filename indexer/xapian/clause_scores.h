// The text half of a search: every clause matched in every segment, then scored document by
// document. Rarity counts over the whole generation, so all segments are matched before any score.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// What the clauses say about the documents of one segment.
class SegmentScores {
 public:
  // Documents whose text is right, ascending. For a probe without anything to look
  // for, `everything` is true and the list is empty: all documents but the refused ones are.
  bool everything = false;
  std::vector<uint32_t> candidates;

  int64_t Score(uint32_t i) const { return score_.empty() ? 0 : score_[i]; }
  int32_t ClausesMet(uint32_t i) const { return should_.empty() ? 0 : should_[i]; }
  bool Refused(uint32_t i) const { return !refused_.empty() && refused_[i]; }

 private:
  friend class TextSearch;
  std::vector<uint32_t> score_;
  std::vector<uint8_t> should_, must_;
  std::vector<bool> refused_;
};

struct TextResult {
  std::vector<SegmentScores> segments;
  int32_t should_clauses = 0;
};

absl::StatusOr<TextResult> SearchText(const Generation& generation,
                                      const std::vector<Clause>& clauses);

}  // namespace corner::indexer
