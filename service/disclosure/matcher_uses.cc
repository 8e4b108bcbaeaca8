#include "service/disclosure/matcher_uses.h"

#include <map>
#include <string>
#include <utility>

#include "service/disclosure/permissions.h"

namespace corner::disclosure {

matcher::DisclosureUses UsesOf(std::span<const casework::DisclosurePlan> plans, absl::Time now,
                               const std::function<bool(std::string_view employer)>& team_knows) {
  std::map<std::string, matcher::DisclosureUse, std::less<>> uses;
  for (const casework::DisclosurePlan& plan : plans) {
    if (plan.employer.empty()) continue;
    const bool in_force = InForce(&plan, now);
    const matcher::DisclosureUse use = {
        .scheme_usable =
            in_force && plan.stance == casework::DisclosurePlan::Stance::kAtApplication,
        .contact_usable = in_force && plan.may_contact && team_knows && team_knows(plan.employer)};
    const auto [at, added] = uses.emplace(plan.employer, use);
    if (added) continue;
    at->second.scheme_usable &= use.scheme_usable;
    at->second.contact_usable &= use.contact_usable;
  }
  return [uses = std::move(uses)](std::string_view employer) {
    const auto found = uses.find(employer);
    return found == uses.end() ? matcher::DisclosureUse{} : found->second;
  };
}

}  // namespace corner::disclosure
