#include <algorithm>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {

Closeness TravelCloseness(const Profile& profile, const JobFacts& facts) {
  switch (facts.journey.kind) {
    case Journey::Kind::kUnknown:
      return kNotKnown;
    case Journey::Kind::kFromHome:
      return Known(kWhole);
    case Journey::Kind::kBeyond:
      return Known(0);
    case Journey::Kind::kKnown:
      break;
  }
  const int32_t over = facts.journey.minutes.likely - profile.travel->max_minutes;
  if (over <= 0) return Known(kWhole);
  return Known(std::max(0, kWhole - kWhole * over / Journeys::kFadeMinutes));
}

bool Beyond(const Profile& profile, const JobFacts& facts) {
  if (!profile.travel) return false;
  const Closeness closeness = TravelCloseness(profile, facts);
  return closeness.known && closeness.per_mille == 0;
}

bool TravelBroken(const Profile& profile, const JobFacts& facts) {
  if (!profile.travel) return false;
  if (facts.journey.kind == Journey::Kind::kBeyond) return true;
  return facts.journey.kind == Journey::Kind::kKnown &&
         facts.journey.minutes.low > profile.travel->max_minutes;
}

}  // namespace corner::matcher
