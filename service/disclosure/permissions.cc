#include "service/disclosure/permissions.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::disclosure {

using Stance = DisclosurePlan::Stance;
using Teller = DisclosurePlan::Teller;

bool InForce(const DisclosurePlan* plan, absl::Time now) {
  // After the start all moments have come: what is left is the decision and its dates.
  return plan != nullptr && plan->TellsAt(now, DisclosurePlan::Moment::kInWork);
}

bool IsRecipient(const DisclosurePlan& plan, std::string_view role) {
  const std::string key = FoldKey(role);
  return !key.empty() &&
         std::any_of(plan.recipients.begin(), plan.recipients.end(),
                     [&](const std::string& recipient) { return FoldKey(recipient) == key; });
}

Permissions PermissionsOf(const DisclosurePlan* plan, Author author, std::string_view recipient,
                          DisclosurePlan::Moment moment, absl::Time now) {
  Permissions may;
  const bool client = author == Author::kClient;
  may.contact = may.name = client;
  if (!InForce(plan, now)) return may;
  const bool known = IsRecipient(*plan, recipient);
  const bool tells = known && plan->TellsAt(now, moment);
  const Teller other = client ? Teller::kSpecialist : Teller::kClient;
  may.calendar = known && plan->may_name_me;
  if (!client) {
    may.contact = plan->may_contact;
    may.name = may.contact && may.calendar;
    may.calendar = may.name;
  }
  may.service = may.contact && tells && plan->may_name_service;
  may.words = may.name && tells && plan->teller != other;
  return may;
}

}  // namespace corner::disclosure
