// "Within so many miles of home", as job boards and client databases have it: a circle that holds
// every place the person could reach in time. Used by the baselines. Immutable, pure.
#pragma once

#include <vector>

#include "indexer/vacancy.h"
#include "matcher/profile.h"

namespace corner::matcher {

class Reach {
 public:
  enum class Level : uint8_t { kNear, kFar, kBeyond };

  // `profile` must outlive it.
  Reach(const Profile& profile, const taxonomies::TravelTimes& times);

  // kNear: within the client's minutes of any of their homes, and also work from home and adverts
  // without a place; kFar: within twice the minutes. Without a wish about travel all is near.
  Level Of(const indexer::Vacancy& vacancy) const;

 private:
  const Profile& profile_;
  std::vector<double> near_km_, far_km_;  // by origin
};

}  // namespace corner::matcher
