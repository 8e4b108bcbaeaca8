// Old Windows text among UTF-8: spreadsheets still write it, sometimes for single rows.
// Plain functions, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace corner::indexer {

// True when `sample` has bytes that are not UTF-8 and not one multi-byte UTF-8 character: the whole
// file is Windows-1252. The last three bytes may be a character cut by the sample's end.
bool LooksLikeCp1252(std::string_view sample);

// `bytes` as UTF-8: as they are when valid and not `cp1252`, else read as Windows-1252; nullopt
// when they are neither.
std::optional<std::string> DecodeRow(std::string_view bytes, bool cp1252);

}  // namespace corner::indexer
