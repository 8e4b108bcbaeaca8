// The names of a feed that nobody had a meaning for, and the names of a map that the feed does not
// have. Plain values for reports.
#pragma once

#include <string>
#include <vector>

#include "indexer/issue.h"

namespace corner::indexer {

struct FeedNames {
  std::vector<UnknownMember> unknown;    // most frequent first, kMostUnknownMembers at most
  std::vector<std::string> map_not_met;  // of the map, as it spells them, in its order
};

}  // namespace corner::indexer
