#include "indexer/ledger/run.h"

#include <cstring>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "indexer/ledger/report_json.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

std::string TimeNow() {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::Now(), absl::UTCTimeZone());
}

Blob BytesOf(const Hash128& hash) {
  static_assert(sizeof(Hash128) == 16);
  return {{reinterpret_cast<const char*>(&hash), sizeof hash}};
}

// What is stored must be readable again: a replay that stops at one advert would stop for ever.
absl::Status CheckReadable(std::string_view json) {
  if (!IsValidUtf8(json)) return InvalidInput("the advert holds a text that is not valid UTF-8");
  // A NUL is written as this escape, and so is a backslash before "u0000".
  if (json.find("\\u0000") == std::string_view::npos) return absl::OkStatus();
  return VacancyFromJson(json).status();
}

}  // namespace

absl::StatusOr<std::unique_ptr<WriteRun>> WriteRun::Begin(const Connection& connection,
                                                          std::string_view source, Day day) {
  std::unique_ptr<WriteRun> run(new WriteRun(connection));
  run->source_ = source;
  run->day_ = day;
  run->started_at_ = TimeNow();
  CORNER_RETURN_IF_ERROR(run->Prepare());
  CORNER_RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  // An empty ledger has nothing to sign.
  const std::string signed_now =
      Concat("UPDATE meta SET value = ", kSignatureVersion,
             " WHERE name = 'signature_version' AND NOT EXISTS (SELECT 1 FROM vacancies)");
  auto seq = connection.QueryInteger("SELECT value FROM meta WHERE name = 'seq'");
  if (const absl::Status status = connection.Execute(signed_now.c_str()); !status.ok())
    seq = status;
  if (!seq.ok()) {
    (void)connection.Execute("ROLLBACK");
    return seq.status();
  }
  run->seq_ = run->stored_seq_ = static_cast<uint64_t>(*seq);
  return run;
}

absl::Status WriteRun::Prepare() {
  const std::pair<Statement*, const char*> statements[] = {
      {&find_,
       "SELECT seq, status, first_seen, content_hash, raw_row, group_id, group_first_seen,"
       " text_group FROM vacancies WHERE id = ?1"},
      {&insert_raw_, "INSERT INTO raw_texts(raw) VALUES(?1) RETURNING row"},
      {&update_raw_, "UPDATE raw_texts SET raw = ?2 WHERE row = ?1"},
      {&insert_vacancy_,
       "INSERT INTO vacancies(id, seq, status, last_open_day, first_seen, content_hash, raw_row,"
       " source, external_id, employer_key, text_group) "
       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"},
      {&update_vacancy_,
       "UPDATE vacancies SET seq = ?2, status = ?3, last_open_day = ?4, content_hash = ?5,"
       " employer_key = ?6, text_group = ?7 WHERE id = ?1"},
      {&set_status_, "UPDATE vacancies SET seq = ?2, status = ?3 WHERE id = ?1"},
      {&set_text_group_, "UPDATE vacancies SET text_group = ?2 WHERE id = ?1"},
      {&copies_of_,
       "SELECT d.json FROM vacancies v JOIN documents d ON d.seq = v.seq WHERE v.text_group = ?1 "
       "AND v.text_group <> 0 AND v.id <> ?2 AND v.status <> 'closed' ORDER BY v.id LIMIT ?3"},
      {&insert_document_, "INSERT INTO documents(seq, id, json) VALUES(?1, ?2, ?3)"},
      {&delete_document_, "DELETE FROM documents WHERE seq = ?1"},
      {&read_document_, "SELECT json FROM documents WHERE seq = ?1"},
      {&set_group_,
       "UPDATE vacancies SET seq = ?2, group_id = ?3, group_first_seen = ?4 WHERE id = ?1"}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection_.Prepare(sql));
  }
  CORNER_ASSIGN_OR_RETURN(employers_, EmployerBook::Open(connection_));
  CORNER_ASSIGN_OR_RETURN(GroupBook book, GroupBook::Open(connection_));
  groups_.emplace(std::move(book));
  CORNER_ASSIGN_OR_RETURN(holds_, HoldBook::Open(connection_));
  return absl::OkStatus();
}

absl::StatusOr<std::optional<WriteRun::Row>> WriteRun::Find(std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const bool found, find_.With(id).Step());
  if (!found) return std::optional<Row>();
  Row row;
  row.seq = static_cast<uint64_t>(find_.Integer(0));
  const auto status = StatusFromName(find_.Text(1));
  row.first_seen = Day(static_cast<int32_t>(find_.Integer(2)));
  const std::string_view content = find_.Text(3);
  if (!status || content.size() != sizeof row.content) {
    return Internal(Concat("the ledger's row of ", id, " is damaged"), "run corner verify");
  }
  row.status = *status;
  std::memcpy(&row.content, content.data(), sizeof row.content);
  row.raw_row = find_.Integer(4);
  row.group = find_.Text(5);
  row.group_first_seen = Day(static_cast<int32_t>(find_.Integer(6)));
  row.text_group = static_cast<uint64_t>(find_.Integer(7));
  find_.Reset();
  return std::optional<Row>(row);
}

absl::Status WriteRun::CheckRepeat(const Vacancy& vacancy, const Hash128& content) {
  const auto [seen, first] = seen_.try_emplace(HashOf(vacancy.id), content);
  if (first || seen->second == content) return absl::OkStatus();
  return InvalidInput(Concat("repeats the id ", Utf8Prefix(vacancy.external_id, 100),
                             " with different content (first seen in this run)"),
                      "Give each advert an id of its own.");
}

absl::StatusOr<Stored> WriteRun::Put(const Vacancy& vacancy, std::string_view raw,
                                     const Signature* signature) {
  Status status = Status::kOpen;
  return PutRow(vacancy, raw, nullptr, signature, &status);
}

absl::StatusOr<Stored> WriteRun::PutRow(const Vacancy& vacancy, std::string_view raw,
                                        const HoldBook::Verdict* verdict,
                                        const Signature* signature, Status* status) {
  if (vacancy.id.empty()) return InvalidInput("a vacancy must have an id");
  if (vacancy.source != source_) {
    return InvalidInput(
        Concat("the vacancy belongs to ", vacancy.source, ", the run to ", source_));
  }
  std::string json = VacancyToJson(vacancy);
  CORNER_RETURN_IF_ERROR(CheckReadable(json));
  const std::string_view content = VacancyContent(json);
  const Hash128 hash = HashOf(content);
  CORNER_RETURN_IF_ERROR(CheckRepeat(vacancy, hash));
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> old, Find(vacancy.id));

  Row row;
  if (old) row = *old;
  if (!old) row.first_seen = vacancy.first_seen;
  row.content = hash;
  row.text_group = CopyGroup(vacancy.description_text);
  const Day last_open = LastOpenDay(vacancy.closes, row.first_seen);
  // What has closed reaches nobody, so the gate's word is needed only before.
  const bool held_by_gate = verdict != nullptr && verdict->held && last_open >= day_;
  row.status = vacancy.status == Status::kHeld || held_by_gate ? Status::kHeld
               : last_open < day_                              ? Status::kClosed
                                                               : Status::kOpen;
  *status = row.status;
  if (old && old->content == row.content && old->status == row.status) {
    return KeepUnchanged(vacancy, *old, row);
  }

  const bool replaces = old.has_value();
  const bool same_content = old && old->content == row.content;
  json = VacancyWithStanding(content, row.standing());
  row.seq = ++seq_;
  CORNER_RETURN_IF_ERROR(old ? Update(vacancy, *old, row, last_open, json, raw)
                             : Insert(vacancy, &row, last_open, json, raw));
  if (!same_content) {
    CORNER_RETURN_IF_ERROR(NoteForGroups(vacancy, row, last_open, replaces, signature));
  }
  CORNER_RETURN_IF_ERROR(employers_.Note(vacancy));
  return Stored::kAccepted;
}

// A ledger made before texts were grouped learns the group when the advert comes again.
absl::StatusOr<Stored> WriteRun::KeepUnchanged(const Vacancy& vacancy, const Row& old,
                                               const Row& row) {
  if (old.text_group != row.text_group) {
    CORNER_RETURN_IF_ERROR(
        set_text_group_.With(vacancy.id, static_cast<int64_t>(row.text_group)).Run());
  }
  return Stored::kUnchanged;
}

absl::Status WriteRun::Insert(const Vacancy& vacancy, Row* row, Day last_open,
                              std::string_view json, std::string_view raw) {
  CORNER_ASSIGN_OR_RETURN(const bool stored, insert_raw_.With(Blob{raw}).Step());
  if (!stored) return Internal("the raw text was not stored");
  row->raw_row = insert_raw_.Integer(0);
  insert_raw_.Reset();
  CORNER_RETURN_IF_ERROR(insert_vacancy_
                             .With(vacancy.id, row->seq, Name(row->status), last_open.days(),
                                   row->first_seen.days(), BytesOf(row->content), row->raw_row,
                                   source_, vacancy.external_id, vacancy.employer_key,
                                   static_cast<int64_t>(row->text_group))
                             .Run());
  return insert_document_.With(row->seq, vacancy.id, json).Run();
}

absl::Status WriteRun::Update(const Vacancy& vacancy, const Row& old, const Row& row, Day last_open,
                              std::string_view json, std::string_view raw) {
  CORNER_RETURN_IF_ERROR(update_raw_.With(old.raw_row, Blob{raw}).Run());
  CORNER_RETURN_IF_ERROR(update_vacancy_
                             .With(vacancy.id, row.seq, Name(row.status), last_open.days(),
                                   BytesOf(row.content), vacancy.employer_key,
                                   static_cast<int64_t>(row.text_group))
                             .Run());
  CORNER_RETURN_IF_ERROR(delete_document_.With(old.seq).Run());
  return insert_document_.With(row.seq, vacancy.id, json).Run();
}

absl::Status WriteRun::SetStatus(const std::string& id, const Row& row, Status status) {
  CORNER_ASSIGN_OR_RETURN(const bool found, read_document_.With(row.seq).Step());
  const std::string_view content = found ? VacancyContent(read_document_.Text(0)) : "";
  if (content.empty()) {
    return Internal(Concat("the ledger's text of ", id, " is damaged"), "run corner verify");
  }
  Standing standing = row.standing();
  standing.status = status;
  const std::string json = VacancyWithStanding(content, standing);
  read_document_.Reset();
  CORNER_RETURN_IF_ERROR(set_status_.With(id, ++seq_, Name(status)).Run());
  CORNER_RETURN_IF_ERROR(delete_document_.With(row.seq).Run());
  return insert_document_.With(seq_, id, json).Run();
}

absl::Status WriteRun::Close(std::string_view external_id) {
  const std::string id = VacancyId(source_, external_id);
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(id));
  if (!row || row->status == Status::kClosed) {
    return NotFound(
        Concat("no open advert of ", source_, " has the id ", Utf8Prefix(external_id, 100)),
        "it may have been closed before");
  }
  return SetStatus(id, *row, Status::kClosed);
}

absl::StatusOr<Ledger::Missing> WriteRun::NotSeen() {
  CORNER_ASSIGN_OR_RETURN(
      Statement open, connection_.Prepare("SELECT id, external_id FROM vacancies "
                                          "WHERE source = ?1 AND status <> 'closed' ORDER BY id"));
  open.With(source_);
  Ledger::Missing missing;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, open.Step());
    if (!found) return missing;
    ++missing.open;
    if (!seen_.contains(HashOf(open.Text(0)))) missing.external_ids.emplace_back(open.Text(1));
  }
}

absl::StatusOr<int64_t> WriteRun::CloseExpired(Day day) {
  CORNER_ASSIGN_OR_RETURN(Statement expired,
                          connection_.Prepare("SELECT id FROM vacancies WHERE status <> 'closed' "
                                              "AND last_open_day < ?1 ORDER BY id"));
  expired.With(day.days());
  std::vector<std::string> ids;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, expired.Step());
    if (!found) break;
    ids.emplace_back(expired.Text(0));
  }
  for (const std::string& id : ids) {
    CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(id));
    if (row) CORNER_RETURN_IF_ERROR(SetStatus(id, *row, Status::kClosed));
  }
  return static_cast<int64_t>(ids.size());
}

absl::Status WriteRun::Record(const SourceReport& report) {
  JsonWriter writer;
  WriteReport(report, &writer);
  const std::string json = writer.Take(), finished_at = TimeNow();
  CORNER_ASSIGN_OR_RETURN(Statement insert,
                          connection_.Prepare("INSERT INTO runs(source, started_at, finished_at,"
                                              " report) VALUES(?1, ?2, ?3, ?4)"));
  return insert.With(source_, started_at_, finished_at, json).Run();
}

absl::Status WriteRun::Commit() {
  CORNER_RETURN_IF_ERROR(employers_.Write(&seq_));
  if (seq_ != stored_seq_) {
    CORNER_ASSIGN_OR_RETURN(Statement keep,
                            connection_.Prepare("UPDATE meta SET value = ?1 WHERE name = 'seq'"));
    CORNER_RETURN_IF_ERROR(keep.With(seq_).Run());
  }
  return connection_.Execute("COMMIT");
}

}  // namespace corner::indexer
