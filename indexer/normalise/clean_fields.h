// The fields of a posting as clean UTF-8, before anything is read from them: malformed bytes,
// control characters and double encoding mended. Used by normalise. Pure.
#pragma once

#include "indexer/posting.h"

namespace corner::indexer {

// True when text was mended (malformed or doubly encoded). Ids and links are never decoded again:
// they mean the same only byte for byte.
bool CleanFields(Posting* posting);

}  // namespace corner::indexer
