#include "indexer/feed/window.h"

#include <algorithm>
#include <cstring>

#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

constexpr size_t kChunk = 1 << 18;

}  // namespace

absl::StatusOr<bool> ByteWindow::More() {
  const size_t held = end_ - begin_;
  if (capacity_ - end_ < kChunk / 2) {
    if (capacity_ - held < kChunk) {
      const size_t wanted = std::max(2 * capacity_, held + 2 * kChunk);
      auto larger = std::make_unique_for_overwrite<char[]>(wanted);
      if (held > 0) std::memcpy(larger.get(), buffer_.get() + begin_, held);
      buffer_ = std::move(larger);
      capacity_ = wanted;
    } else {
      std::memmove(buffer_.get(), buffer_.get() + begin_, held);
    }
    begin_ = 0;
    end_ = held;
  }
  CORNER_ASSIGN_OR_RETURN(const size_t got, read_(buffer_.get() + end_, capacity_ - end_));
  end_ += got;
  return got > 0;
}

absl::Status ByteWindow::Fill(size_t size) {
  while (view().size() < size) {
    CORNER_ASSIGN_OR_RETURN(const bool more, More());
    if (!more) break;
  }
  return absl::OkStatus();
}

void ByteWindow::Consume(size_t size) {
  const char* front = buffer_.get() + begin_;
  line_ += std::count(front, front + size, '\n');
  begin_ += size;
  offset_ += static_cast<int64_t>(size);
}

}  // namespace corner::indexer
