// The strict request gate: reads the raw bytes of one request head and says whether it may pass.
// It refuses all that two HTTP programs could read differently (RFC 9112), before any other parser
// sees a byte. Called by the session for each request. Pure functions, safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "service/http/target.h"

namespace corner::http {

struct GateLimits {
  size_t max_head = 16 * 1024;   // bytes, request line and fields: 431 beyond
  size_t max_target = 8 * 1024;  // bytes: 414 beyond
  size_t max_fields = 100;       // 431 beyond
};

enum class BodyFraming { kNone, kLength, kChunked };

struct GateVerdict {
  int status = 0;           // 0: may pass; otherwise the status of the refusal
  std::string_view reason;  // a sentence for the client; static text, never its own bytes
  bool ok() const { return status == 0; }

  // What the head says; meaningful only when ok().
  std::string method;
  std::string raw_target;  // as sent (an absolute form keeps its scheme and host)
  Target target;           // "*" of OPTIONS gives the path "*" and no segments
  std::string host;        // empty only in HTTP/1.0
  int minor_version = 1;   // HTTP/1.0 or HTTP/1.1
  BodyFraming framing = BodyFraming::kNone;
  uint64_t content_length = 0;
  bool keep_alive = true;
  bool expect_continue = false;
};

// `raw_head` is everything up to and including the empty line; one empty line before it is
// tolerated.
GateVerdict CheckHead(std::string_view raw_head, const GateLimits& limits = {});

// The request line alone, without its line end.
GateVerdict CheckRequestLine(std::string_view line, const GateLimits& limits = {});

// A token of RFC 9110: what methods and field names are made of.
bool IsToken(std::string_view text);

// A host with an optional port as the Host field may carry it: name, IPv4 or [IPv6].
bool IsValidHost(std::string_view host);

}  // namespace corner::http
