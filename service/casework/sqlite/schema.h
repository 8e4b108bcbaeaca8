// The casework store's tables as numbered migrations; PRAGMA user_version says how many were
// applied. Used by the store when it opens.
#pragma once

#include "absl/status/status.h"
#include "indexer/ledger/sqlite.h"

namespace corner::casework {

// How SQLite keeps the casework store.
inline constexpr indexer::SqliteFile kCaseworkFile = {
    .name = "casework store",
    .not_stored = "this change was not stored",
    .missing_hint = "run corner init, or name another folder with --data",
    .foreign_hint = "name the data folder that corner init made",
    .damaged_hint = "restore it from a backup",
    .secure_delete = true,
    .owner_only = true};

// The version this program writes.
int CaseworkVersion();
// Applies the migrations that are missing, all or none. kFailedPrecondition: the store is newer
// than this program.
absl::Status MigrateCasework(const indexer::Connection& connection);

}  // namespace corner::casework
