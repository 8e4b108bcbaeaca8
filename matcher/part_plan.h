// A plan in the numbers of one match table: which rows to read how. Made for each table of a
// snapshot and used by one thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/facts.h"
#include "matcher/journey.h"
#include "matcher/plan.h"

namespace corner::matcher {

class PartPlan {
 public:
  // All must outlive it. `journeys` may be null.
  PartPlan(const Plan& plan, const indexer::MatchTable& table, const Journeys* journeys);

  JobFacts FactsOf(uint32_t row) const;
  // The same without what the day is like, into facts that are used again and again: rules on
  // facets need AddFacets besides, and points do.
  void ReadFacts(uint32_t row, JobFacts* facts) const;
  void AddFacets(uint32_t row, JobFacts* facts) const;
  // Positions in plan.rules of the rules the row breaks, ascending, into `broken`.
  void BrokenRules(uint32_t row, const JobFacts& facts, std::vector<uint16_t>* broken) const;

  // The journey is known to take so much longer than asked for that its closeness is nothing.
  bool IsBeyond(const JobFacts& facts) const;

  struct Points {
    int32_t total = 0;
    bool named_field = false;
    bool serves = false;  // a task serves an interest or uses a resource
  };
  // Points of field, interests and resources; `total` is theirs alone.
  Points ScoreWork(uint32_t row) const;
  // Adds the preferences. `facts` must hold the facets.
  void AddPreferences(const JobFacts& facts, Points* points) const;

 private:
  struct Use {
    uint16_t wanted = 0;
    uint16_t similarity = 0;
    bool resource = false;
  };
  struct Best {
    uint32_t stamp = 0;
    int32_t value = 0;
  };

  void NumberConcepts();
  void NumberWords();
  bool VetoBroken(const Rule& rule, size_t position, uint32_t row) const;
  const Journey& JourneyTo(uint32_t place) const;
  void ReadTasks(uint32_t row) const;

  const Plan& plan_;
  const indexer::MatchTable& table_;
  const Journeys* journeys_;
  uint64_t named_fields_ = 0;
  std::vector<SectorFact> sectors_;  // by sector number
  size_t facet_wishes_ = 0;
  std::vector<int> wish_of_facet_;    // by facet number: position in the profile; -1 = not rated
  std::vector<uint32_t> uses_begin_;  // by concept number, one more at the end
  std::vector<Use> uses_;
  std::vector<int64_t> vetoed_;       // by rule: the number it concerns; -1 = none
  std::vector<uint16_t> rules_here_;  // positions of the rules some row here could break
  mutable std::vector<std::pair<bool, Journey>> to_place_;  // by place number, made when asked
  mutable std::vector<Best> interests_, resources_;         // by position in the plan
  mutable std::vector<uint16_t> touched_interests_, touched_resources_;
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
