// Finds the end of a request head in bytes that arrive piece by piece, and refuses as early as it
// can: a line end that is not CRLF, a control character, a head or address that is too long.
// One per request, used by one session. Not shared between threads.
#pragma once

#include <string_view>

#include "service/http/gate.h"

namespace corner::http {

class HeadScanner {
 public:
  enum class State { kNeedMore, kComplete, kRefused };

  explicit HeadScanner(const GateLimits& limits = {}) : limits_(limits) {}

  // `bytes` is all that has arrived of this request so far; earlier bytes are not looked at again.
  State Scan(std::string_view bytes);

  size_t length() const { return length_; }                // of the head, when complete
  const GateVerdict& refusal() const { return refusal_; }  // when refused

 private:
  State Refuse(int status, std::string_view reason);
  State EndLine(std::string_view bytes, size_t after);
  State CheckSize(std::string_view bytes);

  GateLimits limits_;
  size_t position_ = 0;  // first byte not yet looked at
  size_t line_start_ = 0;
  size_t lines_ = 0;  // complete, not empty
  size_t begin_ = 0;  // 2 after one leading empty line
  size_t length_ = 0;
  bool line_checked_ = false;
  size_t first_line_end_ = 0;
  GateVerdict refusal_;
};

}  // namespace corner::http
