#include "service/casework/sqlite/sqlite_transaction.h"

#include <algorithm>

#include "absl/time/clock.h"
#include "service/casework/store_rules.h"
#include "taxonomies/base/status.h"

namespace corner::casework {

using indexer::Connection;

absl::StatusOr<std::unique_ptr<RecordTransaction>> SqliteTransaction::Begin(
    std::shared_ptr<StoreCore> core, Connection::Access access) {
  std::unique_ptr<SqliteTransaction> transaction(new SqliteTransaction(core));
  if (access == Connection::Access::kWrite) {
    transaction->writing_ = core->LockWriter();
    transaction->at_ = core->writer();
    // Left over when a key could not be destroyed. It was said then, and Check says it still.
    (void)core->FinishErasures();
    CORNER_RETURN_IF_ERROR(
        transaction->Keep(transaction->at_->connection.Execute("BEGIN IMMEDIATE")));
  } else {
    CORNER_ASSIGN_OR_RETURN(transaction->reader_, core->TakeReader());
    transaction->at_ = transaction->reader_.get();
    CORNER_RETURN_IF_ERROR(transaction->Keep(transaction->at_->connection.Execute("BEGIN")));
    // The state of a reader is fixed by its first look.
    CORNER_RETURN_IF_ERROR(transaction->Keep(transaction->at_->audit.Head()).status());
  }
  return transaction;
}

SqliteTransaction::~SqliteTransaction() {
  if (at_ != nullptr && !over_) (void)at_->connection.Execute("ROLLBACK");
  // A connection that has failed is not handed on.
  if (reader_ != nullptr && spoiled_.ok()) core_->ReturnReader(std::move(reader_));
}

absl::Status SqliteTransaction::Going() const { return over_ ? TransactionOver() : spoiled_; }

absl::Status SqliteTransaction::Writing() const {
  CORNER_RETURN_IF_ERROR(Going());
  return writing_.owns_lock() ? absl::OkStatus() : OnlyReads();
}

absl::Status SqliteTransaction::Keep(absl::Status status) {
  if (!status.ok()) spoiled_ = status;
  return status;
}

template <typename Value>
absl::StatusOr<Value> SqliteTransaction::Keep(absl::StatusOr<Value> result) {
  if (!result.ok()) spoiled_ = result.status();
  return result;
}

absl::StatusOr<bool> SqliteTransaction::ErasedSince(std::string_view person) const {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Erasure> erasures, core_->vault()->Erasures());
  return std::any_of(erasures.begin(), erasures.end(),
                     [&](const Erasure& erasure) { return erasure.subject == person; });
}

absl::StatusOr<std::vector<Record>> SqliteTransaction::Open(
    absl::StatusOr<std::vector<VersionRow>> rows) {
  CORNER_RETURN_IF_ERROR(Keep(rows.status()));
  std::vector<Record> records;
  for (VersionRow& row : *rows) {
    absl::StatusOr<SealedContent> content = UnsealVersion(row, core_->vault());
    if (content.status().code() == absl::StatusCode::kNotFound) {
      // This reader began before the erasure. Nothing opens any more, and rightly so; but a key
      // that is lost for another reason is no empty answer.
      CORNER_ASSIGN_OR_RETURN(const bool erased, ErasedSince(row.person));
      if (erased) continue;
      return Error(absl::StatusCode::kDataLoss, "The key of a person's record is missing.",
                   "Put the newest copy of keys.sqlite back.");
    }
    CORNER_RETURN_IF_ERROR(content.status());
    Record& record = records.emplace_back();
    record.kind = std::move(row.kind);
    record.id = std::move(row.id);
    record.person = std::move(row.person);
    record.version = row.version;
    record.at = absl::FromUnixMicros(row.at_micros);
    record.author = std::move(row.author);
    record.body = std::move(content->body);
    record.tags = std::move(content->tags);
  }
  return records;
}

absl::StatusOr<Record> SqliteTransaction::Get(std::string_view kind, std::string_view id) {
  CORNER_RETURN_IF_ERROR(Going());
  CORNER_ASSIGN_OR_RETURN(std::vector<Record> found, Open(at_->records.One(kind, id)));
  if (found.empty()) return NoSuchRecord();
  return std::move(found[0]);
}

absl::StatusOr<std::vector<Record>> SqliteTransaction::List(std::string_view kind,
                                                            std::string_view person) {
  CORNER_RETURN_IF_ERROR(Going());
  return Open(at_->records.OfPerson(kind, person));
}

absl::StatusOr<std::vector<Record>> SqliteTransaction::FindByTag(std::string_view kind,
                                                                 std::string_view name,
                                                                 std::string_view value) {
  CORNER_RETURN_IF_ERROR(Going());
  return Open(at_->records.WithTag(kind, name, value));
}

absl::StatusOr<std::vector<Record>> SqliteTransaction::FindByLookup(std::string_view kind,
                                                                    std::string_view name,
                                                                    std::string_view value) {
  CORNER_RETURN_IF_ERROR(Going());
  return Open(at_->records.WithLookup(kind, HashOfLookup(kind, name, value, *core_->vault())));
}

absl::StatusOr<std::vector<Record>> SqliteTransaction::History(std::string_view kind,
                                                               std::string_view id) {
  CORNER_RETURN_IF_ERROR(Going());
  CORNER_ASSIGN_OR_RETURN(std::vector<Record> found, Open(at_->records.All(kind, id)));
  if (found.empty()) return NoSuchRecord();
  return found;
}

absl::StatusOr<uint64_t> SqliteTransaction::Put(const Record& record, uint64_t expected_version) {
  CORNER_RETURN_IF_ERROR(Writing());
  CORNER_RETURN_IF_ERROR(CheckRecord(record));
  CORNER_ASSIGN_OR_RETURN(const auto held, Keep(at_->records.Find(record.kind, record.id)));
  const auto version = held ? std::optional<uint64_t>(held->version) : std::nullopt;
  CORNER_RETURN_IF_ERROR(CheckPut(version, expected_version));
  if (held && held->person != record.person) return OthersRecord();
  CORNER_ASSIGN_OR_RETURN(const bool erased, Keep(at_->erasures.Contains(record.person)));
  if (erased) return PersonErased();

  SealedContent content{.tags = record.tags, .hashes = {}, .body = record.body};
  for (const auto& [name, value] : record.lookups) {
    content.hashes.push_back(HashOfLookup(record.kind, name, value, *core_->vault()));
  }
  VersionRow row{.kind = record.kind,
                 .id = record.id,
                 .person = record.person,
                 .author = record.author,
                 .version = expected_version + 1,
                 .at_micros = absl::ToUnixMicros(record.at),
                 .sealed = {}};
  CORNER_ASSIGN_OR_RETURN(row.sealed, SealVersion(row, content, core_->vault()));
  CORNER_RETURN_IF_ERROR(Keep(at_->records.Insert(row, content, held)));
  return row.version;
}

absl::Status SqliteTransaction::Remove(std::string_view kind, std::string_view id,
                                       uint64_t expected_version) {
  CORNER_RETURN_IF_ERROR(Writing());
  CORNER_ASSIGN_OR_RETURN(const auto held, Keep(at_->records.Find(kind, id)));
  const auto version = held ? std::optional<uint64_t>(held->version) : std::nullopt;
  CORNER_RETURN_IF_ERROR(CheckRemove(version, expected_version));
  return Keep(at_->records.Delete(held->number));
}

absl::Status SqliteTransaction::Erase(std::string_view person) {
  CORNER_RETURN_IF_ERROR(Writing());
  CORNER_RETURN_IF_ERROR(CheckErase(person));
  erases_ = true;
  return Keep(at_->erasures.Record(person, absl::Now(), &at_->records));
}

absl::Status SqliteTransaction::Append(AuditEntry entry) {
  CORNER_RETURN_IF_ERROR(Writing());
  CORNER_RETURN_IF_ERROR(CheckAuditEntry(entry));
  return Keep(at_->audit.Append(std::move(entry)));
}

absl::StatusOr<std::vector<AuditEntry>> SqliteTransaction::Audit(std::string_view person,
                                                                 uint64_t after, size_t limit) {
  CORNER_RETURN_IF_ERROR(Going());
  return Keep(at_->audit.After(person, after, limit));
}

absl::Status SqliteTransaction::Commit() {
  CORNER_RETURN_IF_ERROR(Going());
  CORNER_RETURN_IF_ERROR(Keep(at_->connection.Execute("COMMIT")));
  over_ = true;
  // The intent is on disk: what goes wrong now is made good at the next transaction or opening.
  const absl::Status keys = erases_ ? core_->FinishErasures() : absl::OkStatus();
  if (writing_.owns_lock()) writing_.unlock();
  return keys;
}

}  // namespace corner::casework
