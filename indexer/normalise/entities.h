// HTML character references -> characters. Used by html.h. Pure.
#pragma once

#include <string>
#include <string_view>

namespace corner::indexer {

// "&pound;25 &#163; &amp;" -> "£25 £ &". Unknown references stay as they are; a no-break space
// becomes a space; numbers 128-159 are read as Windows-1252, which is what senders mean.
std::string DecodeEntities(std::string_view text);

}  // namespace corner::indexer
