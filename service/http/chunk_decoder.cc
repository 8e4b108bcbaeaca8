#include "service/http/chunk_decoder.h"

#include <algorithm>

#include "service/http/gate.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

// A sender needs no extensions and few trailer fields; an attacker likes many.
constexpr size_t kMaxLine = 1024;
constexpr size_t kMaxTrailerFields = 32;
constexpr size_t kMaxSizeDigits = 16;

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Blanks and controls in a chunk line are read differently by different programs.
bool IsPlainExtension(std::string_view text) {
  return text.empty() || (text[0] == ';' && std::all_of(text.begin(), text.end(), [](char c) {
                            return c > 0x20 && c < 0x7f;
                          }));
}

bool IsFramingField(std::string_view name) {
  return EqualsIgnoreCase(name, "Content-Length") || EqualsIgnoreCase(name, "Transfer-Encoding") ||
         EqualsIgnoreCase(name, "Host");
}

}  // namespace

ChunkDecoder::State ChunkDecoder::Refuse(int status, std::string_view reason) {
  status_ = status;
  reason_ = reason;
  return State::kRefused;
}

// True with the line that ends in CRLF; false when it has not ended yet or may not go on.
bool ChunkDecoder::TakeLine(std::string_view bytes, std::string_view* line) {
  const size_t limit = std::min(bytes.size(), kMaxLine);
  for (size_t i = 0; i < limit; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == '\r' && i + 1 == bytes.size()) return false;
    if (byte == '\r' && bytes[i + 1] == '\n') {
      *line = bytes.substr(0, i);
      return true;
    }
    if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
      Refuse(400, "A chunk line has a control character or a broken line end.");
      return false;
    }
  }
  if (limit == kMaxLine) Refuse(400, "A chunk line is too long.");
  return false;
}

void ChunkDecoder::ReadSize(std::string_view line, size_t body_size) {
  size_t digits = 0;
  uint64_t size = 0;
  for (; digits < line.size() && HexDigit(line[digits]) >= 0; ++digits) {
    size = size * 16 + static_cast<uint64_t>(HexDigit(line[digits]));
  }
  if (digits == 0 || digits > kMaxSizeDigits || !IsPlainExtension(line.substr(digits))) {
    Refuse(400, "A chunk has no plain size.");
    return;
  }
  if (size > body_limit_ - body_size) {
    Refuse(413, "The body is too long.");
    return;
  }
  left_ = size;
  part_ = size == 0 ? Part::kTrailer : Part::kData;
}

void ChunkDecoder::ReadTrailer(std::string_view line) {
  if (line.empty()) {
    done_ = true;
    return;
  }
  const size_t colon = std::min(line.find(':'), line.size());
  if (colon == line.size() || !IsToken(line.substr(0, colon)) ||
      IsFramingField(line.substr(0, colon))) {
    Refuse(400, "A trailer field may not be sent there or is malformed.");
  } else if (++trailers_ > kMaxTrailerFields) {
    Refuse(431, "The body has too many trailer fields.");
  }
}

ChunkDecoder::State ChunkDecoder::Feed(std::string_view bytes, size_t* consumed,
                                       std::string* body) {
  *consumed = 0;
  while (!done_ && status_ == 0) {
    const std::string_view rest = bytes.substr(*consumed);
    if (part_ == Part::kData) {
      const size_t count = static_cast<size_t>(std::min<uint64_t>(left_, rest.size()));
      body->append(rest.substr(0, count));
      *consumed += count;
      left_ -= count;
      if (left_ > 0) return State::kNeedMore;
      part_ = Part::kDataEnd;
    } else if (part_ == Part::kDataEnd) {
      const std::string_view end = rest.substr(0, 2);
      if (end != std::string_view("\r\n").substr(0, end.size())) {
        return Refuse(400, "A chunk is longer than its size.");
      }
      if (end.size() < 2) return State::kNeedMore;
      *consumed += 2;
      part_ = Part::kSize;
    } else {
      std::string_view line;
      if (!TakeLine(rest, &line)) break;
      *consumed += line.size() + 2;
      if (part_ == Part::kSize) {
        ReadSize(line, body->size());
      } else {
        ReadTrailer(line);
      }
    }
  }
  if (status_ != 0) return State::kRefused;
  return done_ ? State::kDone : State::kNeedMore;
}

}  // namespace corner::http
