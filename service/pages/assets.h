// Files linked into the program and served under names that change with their content, so that
// browsers may keep them for ever: the style sheet, the module, and the licences of what they hold.
// Made when Corner is built (web/build_assets.py), compressed as well. Safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/http/message.h"
#include "service/pages/html.h"

namespace corner::pages {

struct Asset {
  std::string name;  // "app-<hash>.css"
  std::string_view content_type;
  std::string_view bytes;
  std::string_view compressed;  // the same, gzip
  SafeUrl address;              // "/assets/app-<hash>.css"
  bool for_ever;                // its name changes with its bytes
};
const Asset& StyleSheet();
const Asset& Module();

// The reply to "/assets/{file}". kNotFound: no such file, or one of an older build.
absl::StatusOr<http::Reply> AssetReply(const http::Request& request);

}  // namespace corner::pages
