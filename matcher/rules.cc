#include "matcher/rules.h"

#include <algorithm>
#include <string>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

bool MustBroken(const Profile& profile, Must must, const JobFacts& facts) {
  switch (must) {
    case Must::kHours:
      return HoursBroken(profile, facts);
    case Must::kShifts:
      return ShiftsBroken(profile, facts);
    case Must::kTravel:
      return TravelBroken(profile, facts);
    case Must::kPay:
      return PayBroken(profile, facts);
    case Must::kPermanent:
      return PermanentBroken(profile, facts);
    case Must::kStart:
      return StartBroken(profile, facts);
  }
  return false;
}

// The advert's own words, or its title, name the concept; what is only typical does not count.
bool SaysConcept(const indexer::Vacancy& vacancy, const std::string& concept_id) {
  return std::any_of(vacancy.tasks.begin(), vacancy.tasks.end(), [&](const indexer::Task& task) {
    return task.concept_id == concept_id &&
           (task.span.to > task.span.from || task.weight == indexer::kTaskInTitle);
  });
}

bool VetoBroken(const Veto& veto, const indexer::Vacancy& vacancy) {
  switch (veto.kind) {
    case Veto::Kind::kEmployer:
      return vacancy.employer_key == veto.value;
    case Veto::Kind::kField:
      return std::find(vacancy.fields.begin(), vacancy.fields.end(), veto.value) !=
             vacancy.fields.end();
    case Veto::Kind::kSector:
      return !vacancy.sector.empty() && indexer::SectorId(vacancy.sector) == veto.value;
    case Veto::Kind::kConcept:
      return SaysConcept(vacancy, veto.value);
  }
  return false;
}

}  // namespace

bool BrokenByFacts(const Plan& plan, const Rule& rule, const JobFacts& facts) {
  switch (rule.kind) {
    case Rule::Kind::kNotCompetitive:
      return !facts.competitive;
    case Rule::Kind::kBelowLegalRate:
      // The law asks less of an apprenticeship; the indexer judged it by that rate.
      return !facts.lawful ||
             (facts.contract != indexer::Contract::kApprenticeship && facts.hourly_stated &&
              facts.hourly_min < plan.options.legal_rate_pence);
    case Rule::Kind::kMust:
      return MustBroken(*plan.profile, static_cast<Must>(rule.position), facts);
    case Rule::Kind::kFacet:
      return FacetBroken(plan.profile->facets[rule.position], facts.facets[rule.position]);
    case Rule::Kind::kVeto:
    case Rule::Kind::kNever:
      return false;
  }
  return false;
}

std::vector<uint16_t> BrokenRules(const Plan& plan, const indexer::Vacancy& vacancy,
                                  const JobFacts& facts) {
  std::vector<uint16_t> broken;
  for (size_t r = 0; r < plan.rules.size(); ++r) {
    const Rule& rule = plan.rules[r];
    bool breaks = BrokenByFacts(plan, rule, facts);
    if (rule.kind == Rule::Kind::kVeto) {
      breaks = VetoBroken(plan.profile->vetoes[rule.position], vacancy);
    } else if (rule.kind == Rule::Kind::kNever) {
      breaks = SaysConcept(vacancy, plan.profile->resources[rule.position].concept_id);
    }
    if (breaks) broken.push_back(static_cast<uint16_t>(r));
  }
  return broken;
}

}  // namespace corner::matcher
