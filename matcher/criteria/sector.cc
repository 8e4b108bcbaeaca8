#include "matcher/criteria/criteria.h"

namespace corner::matcher {

Closeness SectorCloseness(const Profile&, const JobFacts& facts) {
  switch (facts.sector) {
    case SectorFact::kNotStated:
      return kNotKnown;
    case SectorFact::kNotRated:
      return Known(kHalf);
    case SectorFact::kFavoured:
      return Known(kWhole);
    case SectorFact::kAvoided:
      return Known(0);
  }
  return kNotKnown;
}

}  // namespace corner::matcher
