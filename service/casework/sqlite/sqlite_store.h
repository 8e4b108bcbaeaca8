// The record store on disk: SQLite with bodies sealed by the vault. One writing connection, a pool
// of reading ones, write-ahead log, synchronous = FULL. Opened by the program and by tests; used
// through the port alone. Several programs may have the same store open.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "service/casework/record_store.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

struct SqliteStoreOptions {
  std::string path;         // casework.sqlite in the data folder; made (mode 0600) when missing
  Vault* vault = nullptr;   // outlives the store and its transactions
  size_t idle_readers = 4;  // reading connections kept open; more are opened when they are needed
};

// Brings the store up to this program's version, finishes erasures that were cut short and takes
// away what the vault has forgotten. kFailedPrecondition: the store is newer than this program, or
// the file is none; kUnavailable: it cannot be opened or written.
absl::StatusOr<std::unique_ptr<RecordStore>> OpenSqliteStore(const SqliteStoreOptions& options);

}  // namespace corner::casework
