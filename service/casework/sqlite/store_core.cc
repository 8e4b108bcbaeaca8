#include "service/casework/sqlite/store_core.h"

#include "service/casework/sqlite/schema.h"
#include "taxonomies/base/status.h"

namespace corner::casework {

using indexer::Connection;

absl::StatusOr<std::unique_ptr<StoreConnection>> StoreConnection::Open(const std::string& path,
                                                                       Connection::Access access) {
  CORNER_ASSIGN_OR_RETURN(Connection connection, Connection::Open(path, access, kCaseworkFile));
  if (access == Connection::Access::kWrite) CORNER_RETURN_IF_ERROR(MigrateCasework(connection));
  CORNER_ASSIGN_OR_RETURN(RecordRows records, RecordRows::Prepare(connection));
  CORNER_ASSIGN_OR_RETURN(AuditRows audit, AuditRows::Prepare(connection));
  CORNER_ASSIGN_OR_RETURN(Erasures erasures, Erasures::Prepare(connection));
  return std::make_unique<StoreConnection>(StoreConnection{
      std::move(connection), std::move(records), std::move(audit), std::move(erasures)});
}

absl::StatusOr<std::shared_ptr<StoreCore>> StoreCore::Open(const SqliteStoreOptions& options) {
  const std::shared_ptr<StoreCore> core(new StoreCore(options));
  CORNER_ASSIGN_OR_RETURN(core->writer_,
                          StoreConnection::Open(options.path, Connection::Access::kWrite));
  const std::unique_lock<std::mutex> lock = core->LockWriter();
  CORNER_RETURN_IF_ERROR(core->ForgetAsTheVault());
  CORNER_RETURN_IF_ERROR(core->FinishErasures());
  return core;
}

absl::Status StoreCore::ForgetAsTheVault() {
  CORNER_ASSIGN_OR_RETURN(std::vector<Erasure> erasures, vault()->Erasures());
  StoreConnection& writer = *writer_;
  bool forgotten = false;
  const auto forget = [&]() -> absl::Status {
    for (const Erasure& erasure : erasures) {
      CORNER_ASSIGN_OR_RETURN(const bool known, writer.erasures.Contains(erasure.subject));
      if (known) continue;
      CORNER_RETURN_IF_ERROR(writer.erasures.Record(erasure.subject, erasure.at, &writer.records));
      CORNER_RETURN_IF_ERROR(writer.erasures.Conclude(erasure.subject));
      forgotten = true;
    }
    return writer.connection.Execute("COMMIT");
  };
  CORNER_RETURN_IF_ERROR(writer.connection.Execute("BEGIN IMMEDIATE"));
  absl::Status status = forget();
  if (!status.ok()) (void)writer.connection.Execute("ROLLBACK");
  if (status.ok() && forgotten) WipeLog();
  return status;
}

void StoreCore::WipeLog() {
  for (const char* pragma : {"PRAGMA busy_timeout = 200", "PRAGMA wal_checkpoint(TRUNCATE)",
                             "PRAGMA busy_timeout = 5000"}) {
    (void)writer_->connection.Execute(pragma);
  }
}

absl::Status StoreCore::FinishErasures() {
  CORNER_ASSIGN_OR_RETURN(const auto under_way, writer_->erasures.UnderWay());
  if (under_way.empty()) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(writer_->erasures.Finish(vault()));
  WipeLog();
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<StoreConnection>> StoreCore::TakeReader() {
  {
    const std::lock_guard<std::mutex> lock(pool_);
    if (!idle_.empty()) {
      std::unique_ptr<StoreConnection> reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return StoreConnection::Open(options_.path, Connection::Access::kRead);
}

void StoreCore::ReturnReader(std::unique_ptr<StoreConnection> reader) {
  const std::lock_guard<std::mutex> lock(pool_);
  if (idle_.size() < options_.idle_readers) idle_.push_back(std::move(reader));
}

}  // namespace corner::casework
