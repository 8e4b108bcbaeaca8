#include "service/casework/sqlite/schema.h"

#include <iterator>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

// Bodies are sealed by the vault and look-up values are keyed hashes. What else stands here is
// plain and checked (store_rules.h): ids, states and days. Times are microseconds since 1970 UTC.
constexpr const char* kMigrations[] = {
    R"sql(
CREATE TABLE records(
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind <> ''),
  id TEXT NOT NULL CHECK(id <> ''),
  person TEXT NOT NULL CHECK(person <> ''),
  version INTEGER NOT NULL CHECK(version > 0),
  UNIQUE(kind, id)
) STRICT;
CREATE INDEX records_by_person ON records(person, kind, id);

CREATE TABLE versions(
  record INTEGER NOT NULL REFERENCES records(number) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK(version > 0),
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY(record, version)
) STRICT;

CREATE TABLE tags(
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK(length(value) <= 64),
  record INTEGER NOT NULL REFERENCES records(number) ON DELETE CASCADE,
  PRIMARY KEY(kind, name, value, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_record ON tags(record);

CREATE TABLE lookups(
  hash TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES records(number) ON DELETE CASCADE,
  PRIMARY KEY(hash, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX lookups_by_record ON lookups(record);

-- Who was erased. `finished` = 0: the rows are gone and the key is still to be destroyed.
CREATE TABLE erased(
  person TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  finished INTEGER NOT NULL CHECK(finished IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_under_way ON erased(person) WHERE finished = 0;

CREATE TABLE audit(
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  session TEXT NOT NULL,
  action TEXT NOT NULL,
  person TEXT NOT NULL,
  purpose TEXT NOT NULL,
  request TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL CHECK(length(hash) = 52)
) STRICT;
CREATE INDEX audit_by_person ON audit(person, number) WHERE person <> '';
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;

-- Number and hash of the newest entry, so that a log cut at its end shows.
CREATE TABLE audit_head(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head VALUES(1, 0, '');
)sql"};

absl::Status ApplyMissing(const indexer::Connection& connection) {
  CORNER_ASSIGN_OR_RETURN(const int64_t version, connection.QueryInteger("PRAGMA user_version"));
  if (version > CaseworkVersion()) {
    return FailedPrecondition(Concat("this casework store has version ", version,
                                     "; this program knows version ", CaseworkVersion()),
                              "use the newer program that wrote it");
  }
  if (version == CaseworkVersion()) return absl::OkStatus();
  for (int64_t next = version; next < CaseworkVersion(); ++next) {
    CORNER_RETURN_IF_ERROR(connection.Execute(kMigrations[next]));
  }
  return connection.Execute(Concat("PRAGMA user_version = ", CaseworkVersion()).c_str());
}

}  // namespace

int CaseworkVersion() { return static_cast<int>(std::size(kMigrations)); }

absl::Status MigrateCasework(const indexer::Connection& connection) {
  // Another program may open the store at this moment: the first to begin applies them all.
  CORNER_RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  absl::Status status = ApplyMissing(connection);
  if (status.ok()) status = connection.Execute("COMMIT");
  if (!status.ok()) (void)connection.Execute("ROLLBACK");
  return status;
}

}  // namespace corner::casework
