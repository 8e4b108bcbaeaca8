// Everything `corner serve` and `corner demo` need to keep records about people: the vault, the two
// stores and the accounts over them, opened together or not at all.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "service/accounts/accounts.h"
#include "service/api/services.h"
#include "service/casework/record_store.h"
#include "service/casework/vault/vault.h"

namespace corner::cli {

struct RecordHouse {
  std::unique_ptr<casework::Vault> vault;  // outlives the stores
  std::unique_ptr<casework::RecordStore> records, monitoring;
  std::unique_ptr<accounts::Accounts> accounts;
  bool demonstration =
      false;  // opened by the key of a demonstration: no second factor is asked for
};

// nullptr when no site key is to be found: then Corner serves vacancies and nobody signs in. Makes
// the stores when the folder has none yet. Errors as casework::OpenVault and OpenSqliteStore.
absl::StatusOr<std::unique_ptr<RecordHouse>> OpenRecordHouse(const std::string& data,
                                                             const std::string& site_key);

// Lets handlers at it. The house must outlive the services.
void Furnish(const RecordHouse& house, api::Services* services);

}  // namespace corner::cli
