#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "taxonomies/places/distance.h"
#include "taxonomies/places/point_grid.h"
#include "taxonomies/places/travel_estimate.h"
#include "taxonomies/places/travel_times.h"
#include "taxonomies/places/water.h"

namespace corner::taxonomies {
namespace {

// Radii in km within which a place may really be; all our estimate.
constexpr double kSiteKm = 0.2;
constexpr double kLeastDistrictKm = 0.4;  // a district reaches half way to its nearest neighbour
constexpr double kLeastTownKm = 0.8;
constexpr double kUnknownTownKm = 2.5;       // a town the gazetteer does not have
constexpr double kKmPerRootThousand = 0.25;  // about 5,000 people to the km²
// A job in "London" or a vast rural district is most often in the inner part of it.
constexpr double kMostKm = 10;

// Coordinates of the gazetteer are rounded to 0.01°.
constexpr double kSameSpotKm = 1;
// Everywhere in the United Kingdom lies closer than this to the centre of a district.
constexpr double kNearestDistrictKm = 60;

class DistanceTravelTimes final : public TravelTimes {
 public:
  struct District {
    double radius_km = kMostKm;
    Landmass landmass = Landmass::kMainland;
  };

  DistanceTravelTimes(std::vector<PointGrid::Point> district_points,
                      std::vector<Landmass> landmasses, std::vector<PointGrid::Point> town_points,
                      std::vector<int> town_weights)
      : district_grid_(district_points),
        town_grid_(std::move(town_points)),
        town_weights_(std::move(town_weights)) {
    for (uint32_t i = 0; i < district_points.size(); ++i) {
      const auto& [lat, lon] = district_points[i];
      const auto neighbour = district_grid_.Nearest(lat, lon, 2 * kMostKm, i);
      const double half = neighbour ? neighbour->second / 2 : kMostKm;
      districts_.push_back({std::clamp(half, kLeastDistrictKm, kMostKm), landmasses[i]});
    }
  }

  std::optional<TravelMinutes> Between(const TravelPoint& from, const TravelPoint& to,
                                       TravelMode mode, const Departure& departure) const override {
    if (!IsKnown(from) || !IsKnown(to)) return std::nullopt;
    const Surroundings here = SurroundingsOf(from), there = SurroundingsOf(to);
    if (here.district == nullptr || there.district == nullptr) return std::nullopt;
    if (here.district->landmass != there.district->landmass) return std::nullopt;
    const double km = KmRoundWater(from.lat, from.lon, to.lat, to.lon);
    const TravelDistance distance = WithRadii(km, here.radius_km, there.radius_km);
    return EstimateTravel(distance, (here.density + there.density) / 2, mode, departure);
  }

  double ReachKm(const TravelPoint& from, std::span<const TravelMode> modes,
                 int max_minutes) const override {
    if (modes.empty()) return 0;
    // `low` is rounded down: 30.9 minutes count as 30.
    const double limit = std::max(max_minutes, 0) + 1;
    double furthest = 0;
    for (const TravelMode mode : modes) {
      double within = 0;
      double beyond = 1;
      while (FastestMinutes(beyond, mode) <= limit && beyond < kEverywhereKm) beyond *= 2;
      for (int step = 0; step < 40; ++step) {
        const double middle = (within + beyond) / 2;
        (FastestMinutes(middle, mode) <= limit ? within : beyond) = middle;
      }
      furthest = std::max(furthest, beyond);
    }
    double radius = kMostKm;
    if (const District* district = DistrictAt(from)) radius = RadiusKm(from, *district);
    return furthest + std::hypot(radius, kMostKm);
  }

 private:
  static constexpr double kEverywhereKm = 4096;

  static bool IsKnown(const TravelPoint& point) {
    return point.precision <= PlacePrecision::kTown && std::isfinite(point.lat) &&
           std::isfinite(point.lon);
  }

  const District* DistrictAt(const TravelPoint& point) const {
    const auto nearest = district_grid_.Nearest(point.lat, point.lon, kNearestDistrictKm);
    return nearest ? &districts_[nearest->first] : nullptr;
  }

  double DensityAt(const TravelPoint& point) const {
    return DensityOfDistrictCount(district_grid_.CountWithin(point.lat, point.lon, kDensityKm));
  }

  // What a place lies in. A client's journeys go to the same places again and again, so each thread
  // remembers what it worked out; results do not depend on it.
  struct Surroundings {
    const District* district = nullptr;
    double density = 0, radius_km = 0;
  };
  Surroundings SurroundingsOf(const TravelPoint& point) const {
    struct Remembered {
      const DistanceTravelTimes* owner = nullptr;
      uint64_t serial = 0;
      TravelPoint point;
      Surroundings surroundings;
    };
    thread_local std::vector<Remembered> memory(kRemembered);
    const size_t slot = std::hash<double>()(point.lat * 1024 + point.lon) % kRemembered;
    Remembered& known = memory[slot];
    if (known.owner == this && known.serial == serial_ && known.point.lat == point.lat &&
        known.point.lon == point.lon && known.point.precision == point.precision) {
      return known.surroundings;
    }
    Surroundings found;
    found.district = DistrictAt(point);
    if (found.district != nullptr) {
      found.density = DensityAt(point);
      found.radius_km = RadiusKm(point, *found.district);
    }
    known = {this, serial_, point, found};
    return found;
  }

  double RadiusKm(const TravelPoint& point, const District& district) const {
    if (point.precision == PlacePrecision::kSite) return kSiteKm;
    if (point.precision == PlacePrecision::kDistrict) return district.radius_km;
    const auto town = town_grid_.Nearest(point.lat, point.lon, kSameSpotKm);
    if (!town) return kUnknownTownKm;
    const double radius = kKmPerRootThousand * std::sqrt(town_weights_[town->first]);
    return std::clamp(radius, kLeastTownKm, kMostKm);
  }

  static constexpr size_t kRemembered = 8192;
  static uint64_t NextSerial() {
    static std::atomic<uint64_t> next = 0;
    return ++next;
  }

  const uint64_t serial_ = NextSerial();  // tells two objects at one address apart
  PointGrid district_grid_;
  std::vector<District> districts_;
  PointGrid town_grid_;
  std::vector<int> town_weights_;
};

}  // namespace

TravelPoint TravelPointOf(const PlaceMatch& place) {
  return {.lat = place.lat, .lon = place.lon, .precision = place.precision};
}

std::unique_ptr<TravelTimes> MakeDistanceTravelTimes(const Gazetteer& gazetteer) {
  std::vector<PointGrid::Point> districts;
  std::vector<Landmass> landmasses;
  std::vector<PointGrid::Point> towns;
  std::vector<int> weights;
  for (const Place& place : gazetteer.places()) {
    if (place.kind == PlaceKind::kDistrict && place.weight > 0) {
      districts.push_back({place.lat, place.lon});
      landmasses.push_back(LandmassOfDistrict(place.name));
    } else if (place.kind == PlaceKind::kTown) {
      towns.push_back({place.lat, place.lon});
      weights.push_back(place.weight);
    }
  }
  return std::make_unique<DistanceTravelTimes>(std::move(districts), std::move(landmasses),
                                               std::move(towns), std::move(weights));
}

}  // namespace corner::taxonomies
