// Ledger -> index. PublishChanges reads what changed since the published generation, builds small
// segments on worker threads, marks what was superseded, checks that no vacancy is missing and
// publishes. Merging is a step of its own (merge.h), which publishing never waits for. A crash at
// any moment leaves the old generation published; the next run replays. Any number of threads and
// processes may call these at once: they take turns, and each begins where the last one ended.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/ledger/file_lock.h"
#include "indexer/ledger/ledger.h"

namespace corner::indexer {

struct IndexReport;

struct IndexOptions {
  int workers = 2;
  size_t rows_per_segment = 400;  // small enough for Xapian's term map to stay in cache
  size_t merge_at_once = 256;     // three open files each
  size_t most_segments = 6;       // more are merged (merge_policy.h)
  double most_dead = 0.25;        // a segment with a larger dead share is rewritten …
  uint32_t least_dead = 100;      // … once it has that many dead documents
  int64_t keep_seconds = 600;     // how long cursors may use a superseded generation
  bool rebuild = false;           // from the first change, as after a new taxonomy edition
  LockWait wait{.seconds = 600, .waiting = {}};  // for others to finish publishing
  std::function<void(int64_t rows)> progress;    // rows indexed so far
  // CatchUp: called once everything can be found, before merging.
  std::function<void(const IndexReport& report)> published;
};

struct IndexReport {
  uint64_t generation = 0;
  uint64_t seq = 0;  // the ledger's change number that generation has reached
  int64_t indexed = 0, removed = 0, live = 0;
  bool published = false;  // false: nothing had changed
  double seconds = 0, merge_seconds = 0;
  int merges = 0;            // of published segments, afterwards
  absl::Status merge_error;  // what was published stays; the next catch-up merges
};

// Publishes everything the ledger holds when this begins: afterwards the index equals one committed
// state of the ledger, that of `seq`. kUnavailable: somebody else was still publishing after the
// wait, or the disk is full.
absl::StatusOr<IndexReport> PublishChanges(const Ledger& ledger, const std::string& index,
                                           const IndexOptions& options);

// PublishChanges, then the merges that are due.
absl::StatusOr<IndexReport> CatchUp(const Ledger& ledger, const std::string& index,
                                    const IndexOptions& options);

}  // namespace corner::indexer
