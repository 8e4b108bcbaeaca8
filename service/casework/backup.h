// Backups while everything runs: the ledger, the records, the equality answers and a site's own
// tables go into one encrypted file; the keys go to another place (key_copy.h). Whoever finds the
// file learns nothing from it; whoever erases a person's key erases them in every such file.
// Called by `corner backup`. A plain function; one backup of a data folder at a time.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

struct BackupOptions {
  std::string data;     // the data folder
  std::string to;       // the folder of backups; made when missing
  std::string keys_to;  // the folder of the keys' newest copy: neither of the two above
  absl::Time now;
};

struct BackupReport {
  std::string archive;  // `to`/corner-20260601T101500Z-7k2m9q.backup
  uint64_t files = 0;
  uint64_t bytes = 0;  // of those files
};

// Copies each database as it is at one moment, checks the copies, encrypts them, reads the archive
// back and compares, and only then gives it its name. kNotFound: nothing there to back up;
// kUnavailable: no room, or another backup is under way; kFailedPrecondition: the places are not
// apart. An error leaves no archive, except when only the copy of the keys failed: it says so.
absl::StatusOr<BackupReport> BackUp(const BackupOptions& options, const Vault& vault);

}  // namespace corner::casework
