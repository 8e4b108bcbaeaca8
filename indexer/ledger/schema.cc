#include "indexer/ledger/schema.h"

#include <iterator>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// `vacancies` is small and clustered by id, so that looking a vacancy up and walking all of them
// touch little. The large texts stand apart: `documents` in the order of changes, so that a replay
// reads the file from front to back; `raw_texts` in the order of first sighting.
// Days count from 1970-01-01.
constexpr const char* kMigrations[] = {
    R"sql(
CREATE TABLE meta(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta(name, value) VALUES('seq', 0);

CREATE TABLE raw_texts(
  row INTEGER PRIMARY KEY,
  raw BLOB NOT NULL
) STRICT;

CREATE TABLE vacancies(
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL CHECK(seq > 0),
  status TEXT NOT NULL CHECK(status IN ('open', 'closed', 'held')),
  last_open_day INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  content_hash BLOB NOT NULL CHECK(length(content_hash) = 16),
  raw_row INTEGER NOT NULL REFERENCES raw_texts(row),
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  employer_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX open_by_employer ON vacancies(employer_key) WHERE status = 'open';

CREATE TABLE documents(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL REFERENCES vacancies(id),
  json TEXT NOT NULL
) STRICT;

CREATE TABLE employers(
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK(seq > 0),
  name TEXT NOT NULL,
  names TEXT NOT NULL,
  folded TEXT NOT NULL,
  sector TEXT NOT NULL,
  schemes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs(
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
)sql",
    // Vacancies that came in held and have not been open since: nobody outside has heard of them,
    // so the change stream says nothing of them, not even that they were removed.
    R"sql(
CREATE TABLE never_open(
  id TEXT PRIMARY KEY REFERENCES vacancies(id)
) STRICT, WITHOUT ROWID;
INSERT INTO never_open(id) SELECT id FROM vacancies WHERE status = 'held';
CREATE TRIGGER came_in_held AFTER INSERT ON vacancies WHEN NEW.status = 'held' BEGIN
  INSERT INTO never_open(id) VALUES(NEW.id);
END;
CREATE TRIGGER first_opened AFTER UPDATE OF status ON vacancies
WHEN NEW.status = 'open' AND OLD.status <> 'open' BEGIN
  DELETE FROM never_open WHERE id = NEW.id;
END;
)sql",
    // The sources' runs. Times are seconds since 1970 UTC; 0 = never. What a complete run would
    // have closed waits in held_closings.
    R"sql(
CREATE TABLE sources(
  key TEXT PRIMARY KEY,
  last_try INTEGER NOT NULL,
  last_good INTEGER NOT NULL,
  next_due INTEGER NOT NULL,
  last_error TEXT NOT NULL,
  last_hint TEXT NOT NULL,
  failures INTEGER NOT NULL,
  history INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  validated_for TEXT NOT NULL,
  lines INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE held_runs(
  source TEXT PRIMARY KEY,
  day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE held_closings(
  source TEXT NOT NULL REFERENCES held_runs(source) ON DELETE CASCADE,
  external_id TEXT NOT NULL,
  PRIMARY KEY(source, external_id)
) STRICT, WITHOUT ROWID;
)sql",
    // Groups of adverts of one opening. `group_id` is the founder's id and empty for an advert that
    // stands alone. `row` is raw_texts.row, the small number of a vacancy. Links are what comparing
    // found; decisions are what a person said and outlast every link.
    R"sql(
ALTER TABLE vacancies ADD COLUMN group_id TEXT NOT NULL DEFAULT '';
ALTER TABLE vacancies ADD COLUMN group_first_seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX grouped ON vacancies(group_id) WHERE group_id <> '';
INSERT INTO meta(name, value) VALUES('signature_version', 0);

CREATE TABLE signatures(
  row INTEGER PRIMARY KEY REFERENCES raw_texts(row),
  id TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TABLE group_keys(
  key INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY(key, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE group_links(
  low TEXT NOT NULL,
  high TEXT NOT NULL CHECK(low < high),
  kind TEXT NOT NULL CHECK(kind IN ('duplicate', 'differs')),
  evidence TEXT NOT NULL,
  strength INTEGER NOT NULL,
  PRIMARY KEY(low, high)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_high ON group_links(high);

CREATE TABLE group_decisions(
  low TEXT NOT NULL,
  high TEXT NOT NULL CHECK(low < high),
  verdict TEXT NOT NULL CHECK(verdict IN ('together', 'apart')),
  day INTEGER NOT NULL,
  PRIMARY KEY(low, high)
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_high ON group_decisions(high);
)sql",
    // The quality gate. `text_group` is CopyGroup() of the text, 0 where it is too short or was
    // stored before. `holds` has a row for every advert with a reason, held or only marked;
    // `codes` are those that hold, with a comma on each side. The last decision on an advert is
    // the one in force, for the wording it was made on.
    R"sql(
ALTER TABLE vacancies ADD COLUMN text_group INTEGER NOT NULL DEFAULT 0;
CREATE INDEX by_text_group ON vacancies(text_group) WHERE text_group <> 0;
CREATE INDEX held_vacancies ON vacancies(id) WHERE status = 'held';

CREATE TABLE holds(
  id TEXT PRIMARY KEY REFERENCES vacancies(id),
  since INTEGER NOT NULL,
  codes TEXT NOT NULL,
  reasons TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hold_decisions(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL REFERENCES vacancies(id),
  decision TEXT NOT NULL CHECK(decision IN ('released', 'kept')),
  decided_by TEXT NOT NULL CHECK(decided_by <> ''),
  why TEXT NOT NULL CHECK(why <> ''),
  day INTEGER NOT NULL,
  wording BLOB NOT NULL CHECK(length(wording) = 16),
  codes TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_id ON hold_decisions(id);
)sql",
    // By which taxonomy edition open and held adverts were read (edition_state.h); one row.
    R"sql(
CREATE TABLE taxonomy_edition(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  current TEXT NOT NULL,
  target TEXT NOT NULL,
  reached TEXT NOT NULL
) STRICT;
INSERT INTO taxonomy_edition VALUES(1, '', '', '');
)sql"};

absl::Status TooNew(int64_t version) {
  return FailedPrecondition(
      Concat("this ledger has version ", version, "; this program knows version ", LedgerVersion()),
      "use the newer program that wrote it");
}

}  // namespace

int LedgerVersion() { return static_cast<int>(std::size(kMigrations)); }

absl::Status MigrateLedger(const Connection& connection) {
  CORNER_ASSIGN_OR_RETURN(const int64_t version, connection.QueryInteger("PRAGMA user_version"));
  if (version > LedgerVersion()) return TooNew(version);
  for (int64_t next = version; next < LedgerVersion(); ++next) {
    const std::string script = Concat("BEGIN IMMEDIATE;", kMigrations[next],
                                      "PRAGMA user_version = ", next + 1, "; COMMIT");
    if (absl::Status status = connection.Execute(script.c_str()); !status.ok()) {
      (void)connection.Execute("ROLLBACK");
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckLedgerVersion(const Connection& connection) {
  CORNER_ASSIGN_OR_RETURN(const int64_t version, connection.QueryInteger("PRAGMA user_version"));
  if (version > LedgerVersion()) return TooNew(version);
  if (version == LedgerVersion()) return absl::OkStatus();
  return FailedPrecondition(
      Concat("this ledger has version ", version, "; this program needs version ", LedgerVersion()),
      "run corner init once to bring it up to date");
}

}  // namespace corner::indexer
