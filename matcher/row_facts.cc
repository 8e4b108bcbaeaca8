#include "matcher/row_facts.h"

#include <algorithm>
#include <string>

namespace corner::matcher {

using indexer::MatchRow;
using indexer::MatchWord;

RowFacts::RowFacts(const Profile& profile, const indexer::MatchTable& table,
                   const Journeys* journeys)
    : table_(table), journeys_(journeys), to_place_(table.places.size()) {
  for (const std::string& sector : table_.Words(MatchWord::kSector)) {
    SectorFact fact = sector.empty() ? SectorFact::kNotStated : SectorFact::kNotRated;
    for (const SectorWish& wish : profile.sectors) {
      if (wish.sector != sector) continue;
      fact = wish.avoid ? SectorFact::kAvoided : SectorFact::kFavoured;
      break;
    }
    sectors_.push_back(fact);
  }
  const auto& facets = table_.Words(MatchWord::kFacet);
  wish_of_facet_.assign(facets.size(), -1);
  for (size_t f = 0; f < profile.facets.size(); ++f) {
    const auto found = std::find(facets.begin(), facets.end(), profile.facets[f].facet);
    if (found == facets.end()) continue;
    wish_of_facet_[static_cast<size_t>(found - facets.begin())] = static_cast<int>(f);
  }
}

const Journey& RowFacts::JourneyTo(uint32_t place) const {
  auto& [made, journey] = to_place_[place];
  if (!made) {
    made = true;
    if (place != 0 && journeys_ != nullptr) {
      const indexer::MatchPlace& at = table_.places[place];
      journey =
          journeys_->To({at.lat, at.lon, static_cast<taxonomies::PlacePrecision>(at.precision)});
    }
  }
  return journey;
}

FacetFact RowFacts::FacetOf(uint8_t bits) {
  return {static_cast<uint8_t>(bits & indexer::kFacetValueMask),
          (bits & indexer::kFacetTypical) != 0, (bits & indexer::kFacetVisit) != 0};
}

void RowFacts::AddFacets(uint32_t row, JobFacts* facts) const {
  // The first statement of a facet counts, as in the vacancy.
  for (const indexer::MatchFacet& facet : table_.FacetsOf(row)) {
    const int wish = WishOfFacet(facet.word);
    if (wish < 0) continue;
    FacetFact& fact = facts->facets[static_cast<size_t>(wish)];
    if (fact.value == 0) fact = FacetOf(facet.bits);
  }
}

JobFacts RowFacts::FactsOf(uint32_t i) const {
  const MatchRow& row = table_.rows[i];
  JobFacts facts;
  facts.hours_min = row.hours_min;
  facts.hours_max = row.hours_max;
  facts.hourly_min = row.hourly_min;
  facts.hourly_stated = (row.bits & indexer::kMatchHourlyStated) != 0;
  facts.hourly_max = row.hourly_max;
  facts.start_minute = row.start_minute;
  facts.pattern = row.pattern;
  facts.contract = static_cast<indexer::Contract>(row.contract);
  facts.remote = static_cast<indexer::Remote>(row.remote);
  facts.schemes = row.schemes;
  facts.competitive = (row.bits & indexer::kMatchCompetitive) != 0;
  facts.lawful = (row.bits & indexer::kMatchLawful) != 0;
  facts.sector = Sector(row.sector);
  facts.journey = facts.remote == indexer::Remote::kYes ? kFromHome : JourneyTo(row.place);
  AddFacets(i, &facts);
  return facts;
}

}  // namespace corner::matcher
