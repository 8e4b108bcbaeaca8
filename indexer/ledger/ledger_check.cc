// Proves a ledger sound: SQLite's own check, then what the tables promise each other.
#include <cstring>

#include "indexer/ledger/ledger_impl.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

absl::Status Damaged(std::string_view what) {
  return Internal(Concat("the ledger is damaged: ", what),
                  "restore it from a backup; the index can be rebuilt from it");
}

absl::Status CheckFile(const Connection& connection) {
  CORNER_RETURN_IF_ERROR(connection.CheckFile());
  CORNER_ASSIGN_OR_RETURN(Statement keys, connection.Prepare("PRAGMA foreign_key_check"));
  CORNER_ASSIGN_OR_RETURN(const bool broken, keys.Step());
  return broken ? Damaged(Concat("a reference in ", keys.Text(0), " leads nowhere"))
                : absl::OkStatus();
}

// Each query counts rows that break a promise.
absl::Status CheckCounts(const Connection& connection) {
  static constexpr struct {
    const char* sql;
    const char* what;
  } kPromises[] = {
      {"SELECT count(*) FROM documents d LEFT JOIN vacancies v ON v.id = d.id AND v.seq = d.seq "
       "WHERE v.id IS NULL",
       "a text belongs to no vacancy"},
      {"SELECT (SELECT count(*) FROM vacancies) - (SELECT count(*) FROM documents)",
       "vacancies and texts differ in number"},
      {"SELECT (SELECT count(*) FROM vacancies) - (SELECT count(*) FROM raw_texts)",
       "vacancies and raw texts differ in number"},
      {"SELECT max(0, max((SELECT coalesce(max(seq), 0) FROM documents),"
       " (SELECT coalesce(max(seq), 0) FROM employers))"
       " - (SELECT value FROM meta WHERE name = 'seq'))",
       "a change number lies beyond the counter"},
      {"SELECT count(*) FROM employers e JOIN documents d ON d.seq = e.seq",
       "a change number was given twice"},
      {"SELECT count(*) - count(DISTINCT seq) FROM employers", "a change number was given twice"},
      {"SELECT count(*) FROM never_open JOIN vacancies USING(id) WHERE status = 'open'",
       "an open vacancy is kept from those who follow the changes"},
      {"SELECT count(*) FROM vacancies v WHERE employer_key <> ''"
       " AND NOT EXISTS (SELECT 1 FROM employers e WHERE e.key = v.employer_key)",
       "a vacancy's employer is missing"},
      {"SELECT count(*) FROM vacancies v WHERE group_id <> '' AND NOT EXISTS (SELECT 1 FROM"
       " vacancies f WHERE f.id = v.group_id AND f.group_id = v.group_id"
       " AND f.first_seen = v.group_first_seen)",
       "a group's first advert is missing"},
      {"SELECT count(*) FROM signatures s WHERE NOT EXISTS"
       " (SELECT 1 FROM vacancies v WHERE v.id = s.id AND v.raw_row = s.row)",
       "a signature belongs to no vacancy"}};
  for (const auto& promise : kPromises) {
    CORNER_ASSIGN_OR_RETURN(const int64_t broken, connection.QueryInteger(promise.sql));
    if (broken != 0) return Damaged(promise.what);
  }
  return absl::OkStatus();
}

// Every stored text is the one that was hashed, and ends with the row's own status.
absl::Status CheckDocuments(const Connection& connection) {
  CORNER_ASSIGN_OR_RETURN(
      Statement rows,
      connection.Prepare("SELECT d.seq, d.json, v.content_hash, v.first_seen, v.status, v.group_id,"
                         " v.group_first_seen FROM documents d JOIN vacancies v USING(id)"));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, rows.Step());
    if (!found) return absl::OkStatus();
    const std::string_view json = rows.Text(1), stored = rows.Text(2);
    const std::string_view content = VacancyContent(json);
    const Hash128 hash = HashOf(content);
    const bool same_hash =
        stored.size() == sizeof hash && std::memcmp(stored.data(), &hash, sizeof hash) == 0;
    const auto status = StatusFromName(rows.Text(4));
    const Standing standing{Day(static_cast<int32_t>(rows.Integer(3))),
                            status.value_or(Status::kOpen), std::string(rows.Text(5)),
                            Day(static_cast<int32_t>(rows.Integer(6)))};
    if (!same_hash || !status || json != VacancyWithStanding(content, standing)) {
      return Damaged(Concat("the text of change ", rows.Integer(0), " is not what was stored"));
    }
  }
}

}  // namespace

absl::Status Ledger::Check() const {
  CORNER_RETURN_IF_ERROR(CheckFile(*impl_->reader));
  // One transaction, so that a run that commits meanwhile is seen by all checks or by none.
  CORNER_RETURN_IF_ERROR(impl_->reader->Execute("SAVEPOINT checking"));
  absl::Status status = CheckCounts(*impl_->reader);
  if (status.ok()) status = CheckDocuments(*impl_->reader);
  CORNER_RETURN_IF_ERROR(impl_->reader->Execute("RELEASE checking"));
  return status;
}

}  // namespace corner::indexer
