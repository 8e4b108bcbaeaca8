// What one client's plan for one employer allows one author to one recipient at one moment: the
// heart of the disclosure policy, as four bits. Default deny. Pure, safe from any thread.
#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "service/casework/disclosure_plan.h"
#include "service/disclosure/employer_text.h"

namespace corner::disclosure {

using casework::DisclosurePlan;

// Decided to tell at some time, not withdrawn, not expired. "Undecided" and "none" are as if there
// were no plan, whatever else is ticked in it.
bool InForce(const DisclosurePlan* plan, absl::Time now);

// Compared by folded words: "Line Manager" is “line manager”. Nobody is a recipient of an empty
// list.
bool IsRecipient(const DisclosurePlan& plan, std::string_view role);

struct Permissions {
  bool contact = false;   // the author may write to them about this client at all
  bool name = false;      // … and say who the client is
  bool service = false;   // … and which service stands behind the specialist
  bool words = false;     // … and pass on the words of the plan
  bool calendar = false;  // the client's name may stand in a calendar, which others see
  bool operator==(const Permissions&) const = default;
};

// A client may always write for themselves and sign; the plan decides what else their letter says.
// A specialist may do nothing that the plan does not tick. `plan` may be nullptr.
Permissions PermissionsOf(const DisclosurePlan* plan, Author author, std::string_view recipient,
                          DisclosurePlan::Moment moment, absl::Time now);

}  // namespace corner::disclosure
