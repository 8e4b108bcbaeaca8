// Taxonomy editions in the ledger: which one its adverts were read by, and storing adverts that
// were read again.
#include <utility>

#include "indexer/ledger/ledger_impl.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

absl::StatusOr<EditionState> Ledger::Edition() const {
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare("SELECT current, target, reached FROM taxonomy_edition"));
  CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return Internal("the ledger's row of editions is missing", "run corner verify");
  return EditionState{std::string(find.Text(0)), std::string(find.Text(1)),
                      std::string(find.Text(2))};
}

absl::StatusOr<std::vector<StoredRow>> Ledger::NotClosedAfter(std::string_view id,
                                                              size_t limit) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare("SELECT v.seq, v.id, v.status = 'open', d.json FROM vacancies v"
                             " JOIN documents d ON d.seq = v.seq WHERE v.id > ?1"
                             " AND v.status <> 'closed' ORDER BY v.id LIMIT ?2"));
  find.With(id, static_cast<int64_t>(limit));
  std::vector<StoredRow> rows;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return rows;
    rows.push_back({static_cast<uint64_t>(find.Integer(0)), std::string(find.Text(1)),
                    find.Integer(2) != 0, std::string(find.Text(3))});
  }
}

absl::StatusOr<int64_t> Ledger::StoreReread(const std::vector<Vacancy>& vacancies,
                                            const EditionState& state, Day day) {
  int64_t changed = 0;
  CORNER_RETURN_IF_ERROR(InOwnRun(day, [&](WriteRun* run) -> absl::Status {
    for (const Vacancy& vacancy : vacancies) {
      CORNER_ASSIGN_OR_RETURN(const Stored stored, run->Reread(vacancy));
      if (stored == Stored::kAccepted) ++changed;
    }
    CORNER_RETURN_IF_ERROR(run->Group().status());
    return run->SetEdition(state);
  }));
  return changed;
}

absl::StatusOr<Stored> WriteRun::Reread(const Vacancy& vacancy) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> old, Find(vacancy.id));
  if (!old) return Internal(Concat("the ledger's row of ", vacancy.id, " is gone"));
  std::string json = VacancyToJson(vacancy);
  const std::string_view content = VacancyContent(json);
  Row row = *old;
  row.content = HashOf(content);
  if (row.content == old->content) return Stored::kUnchanged;
  CORNER_ASSIGN_OR_RETURN(const Vacancy before, StoredVacancy(*old));
  json = VacancyWithStanding(content, row.standing());
  row.seq = ++seq_;
  CORNER_ASSIGN_OR_RETURN(
      Statement update,
      connection_.Prepare("UPDATE vacancies SET seq = ?2, content_hash = ?3 WHERE id = ?1"));
  const std::string_view hash(reinterpret_cast<const char*>(&row.content), sizeof row.content);
  CORNER_RETURN_IF_ERROR(update.With(vacancy.id, row.seq, Blob{hash}).Run());
  CORNER_RETURN_IF_ERROR(delete_document_.With(old->seq).Run());
  CORNER_RETURN_IF_ERROR(insert_document_.With(row.seq, vacancy.id, json).Run());
  // Of what groups are made from, only the place is read with the taxonomies.
  if (before.place == vacancy.place) return Stored::kAccepted;
  const Day last_open = LastOpenDay(vacancy.closes, row.first_seen);
  CORNER_RETURN_IF_ERROR(NoteForGroups(vacancy, row, last_open, /*replaces=*/true, nullptr));
  return Stored::kAccepted;
}

absl::Status WriteRun::SetEdition(const EditionState& state) {
  CORNER_ASSIGN_OR_RETURN(
      Statement keep,
      connection_.Prepare("UPDATE taxonomy_edition SET current = ?1, target = ?2, reached = ?3"));
  return keep.With(state.current, state.target, state.reached).Run();
}

}  // namespace corner::indexer
