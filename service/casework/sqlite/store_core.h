// What the transactions of one SQLite store share: the writing connection, which one of them has
// at a time, a pool of reading connections, and the vault. Safe from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/ledger/sqlite.h"
#include "service/casework/sqlite/audit_rows.h"
#include "service/casework/sqlite/erasures.h"
#include "service/casework/sqlite/record_rows.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "service/casework/vault/vault.h"

namespace corner::casework {

// A connection with its prepared statements. For one thread at a time.
struct StoreConnection {
  static absl::StatusOr<std::unique_ptr<StoreConnection>> Open(const std::string& path,
                                                               indexer::Connection::Access access);

  indexer::Connection connection;
  RecordRows records;  // statements go before their connection
  AuditRows audit;
  Erasures erasures;
};

class StoreCore {
 public:
  static absl::StatusOr<std::shared_ptr<StoreCore>> Open(const SqliteStoreOptions& options);

  // Who holds the lock has the writing connection.
  std::unique_lock<std::mutex> LockWriter() { return std::unique_lock<std::mutex>(writing_); }
  StoreConnection* writer() { return writer_.get(); }
  // With the lock, outside a transaction: destroys the keys of those whose rows are gone, and wipes
  // what the write-ahead log still has of them.
  absl::Status FinishErasures();

  absl::StatusOr<std::unique_ptr<StoreConnection>> TakeReader();
  void ReturnReader(std::unique_ptr<StoreConnection> reader);

  Vault* vault() const { return options_.vault; }
  const std::string& path() const { return options_.path; }

 private:
  explicit StoreCore(SqliteStoreOptions options) : options_(std::move(options)) {}
  // A backup may be older than an erasure: what the vault has forgotten goes here as well.
  absl::Status ForgetAsTheVault();
  // Brings all into the database file and empties the write-ahead log, so that neither has what was
  // taken away. Best effort: a reader may be in the way, and what is left is sealed with a key that
  // no longer exists.
  void WipeLog();

  const SqliteStoreOptions options_;
  std::mutex writing_;
  std::unique_ptr<StoreConnection> writer_;
  std::mutex pool_;
  std::vector<std::unique_ptr<StoreConnection>> idle_;
};

}  // namespace corner::casework
