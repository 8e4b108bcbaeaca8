// A talk about telling an employer, with the pros and cons in the client's own words: kept as a
// record of kind "talk" and read by the client and their specialist alone. What was said may be
// different each time; a later talk never takes an earlier one away. A plain value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/casework/disclosure_plan.h"
#include "taxonomies/base/day.h"

namespace corner::casework {

struct Talk {
  std::string person;
  std::string employer;  // the employer's key; empty: about telling in general
  Day day;
  std::vector<std::string> pros, cons;  // what was said for telling, and against
  // What the client came to on that day. The plan is what counts.
  DisclosurePlan::Stance decision = DisclosurePlan::Stance::kUndecided;
  std::string note;  // what is to be looked at again, and when
  bool operator==(const Talk&) const = default;
};

// As ReadDisclosurePlan. Limits: 50 pros, 50 cons, 500 bytes each; 2,000 bytes of note.
absl::StatusOr<Talk> ReadTalk(std::string_view json);
std::string WriteTalk(const Talk& talk);

}  // namespace corner::casework
