// Reading the book of holds, and a person's word on one of them.
#include <algorithm>
#include <map>

#include "indexer/ledger/hold_book.h"
#include "indexer/ledger/ledger_impl.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMaxByBytes = 200, kMaxWhyBytes = 1000;

absl::Status CheckWords(const HoldDecision& decision) {
  if (TrimSpace(decision.by).empty()) {
    return InvalidInput("a decision needs the name of the person who made it");
  }
  if (TrimSpace(decision.why).empty()) {
    return InvalidInput("a decision needs a reason, in a few words about the advert");
  }
  if (decision.by.size() > kMaxByBytes || decision.why.size() > kMaxWhyBytes) {
    return InvalidInput("the name or the reason is too long",
                        Concat("Use at most ", kMaxWhyBytes, " bytes for the reason."));
  }
  if (!IsValidUtf8(decision.by) || !IsValidUtf8(decision.why)) {
    return InvalidInput("the name or the reason is not valid UTF-8");
  }
  return absl::OkStatus();
}

absl::StatusOr<HoldRecord> RecordOf(const Vacancy& vacancy, Statement* holds,
                                    Statement* decisions) {
  CORNER_ASSIGN_OR_RETURN(HoldRecord record, StoredHold(holds, vacancy.id));
  CORNER_ASSIGN_OR_RETURN(const auto last, LastDecision(decisions, vacancy.id));
  if (last) {
    record.decision = last->decision;
    record.decision_is_past = IsPast(*last, Wording(vacancy), record.reasons);
  }
  return record;
}

}  // namespace

absl::Status Ledger::Decide(std::string_view id, const HoldDecision& decision) {
  CORNER_RETURN_IF_ERROR(CheckWords(decision));
  CORNER_RETURN_IF_ERROR(BeginRun("", decision.day));
  absl::Status status = impl_->run->Decide(id, decision);
  if (status.ok()) status = impl_->run->Commit();
  if (!status.ok()) {
    AbandonRun();
    return status;
  }
  impl_->run.reset();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<HeldAdvert>> Ledger::Held(std::string_view code, std::string_view after,
                                                     size_t limit) const {
  std::vector<HeldAdvert> held;
  CORNER_ASSIGN_OR_RETURN(
      Statement find,
      impl_->reader->Prepare("SELECT d.json FROM vacancies v JOIN documents d ON d.seq = v.seq "
                             "LEFT JOIN holds h ON h.id = v.id WHERE v.status = 'held' "
                             "AND v.id > ?1 AND (?2 = '' OR instr(h.codes, ',' || ?2 || ',') > 0) "
                             "ORDER BY v.id LIMIT ?3"));
  CORNER_ASSIGN_OR_RETURN(Statement holds, impl_->reader->Prepare(HoldQuery()));
  CORNER_ASSIGN_OR_RETURN(Statement decisions, impl_->reader->Prepare(DecisionQuery()));
  find.With(after, code, std::min<size_t>(limit, 1u << 30));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) return held;
    HeldAdvert& advert = held.emplace_back();
    CORNER_ASSIGN_OR_RETURN(advert.vacancy, VacancyFromStoredJson(find.Text(0)));
    CORNER_ASSIGN_OR_RETURN(advert.record, RecordOf(advert.vacancy, &holds, &decisions));
  }
}

absl::StatusOr<std::vector<std::pair<std::string, int64_t>>> Ledger::HeldByCode() const {
  std::map<std::string, int64_t, std::less<>> counts;
  CORNER_ASSIGN_OR_RETURN(
      Statement find, impl_->reader->Prepare(
                          "SELECT h.codes, count(*) FROM vacancies v JOIN holds h ON h.id = v.id "
                          "WHERE v.status = 'held' GROUP BY h.codes"));
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found) break;
    for (const std::string_view code : Split(find.Text(0), ',')) {
      if (!code.empty()) counts[std::string(code)] += find.Integer(1);
    }
  }
  return std::vector<std::pair<std::string, int64_t>>(counts.begin(), counts.end());
}

absl::StatusOr<HoldRecord> Ledger::HoldOf(std::string_view id) const {
  CORNER_ASSIGN_OR_RETURN(const LedgerRow row, Find(id));
  CORNER_ASSIGN_OR_RETURN(Statement holds, impl_->reader->Prepare(HoldQuery()));
  CORNER_ASSIGN_OR_RETURN(Statement decisions, impl_->reader->Prepare(DecisionQuery()));
  return RecordOf(row.vacancy, &holds, &decisions);
}

}  // namespace corner::indexer
