// Mends text that was encoded twice: "CafÃ©" -> "Café", "Â£25K" -> "£25K", "â€™" -> "’", and the
// control characters U+0080-U+009F that were Windows-1252 signs. Only sequences that no language
// writes are touched. Used by normalise. Pure.
#pragma once

#include <string>
#include <string_view>

namespace corner::indexer {

// True when something was mended; `*text` (valid UTF-8) is then shorter.
bool MendDoubleEncoding(std::string* text);

}  // namespace corner::indexer
