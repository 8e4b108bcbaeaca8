// Equality monitoring: answers a person gives about themselves so that the service can see whom it
// reaches. They lie in a store of their own, under a one-way name that no other record carries, and
// are read only by the person and as counts. Nothing of them reaches matching: the matcher does not
// link this file, and no handler opens both stores for anyone else.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/actor.h"
#include "service/casework/record_schema.h"
#include "service/casework/record_store.h"

namespace corner::casework {

using Pseudonym = std::function<std::string(std::string_view use, std::string_view person)>;

// Where the answers of one person lie.
struct MonitoringPlace {
  RecordStore* store = nullptr;
  std::string name;  // the person's one-way name
};

// kPermissionDenied for anyone but a client; kUnavailable where nothing is kept.
absl::StatusOr<MonitoringPlace> OwnMonitoring(const Actor& actor, RecordStore* store,
                                              const Pseudonym& pseudonym);

// Every question can be left out, and "prefer_not_to_say" is an answer.
std::span<const Member> MonitoringMembers();

// The answers as JSON; "{}" when there are none.
absl::StatusOr<std::string> ReadMonitoring(const MonitoringPlace& place);
// Replaces them; no answers at all takes them away. With issues nothing is written.
absl::StatusOr<std::vector<RecordIssue>> WriteMonitoring(const MonitoringPlace& place,
                                                         std::string_view answers, absl::Time now);
// For an erased person: the answers and their key, in older backups too.
absl::Status ForgetMonitoring(RecordStore* store, std::string_view name);

}  // namespace corner::casework
