#include <algorithm>
#include <string>

#include "matcher/explain.h"
#include "matcher/fact_values.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

bool Holds(const Profile& profile, const std::string& kind) {
  const auto& held = profile.credentials;
  return std::find(held.begin(), held.end(), kind) != held.end();
}

void AskAboutRequirements(const Plan& plan, const indexer::Vacancy& vacancy,
                          std::vector<Reason>* asks) {
  for (size_t r = 0; r < vacancy.requirements.size(); ++r) {
    const indexer::Requirement& requirement = vacancy.requirements[r];
    if (requirement.strength != indexer::Requirement::Strength::kMust) continue;
    if (Holds(*plan.profile, requirement.kind)) continue;
    Reason ask;
    ask.code = "ask.requirement";
    ask.profile = "/credentials";
    ask.vacancy = Concat("/requirements/", r);
    ask.values.push_back({"requirement", "requirement", requirement.kind});
    if (requirement.to > requirement.from) {
      ask.span = indexer::Span{requirement.from, requirement.to};
      ask.quote = QuoteAt(vacancy, *ask.span);
    }
    asks->push_back(std::move(ask));
  }
}

// The pattern suits in part: is the rest required?
void AskAboutOtherPatterns(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts,
                           std::vector<Reason>* asks) {
  const Profile& profile = *plan.profile;
  const auto beyond = static_cast<uint8_t>(facts.pattern & ~profile.shifts_ok &
                                           ~(indexer::kFlexible | indexer::kTermTime));
  if (profile.shifts_ok == 0 || beyond == 0 || (facts.pattern & profile.shifts_ok) == 0) return;
  Reason ask = FactReason(profile, Preference::kShifts, 0, vacancy, facts);
  ask.code = "ask.shifts_required";
  ask.values.push_back({"beyond", "patterns", std::to_string(beyond)});
  asks->push_back(std::move(ask));
}

// A fact that is known and does not settle the matter.
void AskAboutNearThings(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts,
                        std::vector<Reason>* asks) {
  const Profile& profile = *plan.profile;
  if (profile.travel && facts.journey.kind == Journey::Kind::kKnown &&
      facts.journey.minutes.high > profile.travel->max_minutes &&
      facts.journey.minutes.low <= profile.travel->max_minutes) {
    Reason ask = FactReason(profile, Preference::kTravel, 0, vacancy, facts);
    ask.code = "ask.travel_range";
    asks->push_back(std::move(ask));
  }
  if (facts.contract != indexer::Contract::kApprenticeship && !facts.hourly_stated &&
      facts.hourly_min != kUnstated && facts.hourly_min < plan.options.legal_rate_pence) {
    Reason ask;
    ask.code = "ask.hourly_rate";
    ask.vacancy = "/pay";
    asks->push_back(std::move(ask));
  }
  for (size_t f = 0; f < profile.facets.size() && f < facts.facets.size(); ++f) {
    if (facts.facets[f].value == 0 || !facts.facets[f].typical) continue;
    if (profile.facets[f].strength != FacetWish::Strength::kMust) continue;
    Reason ask = FactReason(profile, Preference::kFacet, static_cast<uint16_t>(f), vacancy, facts);
    ask.code = "ask.facet_typical";
    asks->push_back(std::move(ask));
  }
  if (!profile.unavailable.empty()) {
    Reason ask;
    ask.code = "ask.unavailable";
    ask.profile = "/unavailable";
    ask.vacancy = "/pattern";
    asks->push_back(std::move(ask));
  }
  if ((vacancy.flags & indexer::kEarlyQuestions) != 0) {
    Reason ask;
    ask.code = "ask.early_questions";
    ask.vacancy = "/flags";
    asks->push_back(std::move(ask));
  }
}

}  // namespace

std::vector<Reason> WorthAsking(const Plan& plan, const indexer::Vacancy& vacancy,
                                const JobFacts& facts, const Fit& fit) {
  std::vector<Reason> asks;
  for (size_t p = 0; p < plan.preferences.size(); ++p) {
    const PreferenceLine& line = plan.preferences[p];
    if (fit.closeness[p].known || line.kind == Preference::kSector ||
        line.kind == Preference::kOpenness) {
      continue;
    }
    Reason ask = FactReason(*plan.profile, line.kind, line.facet, vacancy, facts);
    ask.code = Concat("ask.", Name(line.kind));
    asks.push_back(std::move(ask));
  }
  AskAboutOtherPatterns(plan, vacancy, facts, &asks);
  AskAboutRequirements(plan, vacancy, &asks);
  AskAboutNearThings(plan, vacancy, facts, &asks);
  return asks;
}

}  // namespace corner::matcher
