// Vacancies -> one segment on disk: a Xapian database of postings and records, and the columns,
// forward words and vocabulary beside it. A segment never changes once it is written.
//   SEGMENT/xapian  columns.bin  tags.*  match.*  forward.*  pairs.bin  vocabulary.*
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace corner::indexer {

// One row to index: the vacancy's stored JSON and its change number.
struct IndexRow {
  uint64_t seq = 0;
  std::string json;
};

// Builds a small segment (best at 250 to 500 rows, when Xapian's term map stays in cache) in a new
// `folder`. It has no vocabulary yet: MergeSegments writes that. Not durable until merged.
absl::Status BuildSegment(const std::vector<IndexRow>& rows, const std::string& folder);

// Merges segments in the given order into a new durable `folder`; documents keep their order.
absl::Status MergeSegments(const std::vector<std::string>& inputs, const std::string& folder);

}  // namespace corner::indexer
