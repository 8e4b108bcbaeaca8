// Reads a request whose head has passed the gate: fields, then the body in any pieces, chunked or
// counted. A second parser (Beast) reads the same head; when the two disagree about method, address
// or framing the request is refused. One per request, used by one session; not shared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "service/http/chunk_decoder.h"
#include "service/http/gate.h"
#include "service/http/message.h"

namespace corner::http {

class RequestReader {
 public:
  enum class State { kNeedMore, kDone, kRefused };

  // Takes the head that `verdict` is about.
  State Start(std::string_view head, const GateVerdict& verdict);

  // The most bytes the body may have: 413 beyond. To be called once, before the first Feed.
  State LimitBody(uint64_t bytes);

  // Offers the bytes after the head that were not consumed yet; `consumed` says how many to drop.
  // After kDone the rest belongs to the next request.
  State Feed(std::string_view bytes, size_t* consumed);

  int status() const { return status_; }               // of the refusal
  std::string_view reason() const { return reason_; }  // static text
  Pairs TakeHeaders() { return std::move(headers_); }  // without trailer fields: those are dropped
  std::string TakeBody() { return std::move(body_); }

 private:
  State Refuse(int status, std::string_view reason);

  BodyFraming framing_ = BodyFraming::kNone;
  uint64_t left_ = 0;  // of a counted body
  std::optional<ChunkDecoder> chunks_;
  Pairs headers_;
  std::string body_;
  int status_ = 0;
  std::string_view reason_;
};

}  // namespace corner::http
