// The preferences and rules of the model, one file each in this folder. Closeness says how near one
// job's fact comes to what the client said, from 0 to kWhole; a fact that is not stated is kHalf
// and becomes something to ask. A rule is broken only by a fact that is known. Pure functions of
// (profile, facts).
#pragma once

#include <cstdint>

#include "matcher/facts.h"
#include "matcher/model.h"
#include "matcher/profile.h"

namespace corner::matcher {

struct Closeness {
  int32_t per_mille = kHalf;
  bool known = false;
};
inline constexpr Closeness kNotKnown = {};
constexpr Closeness Known(int32_t per_mille) { return {per_mille, true}; }

// Inside the client's range: kWhole at the target, down to kHalf at its ends; outside it falls to
// nothing over eight hours. Without a target every amount inside the range is as good.
Closeness HoursCloseness(const Profile& profile, const JobFacts& facts);
bool HoursBroken(const Profile& profile, const JobFacts& facts);  // no amount both can live with

// kWhole when any of the job's patterns suits, else nothing.
Closeness ShiftsCloseness(const Profile& profile, const JobFacts& facts);
bool ShiftsBroken(const Profile& profile, const JobFacts& facts);

// kWhole up to the client's limit; beyond it falls to nothing over Journeys::kFadeMinutes.
Closeness TravelCloseness(const Profile& profile, const JobFacts& facts);
bool TravelBroken(const Profile& profile, const JobFacts& facts);  // even the quickest is too long
// Known to be so much longer than the client asked for that nothing of it is close. Such a job is
// ranked after all that may be reached.
bool Beyond(const Profile& profile, const JobFacts& facts);

// kWhole from the client's floor up; below it falls to nothing over a fifth of the floor.
Closeness PayCloseness(const Profile& profile, const JobFacts& facts);
bool PayBroken(const Profile& profile, const JobFacts& facts);  // the top of the range is below

// Permanent work: kWhole; a fixed term or an apprenticeship two fifths; other contracts nothing.
Closeness PermanentCloseness(const Profile& profile, const JobFacts& facts);
bool PermanentBroken(const Profile& profile, const JobFacts& facts);

// Work from home, or away from it; hybrid work lies between.
Closeness RemoteCloseness(const Profile& profile, const JobFacts& facts);

// kWhole when the day starts no earlier than the client can; earlier starts fall to nothing over 90
// minutes, over 180 where either side is flexible.
Closeness StartCloseness(const Profile& profile, const JobFacts& facts);
bool StartBroken(const Profile& profile, const JobFacts& facts);

// A favoured sector kWhole, an avoided one nothing, any other kHalf.
Closeness SectorCloseness(const Profile& profile, const JobFacts& facts);

// For clients who seek employers that show openness: by the scheme's level. No sign is not a bad
// sign: it is not known.
Closeness OpennessCloseness(const Profile& profile, const JobFacts& facts);

// 1 - |difference| / 4 of the scale; with "avoid" the distance itself counts.
Closeness FacetCloseness(const FacetWish& wish, const FacetFact& fact);
// A must is broken by a fact the advert or a visit states, two or more steps away (or, with avoid
// scales, never: avoiding is a preference). What is only typical of the work breaks nothing.
bool FacetBroken(const FacetWish& wish, const FacetFact& fact);

}  // namespace corner::matcher
