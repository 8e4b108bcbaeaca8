#include "matcher/scan.h"

#include <algorithm>
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
    facet_rules_ = std::any_of(plan.rules.begin(), plan.rules.end(),
                               [](const Rule& rule) { return rule.kind == Rule::Kind::kFacet; });
    named_any_field_ = !plan.every_field_alike && !plan.profile->aspirations.fields.empty();
  }

  void Read(const PartPlan& part, uint32_t part_number, uint32_t row) {
    ++result_.open;
    JobFacts& facts = facts_;
    part.ReadFacts(row, &facts);
    if (facet_rules_) part.AddFacets(row, &facts);
    part.BrokenRules(row, facts, &broken_);
    for (const uint16_t rule : broken_) ++result_.rules[rule].caught;
    if (broken_.empty()) {
      Rank(part, {part_number, row, 0, part.IsBeyond(facts), 0}, &facts);
      return;
    }
    ++result_.set_aside;
    if (broken_.size() > 1) return;
    ++result_.rules[broken_.front()].returns;
    // What lies far off is not "just outside", and there is a lot of it.
    const Rule& rule = plan_.rules[broken_.front()];
    if (!rule.client_owned() || facts.journey.kind == Journey::Kind::kBeyond) return;
    PartPlan::Points points = part.ScoreWork(row);
    if (points.total + kPreferencePoints < plan_.floor) return;
    AddPreferences(part, row, &facts, &points);
    if (points.total >= plan_.floor) {
      outside_.Offer({part_number, row, points.total, false, broken_.front()});
    }
  }

  ScanResult Take() {
    result_.outside = outside_.Take();
    result_.widen = widen_.Take();
    return std::move(result_);
  }

 private:
  void AddPreferences(const PartPlan& part, uint32_t row, JobFacts* facts,
                      PartPlan::Points* points) const {
    if (!facet_rules_) part.AddFacets(row, facts);
    part.AddPreferences(*facts, points);
  }

  void Rank(const PartPlan& part, Candidate candidate, JobFacts* facts) {
    PartPlan::Points points = part.ScoreWork(candidate.row);
    const bool may_widen = named_any_field_ && !points.named_field && points.serves;
    if (points.total + kPreferencePoints < plan_.floor && !may_widen && !options_.keep_all) {
      ++result_.below_floor;
      return;
    }
    AddPreferences(part, candidate.row, facts, &points);
    candidate.fit = points.total;
    const bool reaches = points.total >= plan_.floor;
    if (!reaches) {
      ++result_.below_floor;
      if (may_widen) widen_.Offer(candidate);
    }
    if (reaches || options_.keep_all) result_.ranked.push_back(candidate);
  }

  const Plan& plan_;
  const ScanOptions& options_;
  BestOf outside_, widen_;
  ScanResult result_;
  bool named_any_field_ = false;
  bool facet_rules_ = false;
  JobFacts facts_;  // of the row at hand
  std::vector<uint16_t> broken_;
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
  std::vector<uint16_t> broken;
  for (uint32_t p = 0; p < snapshot.parts.size(); ++p) {
    const indexer::MatchPart& part = snapshot.parts[p];
    const MatchTable& table = *part.table;
    const PartPlan& part_plan = plan.part(p);
    for (uint32_t i = 0; i < table.rows.size(); ++i) {
      const MatchRow& row = table.rows[i];
      if (part.IsDead(i) || row.open_until < day.days()) continue;
      const Hash128 id{row.id_high, row.id_low};
      if (!after.empty() && id <= last) continue;
      part_plan.BrokenRules(i, part_plan.FactsOf(i), &broken);
      if (std::find(broken.begin(), broken.end(), rule) == broken.end()) continue;
      caught.push_back({id, {p, i, 0, false, static_cast<uint16_t>(rule)}});
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
