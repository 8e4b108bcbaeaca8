// The limits of fetching. The defaults are the product's; no command or setting reaches the members
// that tests use to fetch from this machine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "indexer/sources/address_policy.h"

namespace corner::indexer {

struct FetchOptions {
  int most_redirects = 5;
  absl::Duration connect_time = absl::Seconds(20);  // name, connection and TLS
  // Slower than this on average for so long: given up.
  int64_t least_bytes_per_second = 1024;
  absl::Duration slow_time = absl::Seconds(30);
  int64_t most_unpacked_bytes = int64_t{2} << 30;  // of a feed that is itself a gzip file
  int at_once = 4;                                 // sources fetched at the same time
  // For tests only.
  AddressPolicy addresses;
  std::string ca_file;               // trusted instead of the system's authorities
  std::vector<std::string> resolve;  // "host:port:address", as curl --resolve
};

}  // namespace corner::indexer
