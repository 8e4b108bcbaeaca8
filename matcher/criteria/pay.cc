#include <algorithm>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int32_t kFadeShare = 5;  // a fifth of the floor

}  // namespace

Closeness PayCloseness(const Profile& profile, const JobFacts& facts) {
  if (facts.hourly_min == kUnstated) return kNotKnown;
  const int32_t floor = *profile.pay_floor_pence;
  // A range that begins below the floor and ends above it can be asked about.
  if (facts.hourly_min >= floor) return Known(kWhole);
  const int32_t fade = std::max(1, floor / kFadeShare);
  const int32_t below = std::max(0, kWhole - kWhole * (floor - facts.hourly_min) / fade);
  return Known(facts.hourly_max >= floor ? std::max(kHalf, below) : below);
}

bool PayBroken(const Profile& profile, const JobFacts& facts) {
  return profile.pay_floor_pence && facts.hourly_max != kUnstated &&
         facts.hourly_max < *profile.pay_floor_pence;
}

}  // namespace corner::matcher
