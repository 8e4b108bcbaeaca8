// Does the published index hold exactly what the ledger has open? Read-only, any time, also while
// others write: it waits a few seconds for a moment at which both stand at one change.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"

namespace corner::indexer {

struct VerifyReport {
  int64_t ledger_open = 0, index_live = 0;
  uint64_t ledger_seq = 0, index_seq = 0;
  std::string ledger_edition, index_edition;  // of the taxonomies
  bool equal = false;
  std::vector<std::string> differences;  // at most ten, one sentence each
};

// Also checks the ledger itself and that every file of the generation belongs to the others.
absl::StatusOr<VerifyReport> Verify(const Ledger& ledger, const std::string& index);

}  // namespace corner::indexer
