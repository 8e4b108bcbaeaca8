// What a clause of a probe stands for in one segment: the terms of its postings, and in how many
// live documents it is met, which is all that its rarity needs. Xapian's errors pass through: call
// inside Guarded (errors.h).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/words.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

struct ClauseTerms {
  // Alternatives (the forms of a word, the words that begin so), or the words of a phrase.
  std::vector<std::string> terms;
  bool phrase = false;
  // What one count of a term's wdf weighs: anywhere-terms carry the weights in their wdf.
  uint32_t weight = 1;
  // Live documents of the segment that meet the clause, findable or not; for a phrase, those with
  // each of its words, of which the rarest in the whole generation counts (docs/search.md).
  std::vector<int64_t> matching;
};

// Words a prefix may widen to; beyond it the query is an error that asks for more letters.
inline constexpr size_t kMaxPrefixWords = 5000;

absl::StatusOr<ClauseTerms> TermsOf(const LiveSegment& live, const Xapian::Database& database,
                                    const Clause& clause, const Stemmer& stemmer);

}  // namespace corner::indexer
