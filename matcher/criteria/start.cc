#include <algorithm>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int32_t kFade = 90, kFlexibleFade = 180;  // minutes

bool Flexible(const Profile& profile, const JobFacts& facts) {
  return profile.start_flexible || (facts.pattern & indexer::kFlexible) != 0;
}

}  // namespace

Closeness StartCloseness(const Profile& profile, const JobFacts& facts) {
  if (facts.start_minute == kUnstated) return kNotKnown;
  const int32_t early = *profile.start_minute - facts.start_minute;
  if (early <= 0) return Known(kWhole);
  const int32_t fade = Flexible(profile, facts) ? kFlexibleFade : kFade;
  return Known(std::max(0, kWhole - kWhole * early / fade));
}

bool StartBroken(const Profile& profile, const JobFacts& facts) {
  return profile.start_minute && facts.start_minute != kUnstated && !Flexible(profile, facts) &&
         facts.start_minute < *profile.start_minute;
}

}  // namespace corner::matcher
