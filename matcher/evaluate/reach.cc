#include "matcher/evaluate/reach.h"

#include <algorithm>

#include "taxonomies/places/distance.h"

namespace corner::matcher {

Reach::Reach(const Profile& profile, const taxonomies::TravelTimes& times) : profile_(profile) {
  if (!profile.travel) return;
  const TravelWish& wish = *profile.travel;
  for (const taxonomies::TravelPoint& origin : wish.origins) {
    near_km_.push_back(times.ReachKm(origin, wish.modes, wish.max_minutes));
    far_km_.push_back(times.ReachKm(origin, wish.modes, 2 * wish.max_minutes));
  }
}

Reach::Level Reach::Of(const indexer::Vacancy& vacancy) const {
  const bool no_place = vacancy.place.precision == taxonomies::PlacePrecision::kNone;
  if (near_km_.empty() || no_place || vacancy.remote == indexer::Remote::kYes) return Level::kNear;
  Level level = Level::kBeyond;
  for (size_t o = 0; o < near_km_.size(); ++o) {
    const taxonomies::TravelPoint& origin = profile_.travel->origins[o];
    const double km =
        taxonomies::DistanceKm(origin.lat, origin.lon, vacancy.place.lat, vacancy.place.lon);
    if (km <= near_km_[o]) return Level::kNear;
    if (km <= far_km_[o]) level = Level::kFar;
  }
  return level;
}

}  // namespace corner::matcher
