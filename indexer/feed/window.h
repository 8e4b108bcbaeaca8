// A moving view over a feed's bytes: grows at the end, is consumed from the front, and knows the
// line its front stands on. Used by the readers; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/feed/bytes.h"

namespace corner::indexer {

class ByteWindow {
 public:
  explicit ByteWindow(ReadBytes read) : read_(std::move(read)) {}

  // Valid until More.
  std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  // Reads on; false at the end of the source. Bytes keep their place in the view.
  absl::StatusOr<bool> More();
  // Makes the view at least `size` bytes long where the source has as many.
  absl::Status Fill(size_t size);
  // Drops `size` bytes of the front.
  void Consume(size_t size);

  int64_t line() const { return line_; }      // of the front; lines end in LF
  int64_t offset() const { return offset_; }  // of the front

 private:
  ReadBytes read_;
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0, begin_ = 0, end_ = 0;
  int64_t line_ = 1, offset_ = 0;
};

}  // namespace corner::indexer
