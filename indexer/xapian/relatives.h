// What else the catalogue holds of a vacancy: other adverts of the same opening, and other openings
// advertised with the same text. Reads columns only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/probe.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

struct Relatives {
  int64_t group_others = 0;
  std::vector<std::string> group_members;  // ids, at most kGroupMembersListed
  int64_t same_text = 0;
};

// Only vacancies that can be found on the probe's day count; its filters do not matter.
Relatives FindRelatives(const Generation& generation, const Probe& probe,
                        Generation::Location location);

}  // namespace corner::indexer
