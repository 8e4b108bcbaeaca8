// Merges that run at the same time keep out of each other's way: each holds a slot, whose folder
// names the segments it reads. Two slots, so that small segments are still merged while a huge
// merge runs. What a dead process left in its slot is swept by whoever takes the slot next.
//   INDEX/merge-1.lock  INDEX/merge-1/inputs  INDEX/merge-1/…
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/file_lock.h"

namespace corner::indexer {

inline constexpr int kMergeSlots = 2;

class MergeSlot {
 public:
  MergeSlot(MergeSlot&& other) noexcept
      : folder_(std::exchange(other.folder_, {})), lock_(std::move(other.lock_)) {}
  MergeSlot& operator=(MergeSlot&&) = delete;
  ~MergeSlot();  // removes the folder

  // Names the segments this merge reads. Call with the publish lock still held.
  absl::Status Claim(const std::vector<uint64_t>& segments) const;
  const std::string& folder() const { return folder_; }

 private:
  friend struct MergeSlots;
  MergeSlot(std::string folder, FileLock lock);

  std::string folder_;
  FileLock lock_;
};

// All slots, seen with the publish lock held.
struct MergeSlots {
  static absl::StatusOr<MergeSlots> Look(const std::string& index);

  std::optional<MergeSlot> free;  // an emptied one, if there is one
  int running = 0;
  std::set<uint64_t> claimed;  // segments that running merges read
};

}  // namespace corner::indexer
