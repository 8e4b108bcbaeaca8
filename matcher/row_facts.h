// The facts of a job as the rows of one match table state them: the twin of FactsOf(Vacancy) in
// facts.h, and what the tables of row_worth.h are made from. Used by one thread.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/match_table.h"
#include "matcher/facts.h"
#include "matcher/journey.h"

namespace corner::matcher {

class RowFacts {
 public:
  // All must outlive it. `journeys` may be null when the client said nothing of travel.
  RowFacts(const Profile& profile, const indexer::MatchTable& table, const Journeys* journeys);

  JobFacts FactsOf(uint32_t row) const;

  // By number of the table.
  SectorFact Sector(uint32_t number) const { return sectors_[number]; }
  int WishOfFacet(uint16_t number) const { return wish_of_facet_[number]; }  // -1: not rated
  const Journey& JourneyTo(uint32_t place) const;

  static constexpr Journey kFromHome = {Journey::Kind::kFromHome, {}, {}, 0};
  static FacetFact FacetOf(uint8_t bits);

 private:
  void AddFacets(uint32_t row, JobFacts* facts) const;

  const indexer::MatchTable& table_;
  const Journeys* journeys_;
  std::vector<SectorFact> sectors_;
  std::vector<int> wish_of_facet_;                          // position in the profile
  mutable std::vector<std::pair<bool, Journey>> to_place_;  // made when asked
};

}  // namespace corner::matcher
