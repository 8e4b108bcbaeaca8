// Media types that a feed may come with. Used by the fetcher; pure functions.
#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace corner::indexer {

// OK when a body of `content_type` can be a feed of `format` ("" = any). No type at all, plain
// text, gzip and unspecified bytes can be any feed; the reader then finds out.
absl::Status CheckMediaType(std::string_view content_type, std::string_view format);

}  // namespace corner::indexer
