// Great-circle distances between coordinates in degrees. Pure functions, safe from any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace corner::taxonomies {

// Mean Earth radius R1 of GRS 80 (IUGG; H. Moritz, Geodetic Reference System 1980).
inline constexpr double kEarthRadiusKm = 6371.0088;
inline constexpr double kKmPerMile = 1.609344;  // international mile, exact

// Haversine formula (R. W. Sinnott, Virtues of the Haversine, 1984); error below 0.6 % because the
// Earth is not a sphere.
inline double DistanceKm(double lat1, double lon1, double lat2, double lon2) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
  const double half_lat = std::sin(radians(lat2 - lat1) / 2);
  const double half_lon = std::sin(radians(lon2 - lon1) / 2);
  const double h =
      half_lat * half_lat + std::cos(radians(lat1)) * std::cos(radians(lat2)) * half_lon * half_lon;
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

inline double DistanceMiles(double lat1, double lon1, double lat2, double lon2) {
  return DistanceKm(lat1, lon1, lat2, lon2) / kKmPerMile;
}

}  // namespace corner::taxonomies
