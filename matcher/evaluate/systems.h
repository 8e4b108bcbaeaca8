// The ranking systems that are compared: the shortlist itself, the shortlist without one of its
// parts, and what others publish or sell, each an ordinary implementation of its method. Called by
// evaluation.h and by tests. The collection must outlive the systems made from it.
#pragma once

#include <memory>
#include <vector>

#include "matcher/evaluate/collection.h"
#include "matcher/evaluate/system.h"

namespace corner::matcher {

// The shortlist in its order, before the floor, so that ten can be compared. The client's caps are
// lifted: they are about the list as a whole, and judgements of single adverts take no notice.
std::unique_ptr<RankingSystem> MakeCorner(const Collection& collection);

// The same scan and spread with one part taken out. The rules stay as they are.
enum class Without : uint8_t { kNothing, kAspirations, kResources, kPreferences, kSimilarity };
std::unique_ptr<RankingSystem> MakeCornerWithout(const Collection& collection, Without part);

// What another system lists within reach of home, in its order: the place where the baselines
// stand.
std::unique_ptr<RankingSystem> MakeNearby(const Collection& collection,
                                          std::unique_ptr<RankingSystem> system);

// Text search (BM25, docs/search.md) for the words of the profile: names of fields and concepts and
// the client's own words. `nearby`: within reach of home and from the pool, as a job board is used
// with a place; else over everything, as one search box.
std::unique_ptr<RankingSystem> MakeTextSearch(const Collection& collection, bool nearby);

// A client database that matches only where all criteria hold: field, hours, shifts and reach;
// newest first. What an advert does not state rules nothing out.
std::unique_ptr<RankingSystem> MakeFilter(const Collection& collection);

// Utility times probability with penalties for gaps, as published by Tabiya's open matchers.
std::unique_ptr<RankingSystem> MakeUtilityProbability(const Collection& collection);

// A query over several fields with boosts for title and concepts, as JobTech's search makes it.
std::unique_ptr<RankingSystem> MakeBoosted(const Collection& collection);

// All of them, the shortlist first.
std::vector<std::unique_ptr<RankingSystem>> MakeSystems(const Collection& collection);

}  // namespace corner::matcher
