#include "indexer/feed/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

class Descriptor {
 public:
  Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  ~Descriptor() {
    if (owned_) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
  bool owned_;
};

absl::Status CannotRead(int error) {
  const std::string reason = std::strerror(error);
  if (error == ENOENT) return NotFound("there is no such file", "Check the path.");
  if (error == EISDIR) {
    return InvalidInput("is a folder, not a file", "Give the feed files inside it.");
  }
  return FailedPrecondition(Concat("cannot be read: ", reason),
                            "Check that the file may be read by this user.");
}

}  // namespace

absl::StatusOr<ReadBytes> FileBytes(const std::string& path) {
  const bool standard_input = path == "-";
  const int number = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return CannotRead(errno);
  auto file = std::make_shared<Descriptor>(number, !standard_input);
  struct stat about {};
  if (::fstat(number, &about) == 0 && S_ISDIR(about.st_mode)) return CannotRead(EISDIR);
  return ReadBytes([file](char* to, size_t size) -> absl::StatusOr<size_t> {
    for (;;) {
      const ssize_t got = ::read(file->number(), to, size);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno != EINTR) return CannotRead(errno);
    }
  });
}

ReadBytes MemoryBytes(std::string bytes) {
  auto held = std::make_shared<const std::string>(std::move(bytes));
  return [held, at = size_t{0}](char* to, size_t size) mutable -> absl::StatusOr<size_t> {
    const size_t got = std::min(size, held->size() - at);
    std::memcpy(to, held->data() + at, got);
    at += got;
    return got;
  };
}

ReadBytes Limited(ReadBytes read, size_t max_bytes) {
  return [read = std::move(read), max_bytes, left = max_bytes](
             char* to, size_t size) mutable -> absl::StatusOr<size_t> {
    CORNER_ASSIGN_OR_RETURN(const size_t got, read(to, size));
    if (got > left) {
      return TooLarge(Concat("is larger than ", max_bytes, " bytes when unpacked"),
                      "Split the feed into smaller files.");
    }
    left -= got;
    return got;
  };
}

}  // namespace corner::indexer
