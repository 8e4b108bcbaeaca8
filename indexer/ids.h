// A vacancy's printed id ("v" + 26 characters of base 32) as 128 bits, which sort alike.
#pragma once

#include <string>
#include <string_view>

#include "taxonomies/base/hash.h"

namespace corner::indexer {

// {0, 0} for a text that is not such an id.
Hash128 IdBits(std::string_view id);
std::string IdText(Hash128 bits);

}  // namespace corner::indexer
