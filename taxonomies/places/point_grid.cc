#include "taxonomies/places/point_grid.h"

#include <algorithm>
#include <cmath>

#include "taxonomies/places/distance.h"

namespace corner::taxonomies {
namespace {

constexpr double kCellDegrees = 0.1;
constexpr double kSouth = 49;
constexpr double kWest = -10;
constexpr int kRows = 130;
constexpr int kColumns = 130;
// Degrees spanned by a kilometre, rounded up: 111.1 km to a degree of latitude, and 52 km to one of
// longitude at 62° north, where the grid ends.
constexpr double kLatPerKm = 1 / 111.0;
constexpr double kLonPerKm = 1 / 52.0;

// Out-of-range coordinates go to the border cells; NaN to the first.
int Cell(double degrees, double origin, int cells) {
  const double cell = std::floor((degrees - origin) / kCellDegrees);
  if (!(cell > 0)) return 0;
  return cell >= cells ? cells - 1 : static_cast<int>(cell);
}

}  // namespace

PointGrid::PointGrid(std::vector<Point> points)
    : points_(std::move(points)), cells_(static_cast<size_t>(kRows) * kColumns) {
  for (uint32_t i = 0; i < points_.size(); ++i) {
    const int row = Cell(points_[i].lat, kSouth, kRows);
    const int column = Cell(points_[i].lon, kWest, kColumns);
    cells_[static_cast<size_t>(row) * kColumns + column].push_back(i);
  }
}

template <typename Visit>
void PointGrid::VisitAround(double lat, double lon, double km, const Visit& visit) const {
  const int last_row = Cell(lat + km * kLatPerKm, kSouth, kRows);
  const int last_column = Cell(lon + km * kLonPerKm, kWest, kColumns);
  const int first_column = Cell(lon - km * kLonPerKm, kWest, kColumns);
  for (int row = Cell(lat - km * kLatPerKm, kSouth, kRows); row <= last_row; ++row) {
    for (int column = first_column; column <= last_column; ++column) {
      for (const uint32_t i : cells_[static_cast<size_t>(row) * kColumns + column]) {
        const double distance = DistanceKm(lat, lon, points_[i].lat, points_[i].lon);
        if (distance <= km) visit(i, distance);
      }
    }
  }
}

int PointGrid::CountWithin(double lat, double lon, double km) const {
  int count = 0;
  VisitAround(lat, lon, km, [&](uint32_t, double) { ++count; });
  return count;
}

std::optional<std::pair<uint32_t, double>> PointGrid::Nearest(double lat, double lon,
                                                              double limit_km,
                                                              std::optional<uint32_t> skip) const {
  // Widening rings: what a ring finds within its radius is the closest of all.
  std::optional<std::pair<uint32_t, double>> best;
  for (double km = std::min(limit_km, 8.0); !best; km = std::min(limit_km, km * 4)) {
    VisitAround(lat, lon, km, [&](uint32_t i, double distance) {
      if (skip && i == *skip) return;
      const bool closer =
          !best || distance < best->second || (distance == best->second && i < best->first);
      if (closer) best = {i, distance};
    });
    if (km >= limit_km) break;
  }
  return best;
}

}  // namespace corner::taxonomies
