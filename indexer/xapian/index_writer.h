// Ledger -> index. Reads what changed since the published generation, builds small segments on
// worker threads, merges them, marks what was superseded, checks that no id is missing and
// publishes. A crash at any moment leaves the old generation published; the next run replays.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"

namespace corner::indexer {

struct IndexOptions {
  int workers = 2;
  size_t rows_per_segment = 400;  // small enough for Xapian's term map to stay in cache
  size_t merge_at_once = 256;     // three open files each
  size_t most_segments = 6;       // more are merged
  double most_dead = 0.25;        // a segment with a larger dead share is rewritten
  int64_t keep_seconds = 600;     // how long cursors may use a superseded generation
  bool rebuild = false;           // from the first change, as after a new taxonomy edition
  std::function<void(int64_t rows)> progress;  // rows indexed so far
};

struct IndexReport {
  uint64_t generation = 0;
  uint64_t seq = 0;
  int64_t indexed = 0, removed = 0, live = 0;
  bool published = false;  // false: nothing had changed
  double seconds = 0, merge_seconds = 0;
};

// One process at a time; kUnavailable when another one is writing the index.
absl::StatusOr<IndexReport> CatchUp(const Ledger& ledger, const std::string& index,
                                    const IndexOptions& options);

}  // namespace corner::indexer
