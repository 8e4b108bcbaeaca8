// The journey from home to one job: the quickest of the client's ways of travelling.
#pragma once

#include <cstdint>

#include "matcher/profile.h"
#include "taxonomies/places/travel_times.h"

namespace corner::matcher {

struct Journey {
  enum class Kind : uint8_t { kUnknown, kKnown, kBeyond, kFromHome };
  Kind kind = Kind::kUnknown;
  taxonomies::TravelMinutes minutes;  // with kKnown
  taxonomies::TravelMode mode = taxonomies::TravelMode::kWalk;
  uint8_t origin = 0;  // index into TravelWish::origins
};

// What is the same for every job: how far it is worth asking about a journey at all.
class Journeys {
 public:
  // Beyond the limit, closeness falls to nothing over so many minutes.
  static constexpr int kFadeMinutes = 30;

  // Both must outlive it.
  Journeys(const TravelWish& wish, const taxonomies::TravelTimes& times);

  // kBeyond: farther than the limit and the fade by every way of travelling; no minutes are worked
  // out. kUnknown: the place is not known closely enough, or the way is not.
  Journey To(const taxonomies::TravelPoint& place) const;

 private:
  const TravelWish& wish_;
  const taxonomies::TravelTimes& times_;
  std::vector<double> reach_km_;  // of each origin
};

}  // namespace corner::matcher
