// The file keys.sqlite: wrapped keys, the list of erasures and whether something waits to be wiped.
// Knows nothing of what the bytes mean. Called by the vault alone, under its lock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "indexer/ledger/sqlite.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

inline constexpr indexer::SqliteFile kKeysFile = {
    .name = "key file",
    .not_stored = "no key was changed",
    .missing_hint = "bring back the copy that corner backup --keys-to keeps",
    .foreign_hint = "name the folder of keys.sqlite",
    .damaged_hint = "bring back the copy that corner backup --keys-to keeps",
    .cache_kib = 2048,
    .journal_limit_bytes = 0,
    .secure_delete = true,
    .owner_only = true};

struct WrappedKey {
  std::string owner;  // a subject, or a key of the site's own: "#lookup", "#archive"
  uint32_t version = 0;
  std::string wrapped;
};

class KeyStore {
 public:
  static absl::StatusOr<KeyStore> Open(const std::string& path);

  // Runs `change` in a writing transaction; an error undoes all of it.
  absl::Status InTransaction(const std::function<absl::Status()>& change);
  // Inside a transaction: makes the tables of a new file and says whether it was new.
  // kFailedPrecondition: it is another kind of file, or a newer Corner's.
  absl::StatusOr<bool> MakeTables();

  // Changes when another connection has changed the file.
  absl::StatusOr<int64_t> DataVersion();
  absl::StatusOr<std::optional<WrappedKey>> Find(std::string_view owner);
  absl::StatusOr<std::vector<WrappedKey>> All();
  absl::Status Put(const WrappedKey& key);  // replaces the owner's

  absl::StatusOr<bool> IsErased(std::string_view subject);
  // Takes the key away, lists the subject and notes that the file is to be wiped.
  absl::Status Erase(std::string_view subject, absl::Time at);
  absl::StatusOr<std::vector<Erasure>> Erasures();
  // Notes that every key is wrapped anew.
  absl::Status CountRotation();

  // Writes the file anew, so that no page, free space or log holds what was taken away or wrapped
  // before. While another process reads, the log stays; then this is done by the next call or the
  // next opening.
  void WipeIfDue();

 private:
  explicit KeyStore(indexer::Connection connection) : connection_(std::move(connection)) {}
  absl::StatusOr<bool> Wiped();

  indexer::Connection connection_;
  indexer::Statement data_version_;
};

}  // namespace corner::casework
