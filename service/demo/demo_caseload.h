// The people of the demonstration: an invented service with teams, staff and clients, so that its
// pages have something to show. The master is caseload.jsonl (embedded); the same day gives the
// same records. For demonstrations only: everyone's password is printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/casework/record_store.h"
#include "taxonomies/base/day.h"

namespace corner::demo {

inline constexpr std::string_view kDemoPassword = "a corner of our own";

struct DemoSignIn {
  std::string role;          // "specialist", "client", "job_developer"
  std::string name;          // "Ann Okafor"
  std::string sign_in_name;  // what to type; the password is kDemoPassword
};

// The master as it stands in the repository.
std::string_view CaseloadMaster();

// Fills an empty store; a store that has the people already is left as it is. Gives the three
// sign-ins of the demonstration: a specialist, a client and a job developer.
absl::StatusOr<std::vector<DemoSignIn>> MakeDemoCaseload(casework::RecordStore* store, Day day);

}  // namespace corner::demo
