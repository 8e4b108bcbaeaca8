// What kind of file this is, from its first bytes and its name. Used by OpenFeed.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

enum class FeedFormat { kJsonLines, kJson, kXml, kCsv, kTsv, kHtml };

// How far detection looks into a file.
inline constexpr size_t kLookBytes = 1 << 18;

// "jsonl", "json", "xml", "csv", "tsv", "html".
absl::StatusOr<FeedFormat> FeedFormatFromName(std::string_view name);

// Reads up to kLookBytes into the window and consumes nothing. `file_name` helps where the bytes
// leave a choice. kInvalidArgument for an empty file and for what is no feed, such as an archive.
absl::StatusOr<FeedFormat> DetectFormat(std::string_view file_name, ByteWindow* window);

}  // namespace corner::indexer
