// Pairs -> groups. Adverts are joined along their links, strongest first, unless that would bring
// together two that a fact or a person keeps apart. The result depends on the set of pairs and not
// on their order. Pure, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "taxonomies/base/day.h"

namespace corner::indexer {

struct GroupNode {
  std::string id;
  Day first_seen;
};

struct GroupLink {
  enum class Kind : uint8_t {
    kDuplicate,
    kDiffers,
    kTogether,
    kApart
  };                      // the last two: a person's
  std::string low, high;  // ids, low < high
  Kind kind = Kind::kDuplicate;
  int32_t strength = 0;
};

// Groups of two or more, each as positions in `nodes`; founder (earliest first sighting, then least
// id) first, the rest by id. Links to ids that are no node are passed by. A person's word goes
// before every finding: `kTogether` overrides `kDiffers`, `kApart` overrides everything.
std::vector<std::vector<size_t>> Cluster(const std::vector<GroupNode>& nodes,
                                         std::vector<GroupLink> links);

}  // namespace corner::indexer
