// Erasing a person touches two files: their rows here, and their key in the vault. The rows go and
// the intent is recorded in one transaction; the key is destroyed after it, and at the next opening
// if the program was stopped in between. The list stays: nothing is ever written for an erased
// person again, by whatever program. Not shared between threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/sqlite.h"
#include "service/casework/sqlite/record_rows.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

class Erasures {
 public:
  static absl::StatusOr<Erasures> Prepare(const indexer::Connection& connection);

  absl::StatusOr<bool> Contains(std::string_view person);
  // Within a transaction: takes the rows away and records that the key is to go.
  absl::Status Record(std::string_view person, absl::Time at, RecordRows* rows);

  struct Unfinished {
    std::string person;
    absl::Time at;
  };
  absl::StatusOr<std::vector<Unfinished>> UnderWay();
  // The key is destroyed.
  absl::Status Conclude(std::string_view person);
  // Outside a transaction: destroys the keys that are to go.
  absl::Status Finish(Vault* vault);

 private:
  indexer::Statement contains_, insert_, under_way_, conclude_;
};

}  // namespace corner::casework
