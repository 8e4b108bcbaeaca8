#include "taxonomies/places/travel_times.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/place_parser.h"
#include "taxonomies/places/point_grid.h"
#include "taxonomies/places/water.h"

namespace corner::taxonomies {
namespace {

constexpr TravelMode kModes[] = {TravelMode::kWalk, TravelMode::kCycle, TravelMode::kBus,
                                 TravelMode::kCar};
constexpr TravelMode kWalk = TravelMode::kWalk;
constexpr TravelMode kCycle = TravelMode::kCycle;
constexpr TravelMode kBus = TravelMode::kBus;
constexpr TravelMode kCar = TravelMode::kCar;

const TravelTimes& Travel() {
  static const TravelTimes* const travel = MakeDistanceTravelTimes(Builtin()).release();
  return *travel;
}

TravelPoint Point(std::string_view text) {
  const ParsedPlace parsed = ParsePlace(Builtin(), text);
  EXPECT_TRUE(parsed.best) << text;
  return parsed.best ? TravelPointOf(*parsed.best) : TravelPoint{};
}

struct Known {
  const char* from;
  const char* to;
  TravelMode mode;
  int least;  // minutes that people would call usual, door to door, wide
  int most;
};

// Well-known journeys, general knowledge: weekday mornings, leaving at 08:30.
const Known kKnown[] = {
    {"LS1", "LS6", kWalk, 25, 60},  {"LS1", "LS6", kBus, 15, 35},    {"LS1", "BD1", kCar, 25, 55},
    {"LS1", "BD1", kBus, 35, 65},   {"LS1", "YO1", kCar, 40, 75},    {"LS1", "S1", kCar, 55, 100},
    {"M1", "M20", kBus, 25, 55},    {"M1", "SK1", kCar, 22, 55},     {"M1", "BL1", kCar, 25, 60},
    {"M1", "L1", kCar, 50, 90},     {"M1", "L1", kBus, 60, 105},     {"B1", "CV1", kCar, 35, 70},
    {"B1", "WV1", kBus, 40, 75},    {"SE1", "N1", kCycle, 15, 35},   {"SE1", "N1", kBus, 22, 50},
    {"EC2M", "CR0", kBus, 40, 80},  {"E1", "W12", kCar, 40, 90},     {"RG1", "EC2M", kBus, 60, 110},
    {"BN1", "RH10", kCar, 35, 65},  {"NG1", "NG7", kCycle, 5, 25},   {"OX1", "OX4", kCycle, 10, 25},
    {"BS1", "BA1", kCar, 28, 60},   {"CF10", "NP20", kCar, 22, 50},  {"EX1", "EX4", kWalk, 15, 60},
    {"PL1", "EX1", kCar, 55, 90},   {"NE1", "SR1", kCar, 25, 50},    {"G1", "EH1", kCar, 60, 105},
    {"G1", "PA1", kBus, 30, 60},    {"IV1", "IV15", kCar, 20, 45},   {"CT1", "CT9", kCar, 25, 50},
    {"NR1", "IP1", kCar, 55, 95},   {"BT1", "BT28", kCar, 18, 45},   {"LA1", "LA9", kCar, 28, 55},
    {"DH1", "DL1", kCar, 25, 50},   {"BS23", "CF10", kCar, 65, 120},  // round the Severn
    {"RM17", "DA11", kCar, 20, 50},                                   // by the Dartford Crossing
};

TEST(TravelTimes, AgreesWithWellKnownJourneys) {
  for (const Known& known : kKnown) {
    SCOPED_TRACE(std::string(known.from) + " to " + known.to);
    const auto minutes = Travel().Between(Point(known.from), Point(known.to), known.mode, {});
    ASSERT_TRUE(minutes);
    EXPECT_GE(minutes->likely, known.least);
    EXPECT_LE(minutes->likely, known.most);
    EXPECT_LE(minutes->low, known.most);
    EXPECT_GE(minutes->high, known.least);
  }
}

TEST(TravelTimes, IsNotKnownAcrossTheSea) {
  const auto unknown = [](std::string_view from, std::string_view to) {
    for (const TravelMode mode : kModes) {
      EXPECT_FALSE(Travel().Between(Point(from), Point(to), mode, {})) << from << " to " << to;
    }
  };
  unknown("Portsmouth", "Ryde");
  unknown("Southampton", "Cowes");
  unknown("Lymington", "Freshwater");
  unknown("Stranraer", "Belfast");
  unknown("Liverpool", "Douglas");
  unknown("Thurso", "Kirkwall");
  unknown("Kirkwall", "Lerwick");
  unknown("Ullapool", "Stornoway");
  unknown("Stornoway", "Castlebay");
  unknown("Weymouth", "St Helier");
  unknown("St Helier", "St Peter Port");
  unknown("St Peter Port", "Alderney");
  unknown("Penzance", "Isles of Scilly");
  unknown("Ardrossan", "Brodick");
  unknown("Oban", "Tobermory");
  EXPECT_TRUE(Travel().Between(Point("Ryde"), Point("Cowes"), kBus, {}));
  EXPECT_TRUE(Travel().Between(Point("Bangor, Gwynedd"), Point("Holyhead"), kCar, {}));
  EXPECT_TRUE(Travel().Between(Point("Kyle of Lochalsh"), Point("Portree"), kCar, {}));
  EXPECT_TRUE(Travel().Between(Point("Havant"), Point("Hayling Island"), kCar, {}));
}

TEST(TravelTimes, IsNotKnownWherePlacesAreTooWide) {
  EXPECT_FALSE(Travel().Between(Point("Kent"), Point("Maidstone"), kCar, {}));
  EXPECT_FALSE(Travel().Between(Point("Maidstone"), Point("South East"), kCar, {}));
  EXPECT_FALSE(Travel().Between({}, Point("Maidstone"), kCar, {}));
  EXPECT_FALSE(Travel().Between({NAN, 0, PlacePrecision::kSite}, Point("Leeds"), kCar, {}));
  EXPECT_FALSE(Travel().Between({48.9, 2.4, PlacePrecision::kSite}, Point("Dover"), kCar, {}));
}

TEST(TravelTimes, PrecisionWidensTheRange) {
  TravelPoint home = Point("LS6");
  TravelPoint work = Point("Bradford");
  const auto town = Travel().Between(home, work, kCar, {});
  work.precision = PlacePrecision::kSite;
  const auto site = Travel().Between(home, work, kCar, {});
  EXPECT_LT(town->low, site->low);
  EXPECT_GT(town->high, site->high);
}

// Random places of the gazetteer that a journey may start or end at.
std::vector<TravelPoint> Points() {
  std::vector<TravelPoint> points;
  for (const Place& place : Builtin().places()) {
    if (PrecisionOf(place) > PlacePrecision::kTown) continue;
    points.push_back({place.lat, place.lon, PrecisionOf(place)});
    if (points.size() % 7 == 0) points.back().precision = PlacePrecision::kSite;
  }
  return points;
}

TEST(TravelTimes, IsTheSameBothWays) {
  const std::vector<TravelPoint> points = Points();
  std::mt19937 random(20262);
  for (int round = 0; round < 2000; ++round) {
    const TravelPoint& from = points[random() % points.size()];
    const TravelPoint& to = points[random() % points.size()];
    const Departure when = {static_cast<int>(random() % 1440), 1 + static_cast<int>(random() % 7)};
    for (const TravelMode mode : kModes) {
      EXPECT_EQ(Travel().Between(from, to, mode, when), Travel().Between(to, from, mode, when));
    }
  }
}

TEST(TravelTimes, TheReachHoldsEveryReachablePlace) {
  const std::vector<TravelPoint> points = Points();
  std::mt19937 random(20263);
  int reachable = 0;
  for (int round = 0; round < 40; ++round) {
    const TravelPoint& from = points[random() % points.size()];
    const int limit = static_cast<int>(random() % 120);
    const TravelMode mode = kModes[random() % 4];
    const Departure when = {static_cast<int>(random() % 1440), 1 + static_cast<int>(random() % 7)};
    const double reach = Travel().ReachKm(from, std::span(&mode, 1), limit);
    for (const TravelPoint& to : points) {
      const auto minutes = Travel().Between(from, to, mode, when);
      if (!minutes || minutes->low > limit) continue;
      ++reachable;
      EXPECT_LE(DistanceKm(from.lat, from.lon, to.lat, to.lon), reach);
    }
  }
  EXPECT_GT(reachable, 500);
}

TEST(TravelTimes, TheReachGrowsWithTimeAndModes) {
  const TravelPoint home = Point("LS6");
  double before = 0;
  for (int minutes = 0; minutes <= 180; minutes += 5) {
    double furthest = 0;
    for (const TravelMode& mode : kModes) {
      const double reach = Travel().ReachKm(home, std::span(&mode, 1), minutes);
      furthest = std::max(furthest, reach);
    }
    const double all = Travel().ReachKm(home, kModes, minutes);
    EXPECT_DOUBLE_EQ(all, furthest);
    EXPECT_GE(all, before);
    before = all;
  }
  EXPECT_EQ(Travel().ReachKm(home, {}, 30), 0);
  EXPECT_EQ(Travel().ReachKm(home, kModes, -5), Travel().ReachKm(home, kModes, 0));
  // It prunes: half an hour on foot is no journey through the county.
  EXPECT_LT(Travel().ReachKm(home, std::span(&kWalk, 1), 30), 15);
}

TEST(TravelTimes, PrintsItsSpeed) {
  const std::vector<TravelPoint> points = Points();
  const auto start = std::chrono::steady_clock::now();
  constexpr int kJourneys = 20'000;
  int known = 0;
  for (int i = 0; i < kJourneys; ++i) {
    const TravelPoint& from = points[i % points.size()];
    const TravelPoint& to = points[(i * 31) % points.size()];
    known += Travel().Between(from, to, kCar, {}).has_value();
  }
  const auto span = std::chrono::steady_clock::now() - start;
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(span).count();
  std::printf("estimated %d journeys in %.1f ms\n", kJourneys, us / 1000.0);
  EXPECT_GT(known, 0);
}

TEST(Water, IslandsAreKnownByTheirDistricts) {
  EXPECT_EQ(LandmassOfDistrict("LS1"), Landmass::kMainland);
  EXPECT_EQ(LandmassOfDistrict("PO29"), Landmass::kMainland);
  EXPECT_EQ(LandmassOfDistrict("PO30"), Landmass::kIsleOfWight);
  EXPECT_EQ(LandmassOfDistrict("BT1"), Landmass::kNorthernIreland);
  EXPECT_EQ(LandmassOfDistrict("GY1"), Landmass::kGuernsey);
  EXPECT_EQ(LandmassOfDistrict("GY9"), Landmass::kAlderney);
  EXPECT_EQ(LandmassOfDistrict("IV51"), Landmass::kMainland);
  EXPECT_EQ(LandmassOfDistrict("SW1A"), Landmass::kMainland);
  EXPECT_EQ(LandmassOfDistrict(""), Landmass::kMainland);
}

TEST(Water, TheWayRoundIsNeverShorterAndTheSameBothWays) {
  std::mt19937 random(20264);
  std::uniform_real_distribution<double> lat(50, 59);
  std::uniform_real_distribution<double> lon(-6, 2);
  for (int round = 0; round < 5000; ++round) {
    const double a = lat(random), b = lon(random), c = lat(random), d = lon(random);
    const double km = KmRoundWater(a, b, c, d);
    EXPECT_GE(km, DistanceKm(a, b, c, d));
    EXPECT_NEAR(km, KmRoundWater(c, d, a, b), 1e-6);
  }
  EXPECT_NEAR(KmRoundWater(53.80, -1.55, 53.79, -1.75), DistanceKm(53.80, -1.55, 53.79, -1.75),
              1e-9);
}

TEST(PointGrid, AgreesWithLookingAtEveryPoint) {
  std::mt19937 random(20265);
  std::uniform_real_distribution<double> lat(49, 61.5);
  std::uniform_real_distribution<double> lon(-9, 2.5);
  std::vector<PointGrid::Point> points;
  for (int i = 0; i < 800; ++i) points.push_back({lat(random), lon(random)});
  points.push_back(points[0]);
  const PointGrid grid(points);
  for (int round = 0; round < 500; ++round) {
    const double a = lat(random), b = lon(random);
    const double limit = std::uniform_real_distribution<double>(1, 120)(random);
    int count = 0;
    uint32_t nearest = 0;
    double least = 1e9;
    for (uint32_t i = 0; i < points.size(); ++i) {
      const double km = DistanceKm(a, b, points[i].lat, points[i].lon);
      count += km <= limit;
      if (km < least) {
        least = km;
        nearest = i;
      }
    }
    EXPECT_EQ(grid.CountWithin(a, b, limit), count);
    const auto found = grid.Nearest(a, b, limit);
    ASSERT_EQ(found.has_value(), least <= limit);
    if (found) {
      EXPECT_EQ(found->first, nearest);
    }
  }
  EXPECT_EQ(grid.Nearest(points[0].lat, points[0].lon, 5)->first, 0u);
  EXPECT_EQ(grid.Nearest(points[0].lat, points[0].lon, 5, 0u)->first, points.size() - 1);
}

}  // namespace
}  // namespace corner::taxonomies
