#include "matcher/journey.h"

#include <optional>

#include "taxonomies/places/distance.h"

namespace corner::matcher {

using taxonomies::TravelMinutes;
using taxonomies::TravelPoint;

Journeys::Journeys(const TravelWish& wish, const taxonomies::TravelTimes& times)
    : wish_(wish), times_(times) {
  for (const TravelPoint& origin : wish.origins) {
    reach_km_.push_back(times.ReachKm(origin, wish.modes, wish.max_minutes + kFadeMinutes));
  }
}

Journey Journeys::To(const TravelPoint& place) const {
  Journey best;
  if (place.precision == taxonomies::PlacePrecision::kNone) return best;
  bool any_in_reach = false;
  for (size_t o = 0; o < wish_.origins.size(); ++o) {
    const TravelPoint& origin = wish_.origins[o];
    const double km = taxonomies::DistanceKm(origin.lat, origin.lon, place.lat, place.lon);
    if (km > reach_km_[o]) continue;
    any_in_reach = true;
    for (const taxonomies::TravelMode mode : wish_.modes) {
      const std::optional<TravelMinutes> minutes = times_.Between(origin, place, mode, {});
      if (!minutes) continue;
      if (best.kind == Journey::Kind::kKnown && minutes->likely >= best.minutes.likely) continue;
      best = {Journey::Kind::kKnown, *minutes, mode, static_cast<uint8_t>(o)};
    }
  }
  if (!any_in_reach && !wish_.origins.empty() &&
      place.precision <= taxonomies::PlacePrecision::kTown) {
    best.kind = Journey::Kind::kBeyond;
  }
  return best;
}

}  // namespace corner::matcher
