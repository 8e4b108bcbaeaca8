#include "service/casework/vault/key_store.h"

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

using indexer::Blob;
using indexer::Connection;
using indexer::Statement;

constexpr int64_t kApplication = 0x434b6579;  // "CKey"
constexpr int64_t kVersion = 1;

constexpr const char* kTables = R"sql(
CREATE TABLE site(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  id TEXT NOT NULL,
  rotations INTEGER NOT NULL,
  wipe_due INTEGER NOT NULL CHECK(wipe_due IN (0, 1))
) STRICT;
INSERT INTO site(one, id, rotations, wipe_due) VALUES(1, lower(hex(randomblob(16))), 0, 0);

CREATE TABLE keys(
  owner TEXT PRIMARY KEY,
  version INTEGER NOT NULL CHECK(version > 0),
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasures(
  subject TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1129014649;
PRAGMA user_version = 1;
)sql";
static_assert(kApplication == 1129014649 && kVersion == 1);

}  // namespace

absl::StatusOr<KeyStore> KeyStore::Open(const std::string& path) {
  CORNER_ASSIGN_OR_RETURN(Connection connection,
                          Connection::Open(path, Connection::Access::kWrite, kKeysFile));
  // VACUUM's working copy must not go to a folder for temporary files.
  CORNER_RETURN_IF_ERROR(connection.Execute("PRAGMA temp_store = MEMORY"));
  KeyStore store(std::move(connection));
  CORNER_ASSIGN_OR_RETURN(store.data_version_, store.connection_.Prepare("PRAGMA data_version"));
  return store;
}

absl::Status KeyStore::InTransaction(const std::function<absl::Status()>& change) {
  CORNER_RETURN_IF_ERROR(connection_.Execute("BEGIN IMMEDIATE"));
  absl::Status status = change();
  if (status.ok()) status = connection_.Execute("COMMIT");
  // After a full disk SQLite may have rolled back by itself; then this says so and does no harm.
  if (!status.ok()) (void)connection_.Execute("ROLLBACK");
  return status;
}

absl::StatusOr<bool> KeyStore::MakeTables() {
  CORNER_ASSIGN_OR_RETURN(const int64_t tables,
                          connection_.QueryInteger("SELECT count(*) FROM sqlite_schema"));
  if (tables == 0) {
    CORNER_RETURN_IF_ERROR(connection_.Execute(kTables));
    return true;
  }
  CORNER_ASSIGN_OR_RETURN(const int64_t application,
                          connection_.QueryInteger("PRAGMA application_id"));
  if (application != kApplication) {
    return FailedPrecondition("this database is not a key file", kKeysFile.foreign_hint);
  }
  CORNER_ASSIGN_OR_RETURN(const int64_t version, connection_.QueryInteger("PRAGMA user_version"));
  if (version <= kVersion) return false;
  return FailedPrecondition("the key file was written by a newer Corner",
                            "use that version, or a newer one");
}

absl::StatusOr<int64_t> KeyStore::DataVersion() {
  CORNER_ASSIGN_OR_RETURN(const bool row, data_version_.With().Step());
  const int64_t version = row ? data_version_.Integer(0) : 0;
  data_version_.Reset();
  return version;
}

absl::StatusOr<std::optional<WrappedKey>> KeyStore::Find(std::string_view owner) {
  CORNER_ASSIGN_OR_RETURN(
      Statement find, connection_.Prepare("SELECT version, wrapped FROM keys WHERE owner = ?1"));
  CORNER_ASSIGN_OR_RETURN(const bool row, find.With(owner).Step());
  if (!row) return std::nullopt;
  return WrappedKey{std::string(owner), static_cast<uint32_t>(find.Integer(0)),
                    std::string(find.Text(1))};
}

absl::StatusOr<std::vector<WrappedKey>> KeyStore::All() {
  CORNER_ASSIGN_OR_RETURN(Statement select,
                          connection_.Prepare("SELECT owner, version, wrapped FROM keys"));
  std::vector<WrappedKey> keys;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool row, select.Step());
    if (!row) return keys;
    keys.push_back({std::string(select.Text(0)), static_cast<uint32_t>(select.Integer(1)),
                    std::string(select.Text(2))});
  }
}

absl::Status KeyStore::Put(const WrappedKey& key) {
  CORNER_ASSIGN_OR_RETURN(
      Statement put,
      connection_.Prepare("INSERT OR REPLACE INTO keys(owner, version, wrapped) VALUES(?1,?2,?3)"));
  return put.With(key.owner, key.version, Blob{key.wrapped}).Run();
}

absl::StatusOr<bool> KeyStore::IsErased(std::string_view subject) {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          connection_.Prepare("SELECT 1 FROM erasures WHERE subject = ?1"));
  return find.With(subject).Step();
}

absl::Status KeyStore::Erase(std::string_view subject, absl::Time at) {
  CORNER_ASSIGN_OR_RETURN(Statement remove,
                          connection_.Prepare("DELETE FROM keys WHERE owner = ?1"));
  CORNER_RETURN_IF_ERROR(remove.With(subject).Run());
  CORNER_ASSIGN_OR_RETURN(
      Statement add,
      connection_.Prepare("INSERT OR IGNORE INTO erasures(subject, at) VALUES(?1, ?2)"));
  CORNER_RETURN_IF_ERROR(add.With(subject, absl::ToUnixMicros(at)).Run());
  return connection_.Execute("UPDATE site SET wipe_due = 1");
}

absl::StatusOr<std::vector<Erasure>> KeyStore::Erasures() {
  CORNER_ASSIGN_OR_RETURN(
      Statement select,
      connection_.Prepare("SELECT subject, at FROM erasures ORDER BY at, subject"));
  std::vector<Erasure> erasures;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool row, select.Step());
    if (!row) return erasures;
    erasures.push_back({std::string(select.Text(0)), absl::FromUnixMicros(select.Integer(1))});
  }
}

absl::Status KeyStore::CountRotation() {
  return connection_.Execute("UPDATE site SET rotations = rotations + 1, wipe_due = 1");
}

void KeyStore::WipeIfDue() {
  const auto due = connection_.QueryInteger("SELECT wipe_due FROM site");
  if (!due.ok() || *due == 0) return;
  // Short, for everybody else waits for the vault meanwhile.
  (void)connection_.Execute("PRAGMA busy_timeout = 200");
  const auto wiped = Wiped();
  (void)connection_.Execute("PRAGMA busy_timeout = 5000");
  if (wiped.ok() && *wiped) (void)connection_.Execute("UPDATE site SET wipe_due = 0");
}

// True when all of the log could be brought into the file and cut off.
absl::StatusOr<bool> KeyStore::Wiped() {
  CORNER_RETURN_IF_ERROR(connection_.Execute("VACUUM"));
  CORNER_ASSIGN_OR_RETURN(const int64_t busy,
                          connection_.QueryInteger("PRAGMA wal_checkpoint(TRUNCATE)"));
  return busy == 0;
}

}  // namespace corner::casework
