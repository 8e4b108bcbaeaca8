#include "service/casework/sqlite/sqlite_store.h"

#include "service/casework/sqlite/sqlite_transaction.h"
#include "service/casework/sqlite/store_check.h"
#include "service/casework/sqlite/store_core.h"
#include "taxonomies/base/status.h"

namespace corner::casework {
namespace {

using indexer::Connection;

class SqliteStore : public RecordStore {
 public:
  explicit SqliteStore(std::shared_ptr<StoreCore> core) : core_(std::move(core)) {}

  absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginWrite() override {
    return SqliteTransaction::Begin(core_, Connection::Access::kWrite);
  }

  absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginRead() override {
    return SqliteTransaction::Begin(core_, Connection::Access::kRead);
  }

  // On a connection of its own: what it reads stays out of the pool's caches.
  absl::StatusOr<StoreCheck> Check() override {
    CORNER_ASSIGN_OR_RETURN(const auto reader,
                            StoreConnection::Open(core_->path(), Connection::Access::kRead));
    CORNER_RETURN_IF_ERROR(reader->connection.Execute("BEGIN"));
    return CheckStore(reader.get(), core_->vault());
  }

 private:
  const std::shared_ptr<StoreCore> core_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<RecordStore>> OpenSqliteStore(const SqliteStoreOptions& options) {
  CORNER_ASSIGN_OR_RETURN(std::shared_ptr<StoreCore> core, StoreCore::Open(options));
  return std::make_unique<SqliteStore>(std::move(core));
}

}  // namespace corner::casework
