// The next generation in the making: the published one's segments, with their dead documents opened
// for change. Made, changed and published under the publish lock by the index writer and by Merge;
// a draft that is dropped leaves nothing behind but files the next publish sweeps away. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/file_lock.h"
#include "indexer/xapian/generation.h"
#include "indexer/xapian/manifest.h"

namespace corner::indexer {

// The lock without which nothing is published; makes the index's folders when they are missing.
absl::StatusOr<FileLock> TakePublishLock(const std::string& index, const LockWait& wait);

class Draft {
 public:
  // From the published generation. Empty, with since() == 0, when there is none, when it cannot be
  // read, or when it has gone further than the ledger's `seq` (the ledger was restored).
  static Draft ForChanges(const std::string& index, uint64_t seq);
  // Empty: everything comes from the ledger again.
  static Draft FromScratch(const std::string& index);
  // From the published generation's manifest alone: enough to exchange segments. kNotFound: none.
  static absl::StatusOr<Draft> ForMerge(const std::string& index);

  uint64_t since() const { return base_.seq; }
  bool empty() const { return base_.generation == 0; }
  const Manifest& base() const { return base_; }
  int64_t removed() const { return removed_; }
  const std::vector<SegmentEntry>& entries() const { return entries_; }
  const DeadSet& dead(size_t position) const { return dead_[position]; }

  // The row's earlier document, if there is one, is dead from now on. Only ForChanges.
  absl::Status Supersede(std::string_view id);
  // Where the next segment is to be written; numbers are never used twice.
  std::string NewSegmentFolder();
  // Takes in the segment written there. `dead` fits its documents; absent: none is dead.
  absl::Status AddNewSegment(std::optional<DeadSet> dead = std::nullopt);
  void RemoveSegments(const std::vector<size_t>& positions);
  // By which taxonomy edition its vacancies were read; the published generation's unless set.
  void SetEdition(std::string edition) { base_.edition = std::move(edition); }

  // Makes this the current generation. Refused with kInternal when it does not hold `live`
  // documents; segments that are dead altogether are left out.
  absl::StatusOr<Manifest> Publish(uint64_t seq, int64_t live);

 private:
  explicit Draft(std::string index);

  std::string index_;
  Manifest base_;
  std::shared_ptr<const Generation> published_;
  std::vector<SegmentEntry> entries_;
  std::vector<DeadSet> dead_;
  uint64_t last_generation_ = 0, last_segment_ = 0;
  int64_t removed_ = 0;
};

}  // namespace corner::indexer
