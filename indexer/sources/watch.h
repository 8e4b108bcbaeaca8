// Keeps the sources of a data folder current: fetches those that are due, several at a time, takes
// each in as its own run, brings the index up to date and waits. One misbehaving source keeps no
// other waiting beyond the limits it has itself: fetching has threads of its own. The folder's
// write lock is held only while something is taken in, so that other commands work in between.
// Called by `corner ingest --watch`; everything but fetching happens on the calling thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "indexer/ingest.h"
#include "indexer/sources/fetch_options.h"
#include "indexer/sources/run_source.h"

namespace corner::indexer {

struct WatchOptions {
  IngestOptions ingest;  // the day is asked anew for each run
  FetchOptions fetch;
  std::function<absl::Time()> now;  // the wall clock; it may jump
  std::function<Day()> day;
  // Waits that long or less; true: somebody wants us to stop. Called on the watching thread only.
  std::function<bool(absl::Duration)> wait;
  // What happened, for a log: a run that ended; something that concerns all sources.
  std::function<void(const SourceRun&)> ran;
  std::function<void(const absl::Status&)> trouble;
};

// Runs until `wait` says stop; transfers under way are left, a run being recorded is abandoned as a
// whole. An error is one of the start: a source list that cannot be read, a ledger that cannot be
// opened. Later ones go to `trouble`, and the watch goes on with the list it had.
absl::Status Watch(const std::string& data, const WatchOptions& options);

// The same for the sources named, once and whatever their schedule. Stops early as the watch does.
absl::StatusOr<std::vector<SourceRun>> RunOnce(const std::string& data,
                                               const std::vector<Source>& sources,
                                               const WatchOptions& options);

}  // namespace corner::indexer
