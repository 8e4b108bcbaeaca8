// What a write run does for the quality gate: copies of a text, held adverts, decisions.
#include <algorithm>
#include <utility>

#include "indexer/ledger/run.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int64_t kMostCopies = 20;  // of one text; more add no evidence

bool IsAboutCopies(const QualityReason& reason) {
  return reason.rule->code == QualityCode::kCopiedAdvert;
}

}  // namespace

absl::StatusOr<Judged> WriteRun::PutJudged(const Vacancy& vacancy, std::string_view raw,
                                           std::vector<QualityReason> reasons,
                                           const Signature* signature) {
  CORNER_ASSIGN_OR_RETURN(HoldBook::Verdict verdict, holds_.Look(vacancy, std::move(reasons)));
  Judged judged;
  CORNER_ASSIGN_OR_RETURN(judged.stored, PutRow(vacancy, raw, &verdict, signature, &judged.status));
  if (judged.status != Status::kClosed) {
    CORNER_RETURN_IF_ERROR(holds_.Store(vacancy.id, verdict.reasons, day_));
  }
  judged.reasons = std::move(verdict.reasons);
  return judged;
}

absl::StatusOr<Background> WriteRun::BackgroundOf(const Vacancy& vacancy) {
  Background background;
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> old, Find(vacancy.id));
  background.first_seen = old ? old->first_seen : vacancy.first_seen;
  if (old && !old->group.empty()) background.group_first_seen = old->group_first_seen;
  const uint64_t group = CopyGroup(vacancy.description_text);
  if (group == 0) return background;
  copies_of_.With(static_cast<int64_t>(group), vacancy.id, kMostCopies);
  while (true) {
    CORNER_ASSIGN_OR_RETURN(const bool found, copies_of_.Step());
    if (!found) break;
    CORNER_ASSIGN_OR_RETURN(Vacancy copy, VacancyFromStoredJson(copies_of_.Text(0)));
    if (copy.source == source_) copied_.insert(copy.id);
    background.copies.others.push_back({std::move(copy.id), std::move(copy.employer_key),
                                        std::move(copy.employer_name), std::move(copy.url)});
  }
  copies_of_.Reset();
  return background;
}

absl::StatusOr<Vacancy> WriteRun::StoredVacancy(const Row& row) {
  CORNER_ASSIGN_OR_RETURN(const bool found, read_document_.With(row.seq).Step());
  if (!found) return Internal("a text of the ledger is missing", "run corner verify");
  auto vacancy = VacancyFromStoredJson(read_document_.Text(0));
  read_document_.Reset();
  return vacancy;
}

absl::StatusOr<std::vector<HeldByCopy>> WriteRun::LookAtCopiesAgain(bool trusted_agency) {
  std::vector<HeldByCopy> changed;
  const std::vector<std::string> ids(copied_.begin(), copied_.end());  // BackgroundOf adds to it
  for (const std::string& id : ids) {
    CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(id));
    if (!row || row->status == Status::kClosed) continue;
    CORNER_ASSIGN_OR_RETURN(const Vacancy vacancy, StoredVacancy(*row));
    CORNER_ASSIGN_OR_RETURN(const Background background, BackgroundOf(vacancy));
    CORNER_ASSIGN_OR_RETURN(std::vector<QualityReason> reasons, holds_.ReasonsOf(id));
    std::erase_if(reasons, IsAboutCopies);
    if (auto copied = JudgeCopies(vacancy, trusted_agency, background.copies)) {
      reasons.push_back(*std::move(copied));
    }
    CORNER_ASSIGN_OR_RETURN(HoldBook::Verdict verdict, holds_.Look(vacancy, std::move(reasons)));
    CORNER_RETURN_IF_ERROR(holds_.Store(id, verdict.reasons, day_));
    if (!verdict.held || row->status == Status::kHeld) continue;
    CORNER_RETURN_IF_ERROR(SetStatus(id, *row, Status::kHeld));
    changed.push_back({id, std::move(verdict.reasons)});
  }
  return changed;
}

absl::Status WriteRun::Decide(std::string_view id, const HoldDecision& decision) {
  CORNER_ASSIGN_OR_RETURN(const std::optional<Row> row, Find(id));
  if (!row) return NotFound(Concat("there is no vacancy ", Utf8Prefix(id, 100)));
  if (row->status != Status::kHeld) {
    return FailedPrecondition(Concat("the vacancy ", id, " is not held; it is ", Name(row->status)),
                              "corner held list shows the adverts that are held");
  }
  CORNER_ASSIGN_OR_RETURN(const Vacancy vacancy, StoredVacancy(*row));
  CORNER_RETURN_IF_ERROR(holds_.Decide(vacancy, decision));
  if (decision.kind == HoldDecision::Kind::kKept) return absl::OkStatus();
  const bool over = LastOpenDay(vacancy.closes, row->first_seen) < day_;
  return SetStatus(std::string(id), *row, over ? Status::kClosed : Status::kOpen);
}

}  // namespace corner::indexer
