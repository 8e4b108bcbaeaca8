// What gives points and what sets aside sees neither a disclosure plan nor a rule that is nobody's:
// the client owns every rule but the law's two (INV-03, 05, 08).
#include "matcher/disclosure.h"
#include "matcher/rules.h"
#include "matcher/score.h"

namespace corner::matcher {

int32_t Points(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts) {
  return Score(plan, vacancy, facts).total;
}

size_t Broken(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts) {
  return BrokenRules(plan, vacancy, facts).size();
}

// Every kind of rule has its owner here; a new one is not handled until somebody has said whose it
// is.
bool OwnedByTheClient(Rule::Kind kind) {
  switch (kind) {
    case Rule::Kind::kNotCompetitive:
    case Rule::Kind::kBelowLegalRate:
      return false;
    case Rule::Kind::kMust:
    case Rule::Kind::kFacet:
    case Rule::Kind::kVeto:
    case Rule::Kind::kNever:
      return true;
  }
  return false;
}

void EveryMember(DisclosureUse& use) {
  [[maybe_unused]] auto& [scheme_usable, contact_usable] = use;
}

#ifdef CORNER_FORBIDDEN_ScoringByDisclosure
int32_t Forbidden(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts) {
  return Score(plan, vacancy, facts, DisclosureUse{}).total;
}
#endif

#ifdef CORNER_FORBIDDEN_SettingAsideByDisclosure
size_t Forbidden(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts) {
  return BrokenRules(plan, vacancy, facts, DisclosureUse{}).size();
}
#endif

#ifdef CORNER_FORBIDDEN_RuleKindNobodyOwns
bool Forbidden(Rule::Kind kind) {
  switch (kind) {
    case Rule::Kind::kNotCompetitive:
    case Rule::Kind::kBelowLegalRate:
      return false;
    case Rule::Kind::kMust:
    case Rule::Kind::kFacet:
    case Rule::Kind::kVeto:
      return true;
  }
  return false;
}
#endif

#ifdef CORNER_FORBIDDEN_ReasonForDisclosure
auto Forbidden(const DisclosureUse& use) { return use.reason; }
#endif

}  // namespace corner::matcher
