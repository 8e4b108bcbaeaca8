// The story of taking feeds in: open, read, normalise, record in the ledger, index, publish.
// Called by the command line and by programs that watch for feeds; any number of processes may take
// feeds into one data folder: they take turns at the ledger, and again at the index.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/feed/reader.h"
#include "indexer/ledger/ledger.h"
#include "indexer/quality/gate.h"
#include "indexer/reread.h"
#include "indexer/xapian/index_writer.h"
#include "taxonomies/base/day.h"
#include "taxonomies/editions/taxonomy_set.h"

namespace corner::indexer {

struct IngestReport;

struct IngestOptions {
  std::string source;         // the feeds' key; empty = each file's stem
  Day day;                    // what is open, and dates without a year
  bool complete = false;      // the feed lists everything its source has: close the rest
  double most_closed = 0.30;  // a complete run that would close more is held for a person
  SourceContext context;      // what is known about these feeds' sender
  FeedOptions feed;
  IndexOptions index;
  // Of the edition the ledger's adverts are read by; absent: the data folder's (Ingest, TakeIn).
  std::shared_ptr<const taxonomies::TaxonomySet> taxonomies;
  int workers = 2;                               // normalising threads
  LockWait wait{.seconds = 600, .waiting = {}};  // for another process that writes to the ledger
  // For a progress bar: what is going on, records done.
  std::function<void(std::string_view stage, int64_t records)> progress;
  // Called once, when everything taken in can be found; merging goes on after it.
  std::function<void(const IngestReport& report)> searchable;
  // Asked between batches; true ends the run, and nothing of it is kept.
  std::function<bool()> stop;
};

// One feed's outcome. `error` is a feed that could not be used at all (nothing of it was kept) or a
// complete run whose closings wait for a person.
struct FeedOutcome {
  std::string path;
  SourceReport report;
  std::vector<std::string> map_not_met;  // names of the feed's map that the feed does not have
  absl::Status error;
};

struct IngestReport {
  std::vector<FeedOutcome> feeds;
  RereadReport reread;  // of earlier adverts, where the taxonomies are of another edition
  IndexReport index;
  double ingest_seconds = 0, index_seconds = 0, seconds = 0;
};

std::string LedgerPath(std::string_view data);
std::string IndexPath(std::string_view data);
// "jobs/usajobs_listings.jsonl.gz" -> "usajobs_listings"; "-" -> "standard-input".
std::string SourceKeyOf(std::string_view path);

// Fills in options->taxonomies, and brings the ledger's adverts to their edition where they were
// read by another. Before the first run on a ledger; the ledger's lock keeps the edition as it is.
absl::StatusOr<RereadReport> PrepareTaxonomies(const std::string& data, Ledger* ledger,
                                               IngestOptions* options);

// Takes in several files as one run of options.source: all of them or nothing. `path` stands in the
// outcome. `also` may write what belongs to the run, just before it is committed.
FeedOutcome IngestTogether(const std::string& path, const std::vector<std::string>& files,
                           Ledger* ledger, const IngestOptions& options,
                           const std::function<absl::Status(const SourceReport&)>& also);

// Takes in every feed (file, directory or "-"), lets other writers in, publishes once and merges
// what is due. A feed's error stands in its outcome and the others go on; an error of the whole is
// the ledger's or the index's. Seconds are those until everything could be found.
absl::StatusOr<IngestReport> Ingest(const std::string& data, const std::vector<std::string>& feeds,
                                    const IngestOptions& options);

}  // namespace corner::indexer
