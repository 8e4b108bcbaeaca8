// Keeps a second writing process out for as long as the object lives. The kernel lets go of it when
// the process ends, however it ends. Two locks of one process keep each other out as well.
#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"

namespace corner::indexer {

// How long to wait for a lock that somebody else holds.
struct LockWait {
  double seconds = 0;             // 0 = not at all
  std::function<void()> waiting;  // called once, when waiting begins
};

class FileLock {
 public:
  // kUnavailable when somebody else still holds the lock after the wait. The file at `path` is made
  // and stays.
  static absl::StatusOr<FileLock> Take(const std::string& path, const LockWait& wait = {});
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace corner::indexer
