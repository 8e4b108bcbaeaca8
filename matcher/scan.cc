#include "matcher/scan.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "indexer/ids.h"
#include "matcher/model.h"

namespace corner::matcher {
namespace {

using indexer::MatchRow;
using indexer::MatchTable;

// A bounded list of the best candidates, by fit and then by id.
class BestOf {
 public:
  BestOf(size_t most, const indexer::MatchSnapshot& snapshot) : most_(most), snapshot_(snapshot) {}

  void Offer(const Candidate& candidate) {
    if (kept_.size() == most_ && (most_ == 0 || !Better(candidate, kept_.back()))) return;
    const auto at =
        std::upper_bound(kept_.begin(), kept_.end(), candidate,
                         [&](const Candidate& a, const Candidate& b) { return Better(a, b); });
    kept_.insert(at, candidate);
    if (kept_.size() > most_) kept_.pop_back();
  }
  // What has fewer points would not be kept; points are never below 0.
  int32_t Least() const {
    if (kept_.size() < most_) return 0;
    return most_ == 0 ? std::numeric_limits<int32_t>::max() : kept_.back().fit;
  }
  std::vector<Candidate> Take() { return std::move(kept_); }

 private:
  bool Better(const Candidate& a, const Candidate& b) const {
    if (a.fit != b.fit) return a.fit > b.fit;
    const MatchRow& x = snapshot_.parts[a.part].table->rows[a.row];
    const MatchRow& y = snapshot_.parts[b.part].table->rows[b.row];
    return std::pair(x.id_high, x.id_low) < std::pair(y.id_high, y.id_low);
  }
  size_t most_;
  const indexer::MatchSnapshot& snapshot_;
  std::vector<Candidate> kept_;
};

class Scanner {
 public:
  Scanner(const Plan& plan, const indexer::MatchSnapshot& snapshot, const ScanOptions& options)
      : plan_(plan),
        options_(options),
        outside_(options.extras, snapshot),
        widen_(options.extras, snapshot) {
    result_.rules.resize(plan.rules.size());
    named_any_field_ = !plan.every_field_alike && !plan.profile->aspirations.fields.empty();
    most_preferences_ = plan.preferences.empty() ? 0 : kPreferencePoints;
  }

  void Read(const PartPlan& part, uint32_t part_number, uint32_t row) {
    ++result_.open;
    int broken = 0;
    uint16_t rule = 0;  // the last one broken
    part.ForEachBroken(row, [&](uint16_t position) {
      ++result_.rules[position].caught;
      rule = position;
      ++broken;
    });
    if (broken == 0) {
      Rank(part, {part_number, row, 0, false, 0});
      return;
    }
    ++result_.set_aside;
    if (broken > 1) return;
    ++result_.rules[rule].returns;
    // What lies far off is not "just outside", and there is a lot of it.
    if (part.IsFar(row) || !plan_.rules[rule].client_owned()) return;
    const int32_t least = std::max(plan_.floor, outside_.Least());
    Candidate candidate = {part_number, row, part.ScoreWork(row).total, false, rule};
    if (AddPreferences(part, least, &candidate)) outside_.Offer(candidate);
  }

  ScanResult Take() {
    result_.outside = outside_.Take();
    result_.widen = widen_.Take();
    return std::move(result_);
  }

 private:
  // To the points of work. False when they stay below `least`, which is found out early.
  bool AddPreferences(const PartPlan& part, int32_t least, Candidate* candidate) const {
    if (candidate->fit + most_preferences_ < least) return false;
    candidate->fit += part.PreferencePoints(candidate->row, least - candidate->fit);
    return candidate->fit >= least;
  }

  void Rank(const PartPlan& part, Candidate candidate) {
    const PartPlan::Points points = part.ScoreWork(candidate.row);
    const bool may_widen = named_any_field_ && !points.named_field && points.serves;
    int32_t least = plan_.floor;
    if (may_widen) least = std::min(least, widen_.Least());
    if (options_.keep_all) least = 0;
    candidate.fit = points.total;
    const bool wanted = AddPreferences(part, least, &candidate);
    const bool reaches = wanted && candidate.fit >= plan_.floor;
    if (!reaches) ++result_.below_floor;
    if (!wanted) return;
    candidate.beyond = part.IsBeyond(candidate.row);
    if (!reaches && may_widen) widen_.Offer(candidate);
    if (reaches || options_.keep_all) result_.ranked.push_back(candidate);
  }

  const Plan& plan_;
  const ScanOptions& options_;
  BestOf outside_, widen_;
  ScanResult result_;
  bool named_any_field_ = false;
  int32_t most_preferences_ = 0;
};

}  // namespace

ScanResult Scan(const SnapshotPlan& plan, Day day, const ScanOptions& options) {
  const indexer::MatchSnapshot& snapshot = plan.snapshot();
  Scanner scanner(plan.plan(), snapshot, options);
  for (uint32_t p = 0; p < snapshot.parts.size(); ++p) {
    const indexer::MatchPart& part = snapshot.parts[p];
    const MatchTable& table = *part.table;
    const PartPlan& part_plan = plan.part(p);
    for (uint32_t row = 0; row < table.rows.size(); ++row) {
      if (part.IsDead(row) || table.rows[row].open_until < day.days()) continue;
      scanner.Read(part_plan, p, row);
    }
  }
  return scanner.Take();
}

std::vector<Candidate> CaughtBy(const SnapshotPlan& plan, size_t rule, Day day,
                                std::string_view after, size_t limit) {
  const indexer::MatchSnapshot& snapshot = plan.snapshot();
  const Hash128 last = indexer::IdBits(after);
  std::vector<std::pair<Hash128, Candidate>> caught;
  for (uint32_t p = 0; p < snapshot.parts.size(); ++p) {
    const indexer::MatchPart& part = snapshot.parts[p];
    const MatchTable& table = *part.table;
    const PartPlan& part_plan = plan.part(p);
    for (uint32_t i = 0; i < table.rows.size(); ++i) {
      const MatchRow& row = table.rows[i];
      if (part.IsDead(i) || row.open_until < day.days()) continue;
      const Hash128 id{row.id_high, row.id_low};
      if (!after.empty() && id <= last) continue;
      part_plan.ForEachBroken(i, [&](uint16_t broken) {
        if (broken == rule) caught.push_back({id, {p, i, 0, false, broken}});
      });
    }
  }
  std::sort(caught.begin(), caught.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  if (caught.size() > limit) caught.resize(limit);
  std::vector<Candidate> found;
  for (const auto& [id, candidate] : caught) found.push_back(candidate);
  return found;
}

}  // namespace corner::matcher
