// The ledger's tables as numbered migrations; PRAGMA user_version says how many were applied.
#pragma once

#include "absl/status/status.h"
#include "indexer/ledger/sqlite.h"

namespace corner::indexer {

// Applies the migrations that are missing, each in its own transaction. kFailedPrecondition when
// the ledger is newer than this program.
absl::Status MigrateLedger(const Connection& connection);
// For a reader: OK only when the ledger has exactly this program's version.
absl::Status CheckLedgerVersion(const Connection& connection);
// The version this program writes.
int LedgerVersion();

}  // namespace corner::indexer
