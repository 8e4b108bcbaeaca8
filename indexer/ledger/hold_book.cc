#include "indexer/ledger/hold_book.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Whether every code of `codes` is among those of `seen`; both with commas between.
bool AllSeen(std::string_view codes, std::string_view seen) {
  const auto known = Split(seen, ',');
  const auto now = Split(codes, ',');
  return std::all_of(now.begin(), now.end(), [&](std::string_view code) {
    return code.empty() || std::find(known.begin(), known.end(), code) != known.end();
  });
}

std::string_view BytesOf(const Hash128& hash) {
  return {reinterpret_cast<const char*>(&hash), sizeof hash};
}

}  // namespace

std::string_view Name(HoldDecision::Kind kind) {
  return kind == HoldDecision::Kind::kReleased ? "released" : "kept";
}

bool IsPast(const DecisionOn& last, const Hash128& wording,
            const std::vector<QualityReason>& reasons) {
  if (last.wording != wording) return true;
  return last.decision.kind == HoldDecision::Kind::kReleased &&
         !AllSeen(HoldingCodes(reasons), last.codes);
}

bool IsHeld(const std::optional<DecisionOn>& last, const Hash128& wording,
            std::vector<QualityReason>* reasons) {
  if (!last) return AnyHolds(*reasons);
  const bool past = IsPast(*last, wording, *reasons);
  if (last->decision.kind == HoldDecision::Kind::kReleased) return past && AnyHolds(*reasons);
  if (past) {
    QualityReason changed;
    changed.rule = FindQualityRule("kept_before.changed");
    changed.source = "ledger";
    changed.value = last->decision.day.Iso();
    reasons->push_back(std::move(changed));
  }
  return true;
}

std::string_view DecisionQuery() {
  return "SELECT decision, decided_by, why, day, wording, codes FROM hold_decisions "
         "WHERE id = ?1 ORDER BY number DESC LIMIT 1";
}

absl::StatusOr<std::optional<DecisionOn>> LastDecision(Statement* find, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const bool found, find->With(id).Step());
  if (!found) return std::optional<DecisionOn>();
  DecisionOn last;
  last.decision.kind = find->Text(0) == Name(HoldDecision::Kind::kKept)
                           ? HoldDecision::Kind::kKept
                           : HoldDecision::Kind::kReleased;
  last.decision.by = find->Text(1);
  last.decision.why = find->Text(2);
  last.decision.day = Day(static_cast<int32_t>(find->Integer(3)));
  const std::string_view wording = find->Text(4);
  if (wording.size() == sizeof last.wording) {
    std::memcpy(&last.wording, wording.data(), sizeof last.wording);
  }
  last.codes = find->Text(5);
  find->Reset();
  return std::optional<DecisionOn>(std::move(last));
}

std::string_view HoldQuery() { return "SELECT since, reasons FROM holds WHERE id = ?1"; }

absl::StatusOr<HoldRecord> StoredHold(Statement* find, std::string_view id) {
  HoldRecord record;
  CORNER_ASSIGN_OR_RETURN(const bool found, find->With(id).Step());
  if (!found) return record;
  record.since = Day(static_cast<int32_t>(find->Integer(0)));
  CORNER_ASSIGN_OR_RETURN(record.reasons, ReasonsFromJson(find->Text(1)));
  find->Reset();
  return record;
}

absl::StatusOr<HoldBook> HoldBook::Open(const Connection& connection) {
  HoldBook book;
  const std::pair<Statement*, std::string_view> statements[] = {
      {&book.find_hold_, HoldQuery()},
      {&book.find_decision_, DecisionQuery()},
      {&book.write_,
       "INSERT INTO holds(id, since, codes, reasons) VALUES(?1, ?2, ?3, ?4) "
       "ON CONFLICT(id) DO UPDATE SET codes = excluded.codes, reasons = excluded.reasons"},
      {&book.forget_, "DELETE FROM holds WHERE id = ?1"},
      {&book.decide_,
       "INSERT INTO hold_decisions(id, decision, decided_by, why, day, wording, codes) "
       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"}};
  for (const auto& [statement, sql] : statements) {
    CORNER_ASSIGN_OR_RETURN(*statement, connection.Prepare(sql));
  }
  return book;
}

absl::StatusOr<HoldBook::Verdict> HoldBook::Look(const Vacancy& vacancy,
                                                 std::vector<QualityReason> reasons) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<DecisionOn> last,
                          LastDecision(&find_decision_, vacancy.id));
  Verdict verdict;
  verdict.reasons = std::move(reasons);
  verdict.held = IsHeld(last, last ? Wording(vacancy) : Hash128(), &verdict.reasons);
  return verdict;
}

absl::StatusOr<std::vector<QualityReason>> HoldBook::ReasonsOf(std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(HoldRecord record, StoredHold(&find_hold_, id));
  return std::move(record.reasons);
}

absl::Status HoldBook::Store(std::string_view id, const std::vector<QualityReason>& reasons,
                             Day day) {
  CORNER_ASSIGN_OR_RETURN(const HoldRecord old, StoredHold(&find_hold_, id));
  if (old.reasons == reasons) return absl::OkStatus();
  if (reasons.empty()) return forget_.With(id).Run();
  const std::string json = ReasonsToJson(reasons);
  const std::string codes = Concat(",", HoldingCodes(reasons), ",");
  return write_.With(id, day.days(), codes, json).Run();
}

absl::Status HoldBook::Decide(const Vacancy& vacancy, const HoldDecision& decision) {
  CORNER_ASSIGN_OR_RETURN(const HoldRecord hold, StoredHold(&find_hold_, vacancy.id));
  const Hash128 wording = Wording(vacancy);
  const std::string codes = HoldingCodes(hold.reasons);
  return decide_
      .With(vacancy.id, Name(decision.kind), decision.by, decision.why, decision.day.days(),
            Blob{BytesOf(wording)}, codes)
      .Run();
}

}  // namespace corner::indexer
