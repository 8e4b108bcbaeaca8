// A transaction of the SQLite store, reading or writing. Belongs to one thread.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "service/casework/record_store.h"
#include "service/casework/sqlite/store_core.h"

namespace corner::casework {

class SqliteTransaction : public RecordTransaction {
 public:
  static absl::StatusOr<std::unique_ptr<RecordTransaction>> Begin(
      std::shared_ptr<StoreCore> core, indexer::Connection::Access access);
  ~SqliteTransaction() override;

  absl::StatusOr<Record> Get(std::string_view kind, std::string_view id) override;
  absl::StatusOr<std::vector<Record>> List(std::string_view kind, std::string_view person) override;
  absl::StatusOr<std::vector<Record>> FindByTag(std::string_view kind, std::string_view name,
                                                std::string_view value) override;
  absl::StatusOr<std::vector<Record>> FindByLookup(std::string_view kind, std::string_view name,
                                                   std::string_view value) override;
  absl::StatusOr<std::vector<Record>> History(std::string_view kind, std::string_view id) override;
  absl::StatusOr<uint64_t> Put(const Record& record, uint64_t expected_version) override;
  absl::Status Remove(std::string_view kind, std::string_view id,
                      uint64_t expected_version) override;
  absl::Status Erase(std::string_view person) override;
  absl::Status Append(AuditEntry entry) override;
  absl::StatusOr<std::vector<AuditEntry>> Audit(std::string_view person, uint64_t after,
                                                size_t limit) override;
  absl::Status Commit() override;

 private:
  explicit SqliteTransaction(std::shared_ptr<StoreCore> core) : core_(std::move(core)) {}
  // OK while statements may run.
  absl::Status Going() const;
  absl::Status Writing() const;
  // Passes an outcome of the database on. A failure spoils the transaction: SQLite may have undone
  // it already, and what followed would count by itself.
  absl::Status Keep(absl::Status status);
  template <typename Value>
  absl::StatusOr<Value> Keep(absl::StatusOr<Value> result);

  absl::StatusOr<std::vector<Record>> Open(absl::StatusOr<std::vector<VersionRow>> rows);
  absl::StatusOr<bool> ErasedSince(std::string_view person) const;

  const std::shared_ptr<StoreCore> core_;
  std::unique_lock<std::mutex> writing_;     // a writing transaction's
  std::unique_ptr<StoreConnection> reader_;  // a reading transaction's
  StoreConnection* at_ = nullptr;            // the one of the two
  bool over_ = false, erases_ = false;
  absl::Status spoiled_;
};

}  // namespace corner::casework
