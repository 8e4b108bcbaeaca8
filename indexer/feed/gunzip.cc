#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "indexer/feed/bytes.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

constexpr unsigned char kMagic[] = {0x1F, 0x8B};

class Gunzip {
 public:
  explicit Gunzip(ReadBytes read) : read_(std::move(read)) {}
  ~Gunzip() {
    if (state_ != State::kUnknown && state_ != State::kPlain) inflateEnd(&stream_);
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  absl::StatusOr<size_t> Read(char* to, size_t size) {
    if (state_ == State::kUnknown) CORNER_RETURN_IF_ERROR(LookAtStart());
    if (state_ == State::kPlain) return ReadPlain(to, size);
    for (;;) {
      if (stream_.avail_in == 0) CORNER_RETURN_IF_ERROR(Refill());
      if (state_ == State::kBetweenMembers) CORNER_RETURN_IF_ERROR(EnterNextMember());
      if (state_ == State::kDone) return 0;
      if (state_ == State::kBetweenMembers) continue;
      CORNER_ASSIGN_OR_RETURN(const size_t got, Inflate(to, size));
      if (got > 0) return got;
    }
  }

 private:
  enum class State { kUnknown, kPlain, kInMember, kBetweenMembers, kDone };

  absl::Status Damaged() const {
    return InvalidInput("the gzip data is damaged", "Send or download the file again.");
  }
  absl::Status CutShort() const {
    return InvalidInput("the gzip data is cut short: its end is missing",
                        "Send or download the file again.");
  }

  absl::Status LookAtStart() {
    size_t have = 0;
    while (have < sizeof(kMagic) && !ended_) {
      CORNER_ASSIGN_OR_RETURN(const size_t got, read_(input_.data() + have, input_.size() - have));
      ended_ = got == 0;
      have += got;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(have);
    state_ = State::kPlain;
    if (have < sizeof(kMagic) || std::memcmp(input_.data(), kMagic, sizeof(kMagic)) != 0) {
      return absl::OkStatus();
    }
    constexpr int kGzipOnly = 16;
    if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) {
      return Unavailable("there is not enough memory to unpack the file");
    }
    state_ = State::kInMember;
    return absl::OkStatus();
  }

  absl::StatusOr<size_t> ReadPlain(char* to, size_t size) {
    if (stream_.avail_in == 0) return ended_ ? absl::StatusOr<size_t>(0) : read_(to, size);
    const size_t got = std::min<size_t>(size, stream_.avail_in);
    std::memcpy(to, stream_.next_in, got);
    stream_.next_in += got;
    stream_.avail_in -= static_cast<uInt>(got);
    return got;
  }

  absl::Status Refill() {
    if (ended_) return absl::OkStatus();
    CORNER_ASSIGN_OR_RETURN(const size_t got, read_(input_.data(), input_.size()));
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(got);
    ended_ = got == 0;
    return absl::OkStatus();
  }

  // After a member: another one, zero padding, or the end.
  absl::Status EnterNextMember() {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      padded_ = true;
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) {
      if (ended_) state_ = State::kDone;
      return absl::OkStatus();
    }
    if (padded_ || *stream_.next_in != kMagic[0] || inflateReset(&stream_) != Z_OK) {
      return Damaged();
    }
    state_ = State::kInMember;
    return absl::OkStatus();
  }

  absl::StatusOr<size_t> Inflate(char* to, size_t size) {
    const uInt room = static_cast<uInt>(std::min<size_t>(size, 1u << 30));
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = room;
    const bool at_end = ended_ && stream_.avail_in == 0;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    const size_t got = room - stream_.avail_out;
    if (code == Z_STREAM_END) {
      state_ = State::kBetweenMembers;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return Damaged();
    } else if (at_end && got == 0) {
      return CutShort();
    }
    return got;
  }

  ReadBytes read_;
  State state_ = State::kUnknown;
  bool ended_ = false;
  bool padded_ = false;
  std::array<char, 1 << 16> input_{};
  z_stream stream_{};
};

}  // namespace

ReadBytes Gunzipped(ReadBytes packed) {
  auto gunzip = std::make_shared<Gunzip>(std::move(packed));
  return [gunzip](char* to, size_t size) { return gunzip->Read(to, size); };
}

}  // namespace corner::indexer
