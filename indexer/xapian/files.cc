#include "indexer/xapian/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

absl::Status FileError(std::string_view doing, const std::string& path, int error) {
  if (error == ENOENT) return NotFound(Concat("There is no file ", path, "."));
  if (error == ENOSPC || error == EDQUOT) {
    return Unavailable(Concat("The disk is full: could not write ", path, "."),
                       "Make room and run the same command again; nothing was lost.");
  }
  return Unavailable(Concat("Could not ", doing, " ", path, ": ", std::strerror(error), "."));
}

}  // namespace

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return FileError("open", path, errno);
  struct stat info {};
  if (::fstat(fd, &info) != 0) {
    const int error = errno;
    ::close(fd);
    return FileError("read", path, error);
  }
  MappedFile file;
  file.size_ = static_cast<size_t>(info.st_size);
  if (file.size_ > 0) {
    void* map = ::mmap(nullptr, file.size_, PROT_READ, MAP_SHARED, fd, 0);
    const int error = errno;
    if (map == MAP_FAILED) {
      ::close(fd);
      file.size_ = 0;
      return FileError("map", path, error);
    }
    file.data_ = static_cast<const std::byte*>(map);
  }
  ::close(fd);
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

absl::StatusOr<FileWriter> FileWriter::Create(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  if (file == nullptr) return FileError("create", path, errno);
  std::setvbuf(file, nullptr, _IOFBF, 256 << 10);
  return FileWriter(path, file);
}

absl::Status FileWriter::Append(const void* data, size_t bytes) {
  if (bytes > 0 && std::fwrite(data, 1, bytes, file_.get()) != bytes) {
    return FileError("write", path_, errno);
  }
  bytes_ += bytes;
  return absl::OkStatus();
}

absl::Status FileWriter::Finish() {
  if (std::fflush(file_.get()) != 0 || ::fdatasync(::fileno(file_.get())) != 0) {
    return FileError("write", path_, errno);
  }
  std::FILE* file = file_.release();
  if (std::fclose(file) != 0) return FileError("write", path_, errno);
  return absl::OkStatus();
}

absl::Status ReplaceFile(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".new";
  CORNER_ASSIGN_OR_RETURN(FileWriter writer, FileWriter::Create(temporary));
  CORNER_RETURN_IF_ERROR(writer.Append(text));
  CORNER_RETURN_IF_ERROR(writer.Finish());
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return FileError("replace", path, errno);
  const size_t slash = path.rfind('/');
  return SyncFolder(slash == std::string::npos ? "." : path.substr(0, slash));
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return FileError("open", path, errno);
  std::string text;
  char buffer[16384];
  ssize_t got = 0;
  while ((got = ::read(fd, buffer, sizeof buffer)) > 0) text.append(buffer, got);
  const int error = errno;
  ::close(fd);
  if (got < 0) return FileError("read", path, error);
  return text;
}

absl::Status SyncFolder(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return FileError("open", path, errno);
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  return result == 0 ? absl::OkStatus() : FileError("write", path, error);
}

}  // namespace corner::indexer
