// A plan in the numbers of one match table: which rows to read how. Made for each table of a
// snapshot and used by one thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/journey.h"
#include "matcher/model.h"
#include "matcher/plan.h"
#include "matcher/row_facts.h"
#include "matcher/row_worth.h"

namespace corner::matcher {

class PartPlan {
 public:
  // All must outlive it. `journeys` may be null.
  PartPlan(const Plan& plan, const indexer::MatchTable& table, const Journeys* journeys);

  JobFacts FactsOf(uint32_t row) const { return facts_.FactsOf(row); }
  // Calls visit(position in plan.rules) for every rule the row breaks, ascending.
  template <typename Visit>
  void ForEachBroken(uint32_t row, const Visit& visit) const {
    for (uint32_t left = worth_.Broken(row); left != 0; left &= left - 1) {
      visit(static_cast<uint16_t>(std::countr_zero(left)));
    }
    for (const uint16_t rule : vetoes_) {
      if (VetoBroken(rule, row)) visit(rule);
    }
  }

  bool IsFar(uint32_t row) const { return worth_.IsFar(row); }
  bool IsBeyond(uint32_t row) const { return worth_.IsBeyond(row); }

  struct Points {
    int32_t total = 0;
    bool named_field = false;
    bool serves = false;  // a task serves an interest or uses a resource
  };
  // Points of field, interests and resources; `total` is theirs alone.
  Points ScoreWork(uint32_t row) const;
  // Points of the preferences; where they stay below `least`, any number below it.
  int32_t PreferencePoints(uint32_t row, int32_t least) const { return worth_.Points(row, least); }

 private:
  // A concept of the client's that a task serves, and what it is worth by the task's weight.
  struct Use {
    uint16_t wanted = 0;  // interests first, then resources
    std::array<int16_t, kCentrality.size()> values = {};
  };
  struct Best {
    uint32_t stamp = 0;
    int32_t value = 0;
  };

  void NumberConcepts();
  void NumberVetoes();
  bool VetoBroken(size_t position, uint32_t row) const;
  void ReadTasks(uint32_t row) const;

  const Plan& plan_;
  const indexer::MatchTable& table_;
  RowFacts facts_;
  RowWorth worth_;
  uint64_t named_fields_ = 0;
  std::array<int32_t, 2> field_points_ = {};  // of a field not named, and named
  std::vector<uint32_t> uses_begin_;          // by concept number, one more at the end
  std::vector<Use> uses_;
  std::vector<int64_t> vetoed_;     // by rule: the number it concerns; -1 = none
  std::vector<uint16_t> vetoes_;    // positions of the vetoes some row here could break
  mutable std::vector<Best> best_;  // by Use::wanted
  mutable std::vector<uint16_t> touched_;
  mutable uint32_t stamp_ = 0;
};

// One for every table of a snapshot.
class SnapshotPlan {
 public:
  // All must outlive it. `journeys` may be null.
  SnapshotPlan(const Plan& plan, const indexer::MatchSnapshot& snapshot, const Journeys* journeys);

  const Plan& plan() const { return plan_; }
  const indexer::MatchSnapshot& snapshot() const { return snapshot_; }
  const PartPlan& part(size_t number) const { return *parts_[number]; }

 private:
  const Plan& plan_;
  const indexer::MatchSnapshot& snapshot_;
  std::vector<std::unique_ptr<PartPlan>> parts_;
};

}  // namespace corner::matcher
