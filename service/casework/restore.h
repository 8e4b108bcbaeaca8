// Brings a backup back: into an empty data folder, with today's keys. Whoever was erased since the
// backup was made stays erased, for their key is not among today's and the list of erasures is
// gone through again. Called by `corner restore`. A plain function.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

struct RestoreOptions {
  std::string from;       // a backup, or a folder of them: then the newest
  std::string keys_from;  // the folder of keys.sqlite
  std::string data;       // the data folder: missing or empty
  // Called with the restored folder, before it is put in place, to take away what the vault has
  // forgotten (opening a record store does so).
  std::function<absl::Status(const std::string& folder, Vault* vault)> forget_erased;
};

struct RestoreReport {
  std::string archive;
  absl::Time made;
  uint64_t files = 0;
  uint64_t bytes = 0;
  uint64_t erasures = 0;  // people on the list of erasures
};

// Works in `data`/restoring and moves what is there into place when all of it is checked, the keys
// last: a crash leaves a folder that says so. kFailedPrecondition: the target is not empty, or
// another site's or wrong key; kDataLoss: the backup is damaged; kNotFound: nothing there.
absl::StatusOr<RestoreReport> Restore(const RestoreOptions& options, SiteKey key);

}  // namespace corner::casework
