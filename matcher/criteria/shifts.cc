#include "matcher/criteria/criteria.h"

namespace corner::matcher {

Closeness ShiftsCloseness(const Profile& profile, const JobFacts& facts) {
  if (facts.pattern == 0) return kNotKnown;
  return Known((facts.pattern & profile.shifts_ok) != 0 ? kWhole : 0);
}

bool ShiftsBroken(const Profile& profile, const JobFacts& facts) {
  return facts.pattern != 0 && profile.shifts_ok != 0 && (facts.pattern & profile.shifts_ok) == 0;
}

}  // namespace corner::matcher
