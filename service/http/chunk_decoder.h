// Reads a chunked body (RFC 9112, 7.1) out of bytes that arrive in any pieces, strictly: every line
// ends with CRLF, sizes are plain hexadecimal, nothing is folded, nothing grows without end.
// Used by RequestReader. Not shared between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace corner::http {

class ChunkDecoder {
 public:
  enum class State { kNeedMore, kDone, kRefused };

  // `body_limit` is in bytes: 413 beyond.
  explicit ChunkDecoder(uint64_t body_limit) : body_limit_(body_limit) {}

  // Takes what it can of `bytes` and appends the data to `body`; `consumed` says how much it took.
  // What is left after kDone belongs to the next request.
  State Feed(std::string_view bytes, size_t* consumed, std::string* body);

  int status() const { return status_; }               // of the refusal
  std::string_view reason() const { return reason_; }  // static text

 private:
  enum class Part { kSize, kData, kDataEnd, kTrailer };

  State Refuse(int status, std::string_view reason);
  bool TakeLine(std::string_view bytes, std::string_view* line);
  void ReadSize(std::string_view line, size_t body_size);
  void ReadTrailer(std::string_view line);

  uint64_t body_limit_;
  Part part_ = Part::kSize;
  uint64_t left_ = 0;  // of the current chunk
  size_t trailers_ = 0;
  bool done_ = false;
  int status_ = 0;
  std::string_view reason_;
};

}  // namespace corner::http
