// libFuzzer: the request gate's small readers one by one. A head is scanned alike in whatever
// pieces it arrives; a chunked body is what it says, in any pieces; a target or form that is read
// can be written and read back the same, and never holds what was to be refused.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "service/http/chunk_decoder.h"
#include "service/http/gate.h"
#include "service/http/head_scanner.h"
#include "service/http/target.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner::http;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;
using corner::fuzz::RequireText;

constexpr uint64_t kBodyLimit = 1 << 14;

// Whether a head may pass: found by the scanner and let through by the gate.
enum class Head { kNeedMore, kPasses, kRefused };
Head JudgeHead(const HeadScanner& scanner, HeadScanner::State state, std::string_view bytes) {
  if (state == HeadScanner::State::kNeedMore) return Head::kNeedMore;
  if (state == HeadScanner::State::kRefused) {
    Require(scanner.refusal().status >= 400 && !scanner.refusal().reason.empty());
    return Head::kRefused;
  }
  Require(scanner.length() <= bytes.size());
  return CheckHead(bytes.substr(0, scanner.length())).ok() ? Head::kPasses : Head::kRefused;
}

void CheckScanner(std::string_view input) {
  HeadScanner whole, pieces;
  const Head wanted = JudgeHead(whole, whole.Scan(input), input);
  auto state = HeadScanner::State::kNeedMore;
  size_t n = 0;
  while (n < input.size() && state == HeadScanner::State::kNeedMore) {
    state = pieces.Scan(input.substr(0, ++n));
  }
  // A request line may be refused before the rest has come, but never a head that passes whole.
  Require(JudgeHead(pieces, state, input.substr(0, n)) == wanted);
  if (wanted == Head::kPasses) Require(whole.length() == pieces.length());
}

struct Decoded {
  ChunkDecoder::State state = ChunkDecoder::State::kNeedMore;
  size_t consumed = 0;
  std::string body;
};

Decoded DecodeChunks(std::string_view input, size_t piece) {
  ChunkDecoder decoder(kBodyLimit);
  Decoded result;
  size_t available = 0;
  while (result.state == ChunkDecoder::State::kNeedMore && available < input.size()) {
    available = std::min(input.size(), available + piece);
    size_t used = 0;
    result.state = decoder.Feed(input.substr(result.consumed, available - result.consumed), &used,
                                &result.body);
    result.consumed += used;
    Require(result.consumed <= available && result.body.size() <= kBodyLimit);
  }
  if (result.state == ChunkDecoder::State::kRefused) {
    Require(decoder.status() >= 400 && !decoder.reason().empty());
  }
  return result;
}

void CheckChunks(std::string_view input) {
  const Decoded whole = DecodeChunks(input, input.size() + 1);
  for (const size_t piece : {size_t{1}, size_t{3}}) {
    const Decoded pieces = DecodeChunks(input, piece);
    Require(whole.state == pieces.state);
    if (whole.state != ChunkDecoder::State::kDone) continue;
    Require(whole.body == pieces.body && whole.consumed == pieces.consumed);
  }
}

// The other way round: any bytes, cut into chunks as a sender may, come back as they were.
void CheckSentChunks(std::string_view body, size_t piece) {
  std::string sent;
  char size[20];
  for (size_t at = 0; at < body.size(); at += piece) {
    const std::string_view part = body.substr(at, piece);
    std::snprintf(size, sizeof size, "%zx\r\n", part.size());
    sent.append(size).append(part).append("\r\n");
  }
  sent += "0\r\n\r\nnext";
  const Decoded read = DecodeChunks(sent, 7);
  Require(read.state == ChunkDecoder::State::kDone && read.body == body);
  Require(read.consumed <= sent.size() - 4);
}

std::string WriteTarget(const Target& target) {
  std::string text = target.segments.empty() ? "/" : "";
  for (const std::string& segment : target.segments) text += "/" + PercentEncode(segment);
  char mark = '?';
  for (const auto& [name, value] : target.query) {
    text += mark + PercentEncode(name) + "=" + PercentEncode(value);
    mark = '&';
  }
  return text;
}

void CheckTarget(std::string_view input) {
  std::string_view reason;
  const auto target = ParseTarget(input, &reason);
  if (!target) return Require(!reason.empty());
  RequireText(target->path);
  for (const std::string& segment : target->segments) {
    RequireText(segment);
    Require(segment != "." && segment != "..");
    Require(std::none_of(segment.begin(), segment.end(),
                         [](char c) { return static_cast<unsigned char>(c) < ' '; }));
  }
  for (const auto& [name, value] : target->query) {
    RequireText(name);
    RequireText(value);
  }
  const auto again = ParseTarget(WriteTarget(*target), &reason);
  Require(again && again->path == target->path && again->segments == target->segments);
  Require(again->query == target->query);
}

void CheckForm(std::string_view input) {
  for (const bool plus : {false, true}) {
    const auto decoded = PercentDecode(input, plus);
    if (!decoded) continue;
    RequireText(*decoded);
    Require(PercentDecode(PercentEncode(*decoded), plus) == decoded);
  }
  const auto form = ParseForm(input);
  if (!form) return;
  std::string written;
  for (const auto& [name, value] : *form) {
    RequireText(name);
    RequireText(value);
    written += (written.empty() ? "" : "&") + PercentEncode(name) + "=" + PercentEncode(value);
  }
  Require(ParseForm(written) == form);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      CheckScanner(rest);
      break;
    case 1:
      CheckChunks(rest);
      break;
    case 2:
      CheckSentChunks(rest.substr(0, kBodyLimit), 1 + data[0] / 6);
      break;
    case 3:
      CheckTarget(rest);
      break;
    case 4:
      CheckForm(rest);
      break;
    default:
      if (IsValidHost(rest)) Require(rest.find_first_of("/@?# \r\n") == std::string_view::npos);
      if (IsToken(rest)) Require(rest.find_first_of(" :\r\n") == std::string_view::npos);
      CheckRequestLine(rest);
  }
  return 0;
}
