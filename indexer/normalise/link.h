// The link to apply, taken only where it is an address people can be sent to. Used by normalise.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace corner::indexer {

struct LinkReading {
  std::string url;  // https only, else empty
  // Why an address was left out: "script" (javascript: and the like), "not_https", "malformed".
  std::string_view refused;
};
LinkReading ReadLink(std::string_view declared);

}  // namespace corner::indexer
