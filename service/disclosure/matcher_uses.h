// A client's disclosure plans as the matcher sees them: two bits for each employer and no word.
// Made by the service for each search. The result is safe from any thread.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "matcher/disclosure.h"
#include "service/casework/disclosure_plan.h"

namespace corner::disclosure {

// A scheme that offers interviews is usable only where the client chose, in a plan in force, to
// tell this employer when applying; a contact only where such a plan lets the specialist speak to
// them and `team_knows` somebody there (empty: nobody is known). Two plans for one employer, which
// a record never has, allow what both allow.
matcher::DisclosureUses UsesOf(std::span<const casework::DisclosurePlan> plans, absl::Time now,
                               const std::function<bool(std::string_view employer)>& team_knows);

}  // namespace corner::disclosure
