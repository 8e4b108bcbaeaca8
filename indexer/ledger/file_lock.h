// Keeps a second writing process out for as long as the object lives. The kernel lets go of it when
// the process ends, however it ends.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace corner::indexer {

class FileLock {
 public:
  // kUnavailable when somebody else holds the lock. The file at `path` is made and stays.
  static absl::StatusOr<FileLock> Take(const std::string& path);
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace corner::indexer
