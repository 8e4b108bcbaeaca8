// The rows of the audit log and its head: SQL and nothing else. One object a connection; not
// shared between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/sqlite.h"
#include "service/casework/audit.h"

namespace corner::casework {

class AuditRows {
 public:
  static absl::StatusOr<AuditRows> Prepare(const indexer::Connection& connection);

  absl::StatusOr<ChainHead> Head();
  // Chains the entry to the head and writes both.
  absl::Status Append(AuditEntry entry);
  // As RecordTransaction::Audit.
  absl::StatusOr<std::vector<AuditEntry>> After(std::string_view person, uint64_t after,
                                                size_t limit);

 private:
  indexer::Statement head_, set_head_, append_, after_, after_of_;
};

}  // namespace corner::casework
