// Any bytes through the request gate and the reader behind it. What must hold: the scanner and the
// gate agree, a request that passes can be read by the second parser or is refused, the body is the
// same in whatever pieces it arrives, and nothing is consumed that was not there.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/http/gate.h"
#include "service/http/head_scanner.h"
#include "service/http/request_reader.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

constexpr uint64_t kBodyLimit = 4096;

void Require(bool holds) {
  if (!holds) std::abort();
}

struct Outcome {
  RequestReader::State state;
  std::string body;
  size_t consumed = 0;
};

Outcome ReadBody(std::string_view head, const GateVerdict& verdict, std::string_view rest,
                 size_t piece) {
  RequestReader reader;
  Outcome outcome{reader.Start(head, verdict), {}};
  if (outcome.state == RequestReader::State::kRefused) return outcome;
  outcome.state = reader.LimitBody(kBodyLimit);
  size_t available = 0;
  while (outcome.state == RequestReader::State::kNeedMore && available < rest.size()) {
    available = std::min(available + piece, rest.size());
    size_t used = 0;
    outcome.state = reader.Feed(rest.substr(outcome.consumed, available - outcome.consumed), &used);
    outcome.consumed += used;
    Require(outcome.consumed <= available);
  }
  outcome.body = reader.TakeBody();
  Require(outcome.body.size() <= kBodyLimit);
  return outcome;
}

void CheckOneInput(std::string_view input) {
  HeadScanner scanner;
  const HeadScanner::State state = scanner.Scan(input);
  if (state == HeadScanner::State::kRefused) {
    Require(scanner.refusal().status >= 400 && !scanner.refusal().reason.empty());
    Require(!CheckHead(input).ok());
    return;
  }
  if (state == HeadScanner::State::kNeedMore) return;
  Require(scanner.length() <= input.size());
  const std::string_view head = input.substr(0, scanner.length());
  const GateVerdict verdict = CheckHead(head);
  if (!verdict.ok()) {
    Require(verdict.status >= 400 && verdict.status < 600 && !verdict.reason.empty());
    return;
  }
  Require(IsValidUtf8(verdict.target.path));
  Require(verdict.target.path.find('\0') == std::string::npos);
  for (const std::string& segment : verdict.target.segments) {
    Require(segment != "." && segment != "..");
  }
  const std::string_view rest = input.substr(head.size());
  const Outcome whole = ReadBody(head, verdict, rest, rest.size() + 1);
  const Outcome pieces = ReadBody(head, verdict, rest, 1);
  Require(whole.state == pieces.state);
  if (whole.state == RequestReader::State::kDone) {
    Require(whole.body == pieces.body && whole.consumed == pieces.consumed);
  }
}

}  // namespace
}  // namespace corner::http

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  corner::http::CheckOneInput({reinterpret_cast<const char*>(data), size});
  return 0;
}
