#include "matcher/evaluate/systems.h"

namespace corner::matcher {

std::vector<std::unique_ptr<RankingSystem>> MakeSystems(const Collection& collection) {
  std::vector<std::unique_ptr<RankingSystem>> systems;
  systems.push_back(MakeCorner(collection));
  systems.push_back(MakeNearby(collection, MakeCorner(collection)));
  for (const Without part :
       {Without::kAspirations, Without::kResources, Without::kPreferences, Without::kSimilarity}) {
    systems.push_back(MakeCornerWithout(collection, part));
  }
  systems.push_back(MakeTextSearch(collection, true));
  systems.push_back(MakeTextSearch(collection, false));
  systems.push_back(MakeFilter(collection));
  systems.push_back(MakeUtilityProbability(collection));
  systems.push_back(MakeBoosted(collection));
  return systems;
}

}  // namespace corner::matcher
