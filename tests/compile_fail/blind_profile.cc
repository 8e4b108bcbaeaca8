// The profile the matcher reads has no member from which health, age, sex, ethnicity, time out of
// work or confidence could be read (INV-01, 02, 04). Every member it does have is named here: a new
// one stops this file from compiling until somebody has looked at it.
#include "matcher/profile.h"

namespace corner::matcher {

// False if T has a member of that name.
#define CORNER_LACKS(T, name)                    \
  (![]<typename Type>() {                        \
    return requires(Type value) { value.name; }; \
  }.template operator()<T>())

static_assert(!CORNER_LACKS(Profile, resources), "the check itself can fail");

#define CORNER_SAYS_NOTHING_OF(name)                                                \
  static_assert(CORNER_LACKS(Profile, name) && CORNER_LACKS(ResourceHeld, name) &&  \
                CORNER_LACKS(Evidence, name) && CORNER_LACKS(Aspirations, name) &&  \
                CORNER_LACKS(HoursWish, name) && CORNER_LACKS(Unavailable, name) && \
                CORNER_LACKS(TravelWish, name) && CORNER_LACKS(FacetWish, name))

CORNER_SAYS_NOTHING_OF(health);
CORNER_SAYS_NOTHING_OF(diagnosis);
CORNER_SAYS_NOTHING_OF(diagnoses);
CORNER_SAYS_NOTHING_OF(condition);
CORNER_SAYS_NOTHING_OF(severity);
CORNER_SAYS_NOTHING_OF(medication);
CORNER_SAYS_NOTHING_OF(admissions);
CORNER_SAYS_NOTHING_OF(disability);
CORNER_SAYS_NOTHING_OF(support_level);
CORNER_SAYS_NOTHING_OF(age);
CORNER_SAYS_NOTHING_OF(birth);
CORNER_SAYS_NOTHING_OF(born);
CORNER_SAYS_NOTHING_OF(sex);
CORNER_SAYS_NOTHING_OF(gender);
CORNER_SAYS_NOTHING_OF(ethnicity);
CORNER_SAYS_NOTHING_OF(gap);
CORNER_SAYS_NOTHING_OF(gaps);
CORNER_SAYS_NOTHING_OF(out_of_work);
CORNER_SAYS_NOTHING_OF(last_worked);
CORNER_SAYS_NOTHING_OF(years);
CORNER_SAYS_NOTHING_OF(confidence);
CORNER_SAYS_NOTHING_OF(readiness);
CORNER_SAYS_NOTHING_OF(barriers);
CORNER_SAYS_NOTHING_OF(rating);
CORNER_SAYS_NOTHING_OF(level);
CORNER_SAYS_NOTHING_OF(reason);

void EveryMember(Profile& profile, ResourceHeld& resource, Evidence& piece, Unavailable& time) {
  [[maybe_unused]] auto& [key, aspirations, resources, facets, hours, shifts_ok, start_minute,
                          start_flexible, unavailable, travel, pay_floor_pence, permanent, remote,
                          sectors, openness, musts, vetoes, caps, credentials, widen] = profile;
  [[maybe_unused]] auto& [concept_id, wish, evidence, use_to_find_jobs] = resource;
  // `from` and `to` are shown beside the client's words; tests/matcher/invariants_test.cc holds
  // that they change nothing.
  [[maybe_unused]] auto& [kind, text, where, from, to, confirmer, may_share] = piece;
  [[maybe_unused]] auto& [weekday, from_minute, to_minute] = time;
}

#ifdef CORNER_FORBIDDEN_ProfileDiagnosis
auto Forbidden(const Profile& profile) { return profile.diagnosis; }
#endif

#ifdef CORNER_FORBIDDEN_ProfileAge
auto Forbidden(const Profile& profile) { return profile.age; }
#endif

#ifdef CORNER_FORBIDDEN_ProfileGap
auto Forbidden(const Profile& profile) { return profile.gap; }
#endif

#ifdef CORNER_FORBIDDEN_ProfileConfidence
auto Forbidden(const Profile& profile) { return profile.confidence; }
#endif

#ifdef CORNER_FORBIDDEN_ProfileBarriers
auto Forbidden(const Profile& profile) { return profile.barriers; }
#endif

#ifdef CORNER_FORBIDDEN_SayingAWordThatIsThere
CORNER_SAYS_NOTHING_OF(resources);
#endif

// What a new member does to EveryMember.
#ifdef CORNER_FORBIDDEN_MemberNobodyNamed
struct Longer {
  int weekday = 0, from_minute = 0, to_minute = 0, added = 0;
};
void Forbidden(Longer& longer) {
  [[maybe_unused]] auto& [weekday, from_minute, to_minute] = longer;
}
#endif

}  // namespace corner::matcher
