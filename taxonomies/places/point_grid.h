// Points sorted into cells of a grid, so that "the nearest" and "how many near by" look at a few
// cells instead of all. Internal to taxonomies/places. Immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace corner::taxonomies {

class PointGrid {
 public:
  struct Point {
    double lat = 0;  // degrees, 49 to 62
    double lon = 0;  // degrees, -10 to 3
  };

  explicit PointGrid(std::vector<Point> points);

  // Points whose great-circle distance is `km` or less.
  int CountWithin(double lat, double lon, double km) const;

  // Index and distance in km of the closest point no further than `limit_km`; the first of equals.
  // `skip` is left out (a point asking for its neighbour).
  std::optional<std::pair<uint32_t, double>> Nearest(double lat, double lon, double limit_km,
                                                     std::optional<uint32_t> skip = {}) const;

 private:
  template <typename Visit>
  void VisitAround(double lat, double lon, double km, const Visit& visit) const;

  std::vector<Point> points_;
  std::vector<std::vector<uint32_t>> cells_;
};

}  // namespace corner::taxonomies
