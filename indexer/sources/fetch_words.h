// What went wrong with a transfer, as sentences that go on behind the name of a host: "answered 503
// (not available now)". Used by the fetcher; pure functions.
#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace corner::indexer {

struct TransferFacts {
  bool too_slow = false;   // given up for its speed
  bool connected = false;  // TLS was agreed on
  absl::Duration connect_time;
};

// `code` is a CURLcode other than CURLE_OK.
absl::Status TransferError(int code, const TransferFacts& facts);
// For HTTP statuses other than 200 and 304.
absl::Status StatusError(int status);
absl::Status TooLong(int64_t most_bytes);
// An address or port that feeds are not fetched from.
absl::Status Refused(std::string_view where);

}  // namespace corner::indexer
