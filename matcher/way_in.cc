#include "matcher/way_in.h"

#include <algorithm>
#include <limits>
#include <string>

#include "matcher/model.h"

namespace corner::matcher {
namespace {

constexpr int32_t kQuarter = 15;  // minutes
// Disability Confident: from level 2 an employer offers interviews to applicants who declare a
// disability and meet the minimum (gov.uk, level 1 guidance of 22 January 2025 for what each level
// commits to).
constexpr int kInterviewLevel = 2;

int32_t Quarters(const Journey& journey) {
  switch (journey.kind) {
    case Journey::Kind::kFromHome:
      return 0;
    case Journey::Kind::kKnown:
      return journey.minutes.likely / kQuarter;
    case Journey::Kind::kUnknown:
    case Journey::Kind::kBeyond:
      break;
  }
  return std::numeric_limits<int32_t>::max();
}

bool OffersInterviews(uint8_t schemes) {
  return (schemes & indexer::kSchemeLevelMask) >= kInterviewLevel ||
         (schemes & indexer::kSchemeInterviewOffer) != 0;
}

}  // namespace

WayIn MakeWayIn(const Plan& plan, const JobFacts& facts, int32_t closes, bool requirements_met,
                const DisclosureUse& use, Day day) {
  WayIn way_in;
  way_in.contact = use.contact_usable;
  way_in.closing_soon = closes != indexer::kMatchNoDay && closes >= day.days() &&
                        closes - day.days() <= kClosingSoonDays;
  way_in.interview_offer = use.scheme_usable && requirements_met &&
                           plan.profile->openness != Openness::kBeyond &&
                           OffersInterviews(facts.schemes);
  way_in.minutes = Quarters(facts.journey);
  return way_in;
}

std::vector<Reason> ExplainWayIn(const WayIn& way_in, const indexer::Vacancy& vacancy, Day day) {
  std::vector<Reason> reasons;
  const auto add = [&](std::string_view code, std::string_view path) -> Reason& {
    reasons.emplace_back();
    reasons.back().code = code;
    reasons.back().vacancy = path;
    return reasons.back();
  };
  if (way_in.contact) {
    add("way_in.contact", "/employer")
        .values.push_back({"employer", "text", vacancy.employer_name});
  }
  if (way_in.closing_soon && vacancy.closes) {
    Reason& reason = add("way_in.closing_soon", "/closes");
    reason.values.push_back({"closes", "day", std::to_string(vacancy.closes->days())});
    reason.values.push_back({"days", "text", std::to_string(*vacancy.closes - day)});
  }
  if (way_in.interview_offer) {
    add("way_in.interview_offer", "/schemes")
        .values.push_back({"employer", "text", vacancy.employer_name});
  }
  return reasons;
}

bool RequirementsMet(const Profile& profile, const indexer::Vacancy& vacancy) {
  return std::all_of(vacancy.requirements.begin(), vacancy.requirements.end(),
                     [&](const indexer::Requirement& requirement) {
                       return requirement.strength != indexer::Requirement::Strength::kMust ||
                              std::find(profile.credentials.begin(), profile.credentials.end(),
                                        requirement.kind) != profile.credentials.end();
                     });
}

}  // namespace corner::matcher
