// What the facts of a row are worth to a plan: points of the preferences, and rules broken. Facts
// of few values are worked out once by the plain functions (criteria.h, rules.h), so that reading a
// row is looking up; figures are asked of them each time. Used by one thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/plan.h"
#include "matcher/row_facts.h"

namespace corner::matcher {

// `broken` holds bits by position in plan.rules, for the rules that facts decide.
struct Worth {
  int32_t points = 0;
  uint32_t broken = 0;
};
static_assert(2 + kMustCount + kMostFacetWishes <= 32, "a bit for every rule that facts decide");

class RowWorth {
 public:
  // All must outlive it.
  RowWorth(const Plan& plan, const indexer::MatchTable& table, const RowFacts& facts);

  // Every rule that facts decide and the row breaks.
  uint32_t Broken(uint32_t i) const {
    const indexer::MatchRow& row = table_.rows[i];
    uint32_t broken = broken_by_bits_[row.bits % broken_by_bits_.size()] |
                      by_pattern_[row.pattern].broken | by_contract_[row.contract].broken |
                      JourneyWorth(row).worth.broken;
    // As BrokenByFacts has it.
    if (row.contract != static_cast<uint8_t>(indexer::Contract::kApprenticeship) &&
        (row.bits & indexer::kMatchHourlyStated) != 0 &&
        row.hourly_min < plan_.options.legal_rate_pence) {
      broken |= below_rate_;
    }
    return asks_row_ ? broken | BrokenByRow(i) : broken;
  }
  // Points of all preferences together; where they stay below `least`, any number below it.
  int32_t Points(uint32_t row, int32_t least) const;

  // The journey is farther than anybody would ask about (Journey::Kind::kBeyond).
  bool IsFar(uint32_t row) const { return JourneyWorth(table_.rows[row]).far; }
  // It is known to take so much longer than asked for that its closeness is nothing.
  bool IsBeyond(uint32_t row) const { return JourneyWorth(table_.rows[row]).beyond; }

 private:
  struct Travel {
    Worth worth;
    bool made = false, far = false, beyond = false;
  };
  struct FacetWorth {
    uint32_t wish = 0;              // a bit; 0: the client did not rate it
    std::array<Worth, 32> of = {};  // by MatchFacet::bits; points beyond those of "not known"
  };

  void AddRule(const Rule& rule, uint32_t bit);
  void AddLine(const PreferenceLine& line);
  void AddFacetLine(const PreferenceLine& line);
  void AddFacetRule(const Rule& rule, uint32_t bit);
  Travel MakeTravel(const Journey& journey) const;
  const Travel& JourneyWorth(const indexer::MatchRow& row) const {
    if (row.remote == static_cast<uint8_t>(indexer::Remote::kYes)) return from_home_;
    Travel& travel = travel_[row.place];
    if (!travel.made) travel = MakeTravel(facts_.JourneyTo(row.place));
    return travel;
  }
  uint32_t BrokenByRow(uint32_t i) const;
  const JobFacts& Figures(const indexer::MatchRow& row) const;
  Worth Facets(uint32_t row) const;

  const Plan& plan_;
  const indexer::MatchTable& table_;
  const RowFacts& facts_;
  std::array<Worth, 256> by_pattern_ = {}, by_contract_ = {}, by_remote_ = {}, by_schemes_ = {};
  std::array<uint32_t, 8> broken_by_bits_ = {};
  uint32_t below_rate_ = 0;  // the rule's bit
  bool asks_row_ = false;    // there are rules of figures or facets
  std::vector<int32_t> by_sector_;
  Travel from_home_;
  mutable std::vector<Travel> travel_;  // by place
  std::vector<const PreferenceLine*> travel_lines_, figure_lines_;
  std::vector<std::pair<const Rule*, uint32_t>> travel_rules_, figure_rules_;
  std::vector<FacetWorth> by_facet_;
  uint32_t facet_wishes_ = 0;     // all of FacetWorth::wish
  uint32_t facet_rules_ = 0;      // bits of rules
  int32_t facets_not_known_ = 0;  // points where none is known
  int32_t facets_most_ = 0;       // and where all are as wished
  mutable JobFacts figures_;
};

}  // namespace corner::matcher
