// Reading groups: each call is one statement or one snapshot on the reading connection.
#include <algorithm>
#include <utility>

#include "indexer/ledger/ledger_impl.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

absl::StatusOr<std::vector<LedgerRow>> Ledger::GroupOf(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement members,
      impl_->reader->Prepare(
          "SELECT d.seq, d.json FROM vacancies v JOIN documents d ON d.seq = v.seq WHERE v.id = ?1 "
          "OR (v.group_id <> '' AND v.group_id = (SELECT group_id FROM vacancies WHERE id = ?1)) "
          "ORDER BY v.id <> v.group_id, v.id"));
  members.With(id);
  std::vector<LedgerRow> rows;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, members.Step());
    if (!found) break;
    LedgerRow& row = rows.emplace_back();
    row.seq = static_cast<uint64_t>(members.Integer(0));
    row.json = members.Text(1);
    CORNER_ASSIGN_OR_RETURN(row.vacancy, VacancyFromStoredJson(row.json));
    row.removed = row.vacancy.status == Status::kClosed;
  }
  if (rows.empty()) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  return rows;
}

absl::StatusOr<std::vector<GroupSummary>> Ledger::Groups(std::string_view after,
                                                         size_t limit) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare(
          "SELECT group_id, group_first_seen, count(*), total(status = 'open'),"
          " count(DISTINCT source), (SELECT json FROM documents d JOIN vacancies f"
          " ON f.seq = d.seq WHERE f.id = v.group_id) FROM vacancies v INDEXED BY grouped "
          "WHERE group_id <> '' AND group_id > ?1 GROUP BY group_id ORDER BY group_id LIMIT ?2"));
  find.With(after, static_cast<int64_t>(std::min<size_t>(limit, 1u << 30)));
  std::vector<GroupSummary> groups;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return groups;
    GroupSummary& group = groups.emplace_back();
    group.id = find.Text(0);
    group.first_seen = Day(static_cast<int32_t>(find.Integer(1)));
    group.adverts = find.Integer(2);
    group.open = find.Integer(3);
    group.sources = find.Integer(4);
    CORNER_ASSIGN_OR_RETURN(const Vacancy founder, VacancyFromStoredJson(find.Text(5)));
    group.title = founder.title;
    group.employer = founder.employer_name;
  }
}

absl::StatusOr<GroupCounts> Ledger::CountGroups() const {
  CORNER_ASSIGN_OR_RETURN(
      Statement count,
      impl_->reader->Prepare("SELECT count(DISTINCT group_id), count(*),"
                             " (SELECT count(*) FROM group_decisions) FROM vacancies "
                             "WHERE group_id <> ''"));
  CORNER_ASSIGN_OR_RETURN(const bool found, count.Step());
  if (!found) return Internal("the groups could not be counted");
  return GroupCounts{count.Integer(0), count.Integer(1), count.Integer(2)};
}

absl::StatusOr<std::vector<GroupReason>> Ledger::GroupReasons(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare(
          "WITH members(id) AS (SELECT ?1 UNION SELECT id FROM vacancies WHERE group_id <> '' AND"
          " group_id = (SELECT group_id FROM vacancies WHERE id = ?1)) "
          "SELECT low, high, kind, evidence, strength, NULL FROM group_links"
          " WHERE low IN members AND high IN members UNION ALL "
          "SELECT low, high, verdict, '', 0, day FROM group_decisions"
          " WHERE low IN members OR high IN members ORDER BY 1, 2, 3"));
  find.With(id);
  std::vector<GroupReason> reasons;
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return reasons;
    GroupReason& reason = reasons.emplace_back();
    reason.low = find.Text(0);
    reason.high = find.Text(1);
    reason.verdict = find.Text(2);
    reason.evidence = find.Text(3);
    reason.strength = static_cast<int32_t>(find.Integer(4));
    if (reason.evidence.empty()) reason.day = Day(static_cast<int32_t>(find.Integer(5)));
  }
}

}  // namespace corner::indexer
