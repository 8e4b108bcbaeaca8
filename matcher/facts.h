// The facts of one job that preferences and rules are held against, the same whether they were read
// from a vacancy or from a row of the index. Plain values; kUnstated is a value like any other.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/match_table.h"
#include "matcher/journey.h"

namespace corner::matcher {

inline constexpr int32_t kUnstated = indexer::kMatchNotStated;

// What the client said of the job's sector.
enum class SectorFact : uint8_t { kNotStated, kNotRated, kFavoured, kAvoided };

struct FacetFact {
  uint8_t value = 0;  // 1-5; 0 = not known
  bool typical = false;
  bool visit = false;
};

struct JobFacts {
  int32_t hours_min = kUnstated, hours_max = kUnstated;    // weekly hours x 100
  int32_t hourly_min = kUnstated, hourly_max = kUnstated;  // pence
  int32_t start_minute = kUnstated;
  uint8_t pattern = 0;  // indexer::PatternBit; 0 = not stated
  indexer::Contract contract = indexer::Contract::kUnknown;
  indexer::Remote remote = indexer::Remote::kUnknown;
  uint8_t schemes = 0;  // indexer::kScheme…
  bool competitive = true, lawful = true;
  bool hourly_stated = false;  // pay is stated by the hour, not worked out
  SectorFact sector = SectorFact::kNotStated;
  Journey journey;
  std::array<FacetFact, kMostFacetWishes> facets = {};  // by position in Profile::facets
};

// The facts of a vacancy. `journeys` may be null when the client said nothing of travel.
JobFacts FactsOf(const Profile& profile, const indexer::Vacancy& vacancy, const Journeys* journeys);

}  // namespace corner::matcher
