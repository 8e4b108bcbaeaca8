// How a person could get in: what orders jobs of one band, and what is shown beside them. It never
// carries points. Pure.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "matcher/disclosure.h"
#include "matcher/facts.h"
#include "matcher/plan.h"
#include "matcher/reason.h"
#include "taxonomies/base/day.h"

namespace corner::matcher {

struct WayIn {
  bool contact = false;          // someone there whom the client lets us ask
  bool closing_soon = false;     // within kClosingSoonDays
  bool interview_offer = false;  // a scheme the client's plan lets them use, minimum met
  int32_t minutes = 0;           // of the journey, in quarters of an hour; unknown counts as far

  // Smaller comes first.
  auto Key() const { return std::tuple(!contact, !closing_soon, !interview_offer, minutes); }
};

// `requirements_met`: every "must" requirement of the advert is among the client's credentials.
WayIn MakeWayIn(const Plan& plan, const JobFacts& facts, int32_t closes, bool requirements_met,
                const DisclosureUse& use, Day day);

// The way in as reasons without points: "way_in.contact", "way_in.closing_soon",
// "way_in.interview_offer".
std::vector<Reason> ExplainWayIn(const WayIn& way_in, const indexer::Vacancy& vacancy, Day day);

bool RequirementsMet(const Profile& profile, const indexer::Vacancy& vacancy);

}  // namespace corner::matcher
