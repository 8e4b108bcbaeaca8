// The part of a write run that groups adverts of one opening.
#include <utility>

#include "indexer/ledger/run.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

absl::Status WriteRun::NoteForGroups(const Vacancy& vacancy, const Row& row, Day last_open,
                                     bool replaces, const Signature* signature) {
  SignedAdvert advert;
  advert.row = row.raw_row;
  advert.id = vacancy.id;
  advert.employer_key = vacancy.employer_key;
  advert.signature = signature != nullptr ? *signature : SignatureOf(vacancy);
  advert.period = {row.first_seen, last_open};
  return groups_->Note(std::move(advert), replaces);
}

absl::Status WriteRun::SignAll() {
  CORNER_ASSIGN_OR_RETURN(
      const int64_t version,
      connection_.QueryInteger("SELECT value FROM meta WHERE name = 'signature_version'"));
  if (version == kSignatureVersion) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(connection_.Execute(
      "DELETE FROM signatures; DELETE FROM group_keys; DELETE FROM group_links"));
  CORNER_ASSIGN_OR_RETURN(
      Statement all,
      connection_.Prepare("SELECT v.raw_row, v.first_seen, v.last_open_day, d.json"
                          " FROM documents d JOIN vacancies v ON v.id = d.id ORDER BY d.seq"));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, all.Step());
    if (!found) break;
    CORNER_ASSIGN_OR_RETURN(const Vacancy vacancy, VacancyFromStoredJson(all.Text(3)));
    Row row;
    row.raw_row = all.Integer(0);
    row.first_seen = Day(static_cast<int32_t>(all.Integer(1)));
    const Day last_open(static_cast<int32_t>(all.Integer(2)));
    CORNER_RETURN_IF_ERROR(NoteForGroups(vacancy, row, last_open, /*replaces=*/false, nullptr));
    groups_->Reconsider(vacancy.id);
  }
  CORNER_ASSIGN_OR_RETURN(
      Statement keep,
      connection_.Prepare("UPDATE meta SET value = ?1 WHERE name = 'signature_version'"));
  return keep.With(kSignatureVersion).Run();
}

absl::StatusOr<bool> WriteRun::SetGroup(const Grouping& grouping) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(grouping.id));
  if (!row) return Internal(Concat("the ledger's row of ", grouping.id, " is gone"));
  const Day first_seen = grouping.group.empty() ? Day() : grouping.first_seen;
  if (row->group == grouping.group && row->group_first_seen == first_seen) return false;
  CORNER_ASSIGN_OR_RETURN(const bool found, read_document_.With(row->seq).Step());
  const std::string_view content = found ? VacancyContent(read_document_.Text(0)) : "";
  if (content.empty()) {
    return Internal(Concat("the ledger's text of ", grouping.id, " is damaged"),
                    "run corner verify");
  }
  Standing standing = row->standing();
  standing.group = grouping.group;
  standing.group_first_seen = first_seen;
  const std::string json = VacancyWithStanding(content, standing);
  read_document_.Reset();
  // A row that this run changed has a number nobody has seen yet.
  const uint64_t seq = row->seq > stored_seq_ ? row->seq : ++seq_;
  CORNER_RETURN_IF_ERROR(
      set_group_.With(grouping.id, seq, grouping.group, first_seen.days()).Run());
  CORNER_RETURN_IF_ERROR(delete_document_.With(row->seq).Run());
  CORNER_RETURN_IF_ERROR(insert_document_.With(seq, grouping.id, json).Run());
  return true;
}

absl::StatusOr<int64_t> WriteRun::Group() {
  CORNER_RETURN_IF_ERROR(SignAll());
  CORNER_ASSIGN_OR_RETURN(const std::vector<Grouping> groupings, groups_->Regroup());
  int64_t changed = 0;
  for (const Grouping& grouping : groupings) {
    CORNER_ASSIGN_OR_RETURN(const bool moved, SetGroup(grouping));
    changed += moved;
  }
  return changed;
}

absl::Status WriteRun::SplitGroup(std::string_view id, std::string_view from) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(id));
  if (!row) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  if (!from.empty()) {
    CORNER_ASSIGN_OR_RETURN(const std::optional<Row> other, Find(from));
    if (!other) return NotFound(Concat("there is no vacancy ", Utf8Prefix(from, 100)));
    if (row->group.empty() || other->group != row->group) {
      return FailedPrecondition(Concat(id, " is not in the group of ", from),
                                "corner groups show lists a group's adverts");
    }
  }
  CORNER_ASSIGN_OR_RETURN(const auto members, groups_->book().MembersWith(id));
  if (members.empty()) {
    return FailedPrecondition(Concat(id, " stands alone already"),
                              "corner groups list names the groups there are");
  }
  for (const std::string& member : members) {
    groups_->Reconsider(member);
    if (member == id) continue;
    CORNER_RETURN_IF_ERROR(groups_->book().Decide(id, member, GroupLink::Kind::kApart, day_));
  }
  return Group().status();
}

absl::Status WriteRun::JoinGroups(std::string_view a, std::string_view b) {
  if (a == b) return InvalidInput("an advert cannot be joined to itself", "name two adverts");
  std::vector<std::string> sides[2];
  const std::string_view ids[2] = {a, b};
  for (int side = 0; side < 2; ++side) {
    CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(ids[side]));
    if (!row) return NotFound(Concat("there is no vacancy ", Utf8Prefix(ids[side], 100)));
    CORNER_ASSIGN_OR_RETURN(sides[side], groups_->book().MembersWith(ids[side]));
    if (sides[side].empty()) sides[side].emplace_back(ids[side]);
  }
  // The newer decision stands: what was set apart between the two groups no longer is.
  for (const std::string& left : sides[0]) {
    groups_->Reconsider(left);
    for (const std::string& right : sides[1]) {
      CORNER_RETURN_IF_ERROR(groups_->book().Release(left, right));
    }
  }
  for (const std::string& right : sides[1]) groups_->Reconsider(right);
  CORNER_RETURN_IF_ERROR(groups_->book().Decide(a, b, GroupLink::Kind::kTogether, day_));
  return Group().status();
}

}  // namespace corner::indexer
