// The part of the request gate that reads header fields: Host, body framing, Connection, Expect.
// Used by gate.cc alone. Pure, safe from any thread.
#pragma once

#include <string_view>

#include "service/http/gate.h"

namespace corner::http::gate_internal {

// `fields` is zero or more lines, each with its CRLF. `verdict` is that of the request line; the
// result is the same with what the fields say, or a refusal.
GateVerdict CheckFields(std::string_view fields, const GateLimits& limits, GateVerdict verdict);

}  // namespace corner::http::gate_internal
