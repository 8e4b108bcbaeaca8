#include "matcher/journey.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "taxonomies/places/distance.h"

namespace corner::matcher {

using taxonomies::TravelMinutes;
using taxonomies::TravelPoint;

namespace {

// Cheaply true for most places that are farther apart than `km`; never for one that is not. Along a
// meridian the distance is at least the difference of latitude, and along a parallel at least that
// of longitude shrunk by the cosine of the higher latitude, which is at least 1 - x²/2.
bool SurelyBeyond(const TravelPoint& a, const TravelPoint& b, double km) {
  constexpr double kKmPerDegree = 111.1;  // less than pi x kEarthRadiusKm / 180
  constexpr double kRadiansPerDegree = 0.01745330;
  if (std::abs(a.lat - b.lat) * kKmPerDegree > km) return true;
  const double x = std::max(std::abs(a.lat), std::abs(b.lat)) * kRadiansPerDegree;
  const double least_cosine = std::max(0.0, 1 - x * x / 2);
  const double degrees = std::abs(a.lon - b.lon);
  // The chord is shorter than the arc of the parallel: a tenth is more than enough within 20°.
  return degrees < 20 && degrees * kKmPerDegree * least_cosine * 0.9 > km;
}

}  // namespace

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
    if (SurelyBeyond(origin, place, reach_km_[o])) continue;
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
