#include <algorithm>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int32_t kMostWeeklyHours = 16'800;  // hours of a week x 100
constexpr int32_t kFade = 800;                // eight hours

// How good one amount of weekly hours is.
int32_t Suits(const HoursWish& wish, int32_t hours) {
  const int32_t least = wish.min.value_or(0);
  const int32_t most = wish.max.value_or(kMostWeeklyHours);
  const int32_t edge = wish.target ? kHalf : kWhole;
  if (hours < least || hours > most) {
    const int32_t beyond = hours < least ? least - hours : hours - most;
    return std::max(0, edge - edge * beyond / kFade);
  }
  if (!wish.target || hours == *wish.target) return kWhole;
  const int32_t target = std::clamp(*wish.target, least, most);
  // A side without an end fades over the same eight hours.
  const int32_t end =
      hours < target ? (wish.min ? target - least : kFade) : (wish.max ? most - target : kFade);
  const int32_t away = std::abs(hours - target);
  if (end == 0) return kWhole;
  return std::max(0, kWhole - (kWhole - kHalf) * away / end);
}

}  // namespace

Closeness HoursCloseness(const Profile& profile, const JobFacts& facts) {
  if (facts.hours_min == kUnstated) return kNotKnown;
  const HoursWish& wish = profile.hours;
  // The best amount the job offers: as near the target, or the client's range, as it comes.
  const int32_t least = wish.min.value_or(0);
  const int32_t most = wish.max.value_or(kMostWeeklyHours);
  const int32_t aim = wish.target ? *wish.target : std::clamp(facts.hours_min, least, most);
  const int32_t low = std::min(facts.hours_min, facts.hours_max);
  const int32_t high = std::max(facts.hours_min, facts.hours_max);
  return Known(Suits(wish, std::clamp(aim, low, high)));
}

bool HoursBroken(const Profile& profile, const JobFacts& facts) {
  if (facts.hours_min == kUnstated) return false;
  return facts.hours_max < profile.hours.min.value_or(0) ||
         facts.hours_min > profile.hours.max.value_or(kMostWeeklyHours);
}

}  // namespace corner::matcher
