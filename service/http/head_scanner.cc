#include "service/http/head_scanner.h"

namespace corner::http {

HeadScanner::State HeadScanner::Refuse(int status, std::string_view reason) {
  refusal_.status = status;
  refusal_.reason = reason;
  return State::kRefused;
}

HeadScanner::State HeadScanner::EndLine(std::string_view bytes, size_t after) {
  const bool empty = after - line_start_ == 2;
  const size_t start = line_start_;
  line_start_ = after;
  if (!empty) {
    if (++lines_ == 1) first_line_end_ = after - 2;
    if (lines_ > limits_.max_fields + 1) {
      return Refuse(431, "The request has too many header fields.");
    }
    return State::kNeedMore;
  }
  if (lines_ > 0) {
    length_ = after;
    if (bytes.size() >= after && after - begin_ > limits_.max_head) {
      return Refuse(431, "The request header is too long.");
    }
    return State::kComplete;
  }
  if (start != 0) return Refuse(400, "The request starts with empty lines.");
  begin_ = after;
  return State::kNeedMore;
}

HeadScanner::State HeadScanner::CheckSize(std::string_view bytes) {
  constexpr size_t kMethodAndVersion = 32;
  const size_t size = bytes.size() - begin_;
  if (lines_ == 0 && size > limits_.max_target + kMethodAndVersion) {
    if (bytes.substr(begin_, kMethodAndVersion).find(' ') == std::string_view::npos) {
      return Refuse(400, "The request line must start with a method.");
    }
    return Refuse(414, "The address is too long.");
  }
  if (size > limits_.max_head) return Refuse(431, "The request header is too long.");
  if (lines_ > 0 && !line_checked_) {
    line_checked_ = true;
    GateVerdict line = CheckRequestLine(bytes.substr(begin_, first_line_end_ - begin_), limits_);
    if (!line.ok()) {
      refusal_ = std::move(line);
      return State::kRefused;
    }
  }
  return State::kNeedMore;
}

HeadScanner::State HeadScanner::Scan(std::string_view bytes) {
  while (position_ < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[position_]);
    if (byte == '\r') {
      if (position_ + 1 == bytes.size()) break;  // its line feed may still come
      if (bytes[position_ + 1] != '\n') return Refuse(400, "A line ends with CR alone.");
      position_ += 2;
      const State state = EndLine(bytes, position_);
      if (state != State::kNeedMore) return state;
    } else if (byte == '\n') {
      return Refuse(400, "A line ends with LF alone.");
    } else if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
      return Refuse(400, "The request header has a control character.");
    } else {
      ++position_;
    }
  }
  return CheckSize(bytes);
}

}  // namespace corner::http
