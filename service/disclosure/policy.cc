#include "service/disclosure/policy.h"

#include <utility>

#include "service/disclosure/correspondence.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {

absl::StatusOr<DisclosurePolicy> DisclosurePolicy::For(PolicyFacts facts) {
  if (facts.plan) {
    if (facts.plan->employer.empty() || facts.plan->employer != facts.job.employer()) {
      return Internal("This plan is for another employer, so nothing is said.",
                      "Look the plan up by the employer of the job.");
    }
    if (facts.plan->person.empty() || facts.plan->person != facts.client.person) {
      return Internal("This plan is another client's, so nothing is said.",
                      "Look the plan up by the client.");
    }
  }
  return DisclosurePolicy(std::make_shared<const PolicyFacts>(std::move(facts)));
}

Permissions DisclosurePolicy::PermissionsFor(Author author, const Addressee& to) const {
  const DisclosurePlan* plan = facts_->plan ? &*facts_->plan : nullptr;
  return PermissionsOf(plan, author, to.role, facts_->moment, facts_->now);
}

absl::StatusOr<Correspondence> DisclosurePolicy::Write(Author author, const Addressee& to) const {
  const Permissions may = PermissionsFor(author, to);
  if (!may.contact) {
    return FailedPrecondition(
        "Your client has not said that you may speak with this employer about them.",
        "Talk it over together; they can say so in their plan for this employer.");
  }
  Correspondence correspondence(facts_, author, to, may);
  CORNER_RETURN_IF_ERROR(correspondence.CheckAddressee());
  return correspondence;
}

std::string PlanPrint(const DisclosurePlan* plan) {
  return plan == nullptr ? "none" : ToBase32(HashOf(casework::WriteDisclosurePlan(*plan)));
}

}  // namespace corner::disclosure
