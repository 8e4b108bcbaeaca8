// Reading: each call is one statement on the reading connection, so it sees one committed state;
// InOneState makes several calls see the same one.
#include <limits>
#include <utility>

#include "indexer/ledger/employer_book.h"
#include "indexer/ledger/ledger_impl.h"
#include "indexer/ledger/report_json.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr uint64_t kLastSeq = std::numeric_limits<int64_t>::max();

int64_t ClampedLimit(size_t limit) {
  return static_cast<int64_t>(std::min<uint64_t>(limit, kLastSeq));
}

absl::StatusOr<LedgerRow> RowOf(uint64_t seq, std::string_view json) {
  auto vacancy = VacancyFromJson(json);
  if (!vacancy.ok()) {
    return Internal(
        Concat("the ledger's row ", seq, " cannot be read: ", Sentence(vacancy.status())),
        "restore the ledger from a backup");
  }
  LedgerRow row;
  row.seq = seq;
  row.removed = vacancy->status == Status::kClosed;
  row.vacancy = *std::move(vacancy);
  row.json = json;
  return row;
}

// Rows of a statement that gives seq and json.
absl::Status ReadRows(Statement* statement, std::vector<LedgerRow>* rows) {
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, statement->Step());
    if (!found) return absl::OkStatus();
    CORNER_ASSIGN_OR_RETURN(
        rows->emplace_back(),
        RowOf(static_cast<uint64_t>(statement->Integer(0)), statement->Text(1)));
  }
}

}  // namespace

absl::Status Ledger::InOneState(const std::function<absl::Status()>& body) const {
  CORNER_RETURN_IF_ERROR(impl_->reader->Execute("BEGIN"));
  absl::Status status = body();
  const absl::Status ended = impl_->reader->Execute("COMMIT");
  return status.ok() ? ended : status;
}

absl::StatusOr<uint64_t> Ledger::Seq() const {
  CORNER_ASSIGN_OR_RETURN(const int64_t seq,
                          impl_->reader->QueryInteger("SELECT value FROM meta WHERE name = 'seq'"));
  return static_cast<uint64_t>(seq);
}

absl::StatusOr<ChangePage> Ledger::Changes(uint64_t since, size_t limit) const {
  ChangePage page;
  uint64_t last = 0;
  CORNER_RETURN_IF_ERROR(InOneState([&]() -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(last, Seq());
    CORNER_ASSIGN_OR_RETURN(
        Statement changes,
        impl_->reader->Prepare("SELECT seq, json FROM documents WHERE seq > ?1"
                               " AND id NOT IN (SELECT id FROM never_open) ORDER BY seq LIMIT ?2"));
    changes.With(std::min(since, kLastSeq), ClampedLimit(limit));
    return ReadRows(&changes, &page.rows);
  }));
  if (since > last) {
    return FailedPrecondition(
        Concat("Change ", since, " has not happened here; the last one is ", last, "."),
        "Take a new snapshot: this service was restored from a backup.");
  }
  page.more = !page.rows.empty() && page.rows.size() == limit && page.rows.back().seq < last;
  page.reached = page.more ? page.rows.back().seq : last;
  return page;
}

absl::StatusOr<ChangePage> Ledger::OpenRows(uint64_t after, uint64_t until, size_t limit) const {
  ChangePage page;
  CORNER_ASSIGN_OR_RETURN(
      Statement open,
      impl_->reader->Prepare("SELECT d.seq, d.json FROM documents d JOIN vacancies v ON v.id = d.id"
                             " WHERE d.seq > ?1 AND d.seq <= ?2 AND v.status = 'open'"
                             " ORDER BY d.seq LIMIT ?3"));
  open.With(std::min(after, kLastSeq), std::min(until, kLastSeq), ClampedLimit(limit));
  CORNER_RETURN_IF_ERROR(ReadRows(&open, &page.rows));
  page.more = !page.rows.empty() && page.rows.size() == limit && page.rows.back().seq < until;
  page.reached = page.more ? page.rows.back().seq : until;
  return page;
}

absl::Status Ledger::ForEachChange(uint64_t since, uint64_t until,
                                   const std::function<absl::Status(LedgerRow&&)>& visit) const {
  CORNER_ASSIGN_OR_RETURN(Statement changes,
                          impl_->reader->Prepare("SELECT seq, json FROM documents WHERE seq > ?1 "
                                                 "AND seq <= ?2 ORDER BY seq"));
  changes.With(std::min(since, kLastSeq), std::min(until, kLastSeq));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, changes.Step());
    if (!found) return absl::OkStatus();
    CORNER_ASSIGN_OR_RETURN(LedgerRow row,
                            RowOf(static_cast<uint64_t>(changes.Integer(0)), changes.Text(1)));
    CORNER_RETURN_IF_ERROR(visit(std::move(row)));
  }
}

absl::Status Ledger::ForEachStored(uint64_t since, uint64_t until,
                                   const std::function<absl::Status(StoredRow&&)>& visit) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement changes,
      impl_->reader->Prepare("SELECT d.seq, d.id, v.status = 'open', d.json FROM documents d "
                             "JOIN vacancies v ON v.id = d.id WHERE d.seq > ?1 AND d.seq <= ?2 "
                             "ORDER BY d.seq"));
  changes.With(std::min(since, kLastSeq), std::min(until, kLastSeq));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, changes.Step());
    if (!found) return absl::OkStatus();
    CORNER_RETURN_IF_ERROR(
        visit({static_cast<uint64_t>(changes.Integer(0)), std::string(changes.Text(1)),
               changes.Integer(2) != 0, std::string(changes.Text(3))}));
  }
}

absl::StatusOr<LedgerRow> Ledger::Find(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_->reader->Prepare("SELECT seq, json FROM documents WHERE seq = "
                                                 "(SELECT seq FROM vacancies WHERE id = ?1)"));
  CORNER_ASSIGN_OR_RETURN(const bool found, find.With(id).Step());
  if (!found) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  return RowOf(static_cast<uint64_t>(find.Integer(0)), find.Text(1));
}

absl::StatusOr<std::string> Ledger::RawText(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_->reader->Prepare("SELECT raw FROM raw_texts WHERE row = "
                                                 "(SELECT raw_row FROM vacancies WHERE id = ?1)"));
  CORNER_ASSIGN_OR_RETURN(const bool found, find.With(id).Step());
  if (!found) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  return std::string(find.Text(0));
}

absl::StatusOr<LedgerCounts> Ledger::Counts() const {
  CORNER_ASSIGN_OR_RETURN(
      Statement counts,
      impl_->reader->Prepare("SELECT count(*), total(status = 'open'), total(status = 'closed'),"
                             " total(status = 'held'), (SELECT count(*) FROM employers),"
                             " (SELECT value FROM meta WHERE name = 'seq') FROM vacancies"));
  CORNER_ASSIGN_OR_RETURN(const bool found, counts.Step());
  if (!found) return Internal("the ledger could not be counted");
  return LedgerCounts{.vacancies = counts.Integer(0),
                      .open = counts.Integer(1),
                      .closed = counts.Integer(2),
                      .held = counts.Integer(3),
                      .employers = counts.Integer(4),
                      .seq = static_cast<uint64_t>(counts.Integer(5))};
}

absl::StatusOr<std::vector<std::pair<std::string, uint64_t>>> Ledger::OpenIds() const {
  std::vector<std::pair<std::string, uint64_t>> ids;
  CORNER_ASSIGN_OR_RETURN(Statement open,
                          impl_->reader->Prepare("SELECT id, seq FROM vacancies "
                                                 "WHERE status = 'open' ORDER BY id"));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, open.Step());
    if (!found) return ids;
    ids.emplace_back(open.Text(0), static_cast<uint64_t>(open.Integer(1)));
  }
}

absl::StatusOr<std::vector<Employer>> Ledger::Employers(std::string_view text,
                                                        std::string_view after,
                                                        size_t limit) const {
  std::vector<Employer> employers;
  const std::string folded = FoldKey(text);
  if (folded.empty() && !TrimSpace(text).empty()) return employers;  // nothing to compare with
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare(
          "SELECT key, id, name, names, sector, schemes, (SELECT count(*) FROM vacancies"
          " WHERE employer_key = employers.key AND status = 'open') FROM employers "
          "WHERE key > ?2 AND (?1 = '' OR instr(folded, ?1) > 0) ORDER BY key LIMIT ?3"));
  find.With(folded, after, ClampedLimit(limit));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return employers;
    Employer& employer = employers.emplace_back();
    employer.key = find.Text(0);
    employer.id = find.Text(1);
    employer.name = find.Text(2);
    CORNER_ASSIGN_OR_RETURN(employer.names, DecodeNames(find.Text(3)));
    employer.sector = find.Text(4);
    CORNER_ASSIGN_OR_RETURN(employer.schemes, DecodeSchemes(find.Text(5)));
    employer.open_vacancies = find.Integer(6);
  }
}

absl::StatusOr<std::vector<Ledger::Run>> Ledger::Runs(size_t limit) const {
  std::vector<Run> runs;
  CORNER_ASSIGN_OR_RETURN(Statement find,
                          impl_->reader->Prepare("SELECT number, source, finished_at, report "
                                                 "FROM runs ORDER BY number DESC LIMIT ?1"));
  find.With(ClampedLimit(limit));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return runs;
    Run& run = runs.emplace_back();
    run.number = find.Integer(0);
    run.source = find.Text(1);
    run.finished_at = find.Text(2);
    CORNER_ASSIGN_OR_RETURN(run.report, ReportFromJson(find.Text(3)));
  }
}

}  // namespace corner::indexer
