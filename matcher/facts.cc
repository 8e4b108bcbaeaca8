#include "matcher/facts.h"

#include <algorithm>
#include <string>

namespace corner::matcher {
namespace {

SectorFact SectorOf(const Profile& profile, const indexer::Vacancy& vacancy) {
  if (vacancy.sector.empty()) return SectorFact::kNotStated;
  const std::string id = indexer::SectorId(vacancy.sector);
  for (const SectorWish& wish : profile.sectors) {
    if (wish.sector == id) return wish.avoid ? SectorFact::kAvoided : SectorFact::kFavoured;
  }
  return SectorFact::kNotRated;
}

Journey JourneyOf(const indexer::Vacancy& vacancy, const Journeys* journeys) {
  Journey journey;
  if (vacancy.remote == indexer::Remote::kYes) {
    journey.kind = Journey::Kind::kFromHome;
  } else if (journeys != nullptr) {
    journey = journeys->To(taxonomies::TravelPointOf(vacancy.place));
  }
  return journey;
}

FacetFact FacetOf(const indexer::Vacancy& vacancy, const std::string& id) {
  for (const indexer::Facet& facet : vacancy.facets) {
    if (facet.id != id) continue;
    return {static_cast<uint8_t>(facet.value), facet.source == "typical", facet.source == "visit"};
  }
  return {};
}

}  // namespace

JobFacts FactsOf(const Profile& profile, const indexer::Vacancy& vacancy,
                 const Journeys* journeys) {
  JobFacts facts;
  if (vacancy.hours && (vacancy.hours->min || vacancy.hours->max)) {
    facts.hours_min = vacancy.hours->min ? *vacancy.hours->min : *vacancy.hours->max;
    facts.hours_max = vacancy.hours->max ? *vacancy.hours->max : facts.hours_min;
  }
  facts.hourly_min = indexer::HourlyMin(vacancy);
  facts.hourly_stated = indexer::HourlyStated(vacancy);
  facts.hourly_max = indexer::HourlyMax(vacancy);
  facts.start_minute = vacancy.start_minute.value_or(kUnstated);
  facts.pattern = vacancy.pattern;
  facts.contract = vacancy.contract;
  facts.remote = vacancy.remote;
  facts.schemes = indexer::SchemeBits(vacancy);
  facts.competitive = vacancy.competitive;
  facts.lawful = vacancy.lawful;
  facts.sector = SectorOf(profile, vacancy);
  facts.journey = JourneyOf(vacancy, journeys);
  for (size_t f = 0; f < profile.facets.size() && f < facts.facets.size(); ++f) {
    facts.facets[f] = FacetOf(vacancy, profile.facets[f].facet);
  }
  return facts;
}

}  // namespace corner::matcher
