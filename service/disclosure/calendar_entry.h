// A meeting with an employer as a calendar file (iCalendar, RFC 5545). Calendars are shared, shown
// on screens and read by assistants: the entry is private, names no service unless the plan lets
// the specialist say it, and names the client only where the plan says they may be named. Pure.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/disclosure/correspondence.h"
#include "service/disclosure/policy.h"

namespace corner::disclosure {

struct Meeting {
  std::string id;  // of the entry: letters, digits, hyphens, and nobody's name
  absl::Time from, to;
  std::string place;  // may be empty
};

absl::StatusOr<EmployerDocument> CalendarEntry(const DisclosurePolicy& policy, Author author,
                                               const Addressee& to, const Meeting& meeting);

}  // namespace corner::disclosure
