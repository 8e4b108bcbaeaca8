#include "service/disclosure/release.h"

#include "service/disclosure/policy.h"
#include "taxonomies/base/status.h"

namespace corner::disclosure {

absl::StatusOr<ReleasedDocument> Release(EmployerDocument document, const DisclosurePlan* plan,
                                         absl::Time now, std::string_view by) {
  if (by.empty() || by == "system") {
    return FailedPrecondition("Nothing goes to an employer unless a person sends it.",
                              "Sign in and send it yourself.");
  }
  const Destination& to = document.destination();
  const Permissions allowed = PermissionsOf(plan, to.author, to.recipient, document.moment(), now);
  if (PlanPrint(plan) != document.plan_print() || allowed != document.allowed()) {
    return FailedPrecondition("The plan for this employer has changed since this was written.",
                              "Write it again; it then says what the plan says now.");
  }
  return ReleasedDocument(std::move(document), std::string(by));
}

}  // namespace corner::disclosure
