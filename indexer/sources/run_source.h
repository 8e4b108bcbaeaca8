// One run of one source: get its feed, take it in as one transaction, note how it went. Getting
// needs no ledger and may run on any thread; the rest happens on the ledger's thread. Called by
// `corner sources run` and the watch.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "indexer/ingest.h"
#include "indexer/ledger/file_lock.h"
#include "indexer/ledger/source_book.h"
#include "indexer/sources/source.h"

namespace corner::indexer {

// What getting a source's feed gave: files that lie whole on the disk, or that nothing is new, or
// an error.
struct GotFeed {
  absl::Time tried;
  absl::Status error;
  bool nothing_new = false;  // the server says so
  std::vector<std::string> files;
  bool temporary = false;          // ours to remove afterwards
  std::shared_ptr<FileLock> lock;  // keeps other processes from fetching the same source
  std::string etag, last_modified;
  int64_t stated_adverts = 0;  // how many the feed says it has; 0: it does not say
  absl::Duration retry_after;  // asked for by the server
};

struct SourceRun {
  std::string key;
  absl::Time tried;
  bool nothing_new = false;
  SourceReport report;
  // Why nothing was taken in, or that closings wait for a person (report.unclosed > 0).
  absl::Status error;
};

// The settings under which “nothing new” still means that: after a change of the map, say, the same
// feed is read again.
std::string ValidityOf(const Source& source);

// The data folder's ledger for writing; waits up to `patience` while another process writes.
absl::StatusOr<std::unique_ptr<Ledger>> OpenForWriting(const std::string& data,
                                                       absl::Duration patience);

// The files of a source with a path, under `data` when it is relative.
GotFeed GetFiles(const std::string& data, const Source& source, absl::Time now);

// Records `got` as one run and notes its outcome in the source book, both or neither. An error is
// the ledger's: then nothing was noted. `ingest` gives day, workers and limits; source, format,
// dialect, map and completeness come from the list.
absl::StatusOr<SourceRun> TakeIn(const std::string& data, const Source& source, const GotFeed& got,
                                 Ledger* ledger, IngestOptions ingest);

// Closes what waits for a person. Adverts that a later run has seen wait no longer, and those
// closed meanwhile are passed by. kFailedPrecondition when nothing of the source waits.
struct Released {
  int64_t closed = 0, closed_before = 0;
};
absl::StatusOr<Released> ReleaseHeld(std::string_view source, Day day, Ledger* ledger);

}  // namespace corner::indexer
