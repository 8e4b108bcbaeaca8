// Web addresses taken apart and put together by libcurl's own rules, so that what is checked is
// what is fetched. Used by the fetcher; pure functions.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace corner::indexer {

struct WebAddress {
  std::string url;   // normalised, without user name and fragment
  std::string host;  // lower case
  int port = 443;
  bool https = false;
  bool SameServer(const WebAddress& other) const {
    return host == other.host && port == other.port && https == other.https;
  }
};

// `link` relative to `base`, or alone when `base` is empty.
absl::StatusOr<WebAddress> ReadAddress(const std::string& base, const std::string& link);

// `link` as seen from the page at `base`; kInvalidArgument unless it is an https address on the
// same host and port.
absl::StatusOr<std::string> NextAddress(const std::string& base, const std::string& link);
// The address with `name=value` in its query, in place of any `name` there.
std::string WithParameter(std::string_view url, std::string_view name, std::string_view value);

}  // namespace corner::indexer
