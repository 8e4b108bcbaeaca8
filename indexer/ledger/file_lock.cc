#include "indexer/ledger/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using Clock = std::chrono::steady_clock;

// flock cannot wait for a bounded time, so it is asked again and again: 20 ms are short beside
// what is done under a lock, and fifty system calls a second cost nothing.
constexpr auto kAskAgain = std::chrono::milliseconds(20);

// True when the lock was got; false when somebody else holds it until `until`.
absl::StatusOr<bool> Lock(int descriptor, const std::string& path, const LockWait& wait) {
  const auto until = Clock::now() + std::chrono::duration<double>(wait.seconds);
  for (bool first = true;; first = false) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      return Unavailable(Concat(path, ": the file cannot be locked (", std::strerror(errno), ")"),
                         "keep the data folder on a local disk");
    }
    if (Clock::now() >= until) return false;
    if (first && wait.waiting) wait.waiting();
    std::this_thread::sleep_for(kAskAgain);
  }
}

}  // namespace

absl::StatusOr<FileLock> FileLock::Take(const std::string& path, const LockWait& wait) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return Unavailable(Concat(path, ": the file cannot be opened (", std::strerror(errno), ")"),
                       "check that the folder exists, belongs to this user and has space left");
  }
  FileLock lock(descriptor);
  CORNER_ASSIGN_OR_RETURN(const bool taken, Lock(descriptor, path, wait));
  if (!taken) {
    return Unavailable("another corner process is writing to this data folder",
                       "wait until it is done; searching goes on meanwhile");
  }
  return lock;
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace corner::indexer
