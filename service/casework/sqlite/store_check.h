// The check of a SQLite store: every body opens, tags and look-ups are those that were sealed, the
// audit chain holds, the file is sound. Reads all of it in one state.
#pragma once

#include "absl/status/statusor.h"
#include "service/casework/record_store.h"
#include "service/casework/sqlite/store_core.h"

namespace corner::casework {

// On a connection that is in a transaction. Names at most 100 faults.
absl::StatusOr<StoreCheck> CheckStore(StoreConnection* store, Vault* vault);

}  // namespace corner::casework
