#include "indexer/ledger/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

absl::StatusOr<FileLock> FileLock::Take(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Unavailable(Concat(path, ": the file cannot be opened (", std::strerror(errno), ")"),
                       "check that the folder exists, belongs to this user and has space left");
  }
  FileLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK) {
    return Unavailable("another corner process is writing to this ledger",
                       "wait until it is done; searching goes on meanwhile");
  }
  return Unavailable(Concat(path, ": the file cannot be locked (", std::strerror(errno), ")"),
                     "keep the data folder on a local disk");
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace corner::indexer
