// Files of the index: whole-file reads, memory maps, durable writes. Every error is one sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace corner::indexer {

// A read-only memory map of a whole file; empty files map to nothing.
class MappedFile {
 public:
  static absl::StatusOr<MappedFile> Open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  size_t size() const { return size_; }
  const std::byte* data() const { return data_; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
  // `count` values of T at byte `offset`, which must be aligned for T and inside the file.
  template <typename T>
  std::span<const T> Array(size_t offset, size_t count) const {
    return {reinterpret_cast<const T*>(data_ + offset), count};
  }

 private:
  const std::byte* data_ = nullptr;
  size_t size_ = 0;
};

// Appends to a new file; Finish makes it durable. A file that was not finished is left behind.
class FileWriter {
 public:
  static absl::StatusOr<FileWriter> Create(const std::string& path);
  FileWriter(FileWriter&&) noexcept = default;
  FileWriter& operator=(FileWriter&&) noexcept = default;

  absl::Status Append(const void* data, size_t bytes);
  absl::Status Append(std::string_view text) { return Append(text.data(), text.size()); }
  template <typename T>
  absl::Status AppendArray(std::span<const T> values) {
    return Append(values.data(), values.size_bytes());
  }
  uint64_t bytes() const { return bytes_; }
  absl::Status Finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  FileWriter(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  uint64_t bytes_ = 0;
};

// Writes `text` under a temporary name, makes it durable and renames it: readers see the old file
// or the new one, never a part.
absl::Status ReplaceFile(const std::string& path, std::string_view text);
absl::StatusOr<std::string> ReadFile(const std::string& path);
// Makes the entries of a directory durable.
absl::Status SyncFolder(const std::string& path);

}  // namespace corner::indexer
