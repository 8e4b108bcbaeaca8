#include "indexer/feed/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "indexer/feed/bytes.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr char kNoCharacter = '\x81';

bool IsLead(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsTrail(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

class Utf8Bytes {
 public:
  explicit Utf8Bytes(ReadBytes read) : read_(std::move(read)) {}

  absl::StatusOr<size_t> Read(char* to, size_t size) {
    if (!started_) CORNER_RETURN_IF_ERROR(LookAtStart());
    while (served_ == ready_.size()) {
      if (!utf16_) return ended_ ? absl::StatusOr<size_t>(0) : read_(to, size);
      if (ended_) return 0;
      CORNER_RETURN_IF_ERROR(Transcode());
    }
    const size_t got = std::min(size, ready_.size() - served_);
    std::memcpy(to, ready_.data() + served_, got);
    served_ += got;
    return got;
  }

 private:
  absl::Status LookAtStart() {
    started_ = true;
    while (ready_.size() < kUtf8Mark.size() && !ended_) CORNER_RETURN_IF_ERROR(Append(&ready_));
    if (ready_.starts_with(kUtf8Mark)) {
      served_ = kUtf8Mark.size();
    } else if (ready_.starts_with(kUtf16LittleMark) || ready_.starts_with(kUtf16BigMark)) {
      utf16_ = true;
      big_ = ready_.starts_with(kUtf16BigMark);
      units_ = ready_.substr(kUtf16BigMark.size());
      ready_.clear();
      Convert();
    }
    return absl::OkStatus();
  }

  absl::Status Append(std::string* bytes) {
    CORNER_ASSIGN_OR_RETURN(const size_t got, read_(input_.data(), input_.size()));
    ended_ = got == 0;
    bytes->append(input_.data(), got);
    return absl::OkStatus();
  }

  absl::Status Transcode() {
    CORNER_RETURN_IF_ERROR(Append(&units_));
    if (ended_ && units_.size() % 2 != 0) {
      return InvalidInput("the UTF-16 text breaks off in the middle of a character",
                          "Send or save the file again.");
    }
    ready_.clear();
    served_ = 0;
    Convert();
    return absl::OkStatus();
  }

  char32_t Unit(size_t at) const {
    const auto first = static_cast<unsigned char>(units_[at]);
    const auto second = static_cast<unsigned char>(units_[at + 1]);
    return big_ ? (first << 8 | second) : (second << 8 | first);
  }

  // Moves every whole character of units_ to ready_.
  void Convert() {
    size_t at = 0;
    while (at + 2 <= units_.size()) {
      const char32_t unit = Unit(at);
      if (IsLead(unit)) {
        if (at + 4 > units_.size() && !ended_) break;
        if (at + 4 <= units_.size() && IsTrail(Unit(at + 2))) {
          AppendUtf8(0x10000 + ((unit - 0xD800) << 10) + (Unit(at + 2) - 0xDC00), &ready_);
          at += 4;
          continue;
        }
      }
      if (IsLead(unit) || IsTrail(unit)) {
        ready_.push_back(kNoCharacter);
      } else {
        AppendUtf8(unit, &ready_);
      }
      at += 2;
    }
    units_.erase(0, at);
  }

  ReadBytes read_;
  bool started_ = false, ended_ = false, utf16_ = false, big_ = false;
  std::string ready_;  // UTF-8, served up to served_
  size_t served_ = 0;
  std::string units_;  // UTF-16 bytes not yet converted
  std::array<char, 1 << 16> input_{};
};

}  // namespace

ReadBytes InUtf8(ReadBytes read) {
  auto bytes = std::make_shared<Utf8Bytes>(std::move(read));
  return [bytes](char* to, size_t size) { return bytes->Read(to, size); };
}

bool LooksLikeCp1252(std::string_view sample) {
  bool malformed = false;
  for (size_t i = 0; i < sample.size();) {
    const size_t start = i;
    if (static_cast<unsigned char>(sample[i]) < 0x80) {
      ++i;
      continue;
    }
    NextCodePoint(sample, &i);
    if (i > start + 1) return false;
    if (start + 3 < sample.size()) malformed = true;
  }
  return malformed;
}

std::optional<std::string> DecodeRow(std::string_view bytes, bool cp1252) {
  if (!cp1252 && IsValidUtf8(bytes)) return std::string(bytes);
  constexpr std::string_view kUnassigned = "\x81\x8D\x8F\x90\x9D";
  if (bytes.find_first_of(kUnassigned) != std::string_view::npos) return std::nullopt;
  return Utf8FromCp1252(bytes);
}

}  // namespace corner::indexer
