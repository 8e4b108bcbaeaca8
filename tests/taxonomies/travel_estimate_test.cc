#include "taxonomies/places/travel_estimate.h"

#include <random>

#include "gtest/gtest.h"

namespace corner::taxonomies {
namespace {

constexpr TravelMode kModes[] = {TravelMode::kWalk, TravelMode::kCycle, TravelMode::kBus,
                                 TravelMode::kCar};
constexpr int At(int hour, int minute = 0) { return hour * 60 + minute; }

TravelMinutes Minutes(double km, double density, TravelMode mode, Departure departure = {}) {
  return *EstimateTravel(WithRadii(km, 0, 0), density, mode, departure);
}

class RandomJourney {
 public:
  double Below(double limit) { return std::uniform_real_distribution<double>(0, limit)(random_); }
  int Whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  Departure When() { return {.minute_of_day = Whole(0, 1439), .weekday = Whole(1, 7)}; }

 private:
  std::mt19937 random_{20261};
};

TEST(TravelEstimate, NeverFallsAsTheDistanceGrows) {
  RandomJourney random;
  for (int round = 0; round < 2000; ++round) {
    const double density = random.Below(2);
    const double from = random.Below(10);
    const double to = random.Below(10);
    const Departure when = random.When();
    const double near = random.Below(random.Whole(1, 200));
    const double far = near + random.Below(random.Whole(1, 50));
    for (const TravelMode mode : kModes) {
      const auto shorter = EstimateTravel(WithRadii(near, from, to), density, mode, when);
      const auto longer = EstimateTravel(WithRadii(far, from, to), density, mode, when);
      ASSERT_EQ(shorter.has_value(), longer.has_value());
      if (!shorter) continue;
      EXPECT_LE(shorter->low, longer->low);
      EXPECT_LE(shorter->likely, longer->likely);
      EXPECT_LE(shorter->high, longer->high);
    }
  }
}

TEST(TravelEstimate, IsARangeAndWalkingIsAlwaysAChoice) {
  RandomJourney random;
  for (int round = 0; round < 5000; ++round) {
    const double density = random.Below(2);
    const TravelDistance distance =
        WithRadii(random.Below(random.Whole(1, 300)), random.Below(10), random.Below(10));
    const Departure when = random.When();
    const auto walk = EstimateTravel(distance, density, TravelMode::kWalk, when);
    ASSERT_TRUE(walk);
    for (const TravelMode mode : kModes) {
      const auto minutes = EstimateTravel(distance, density, mode, when);
      if (mode != TravelMode::kBus) {
        ASSERT_TRUE(minutes);
      }
      if (!minutes) continue;
      EXPECT_GE(minutes->low, 0);
      EXPECT_LE(minutes->low, minutes->likely);
      EXPECT_LE(minutes->likely, minutes->high);
      EXPECT_LE(minutes->low, walk->low);
      EXPECT_LE(minutes->likely, walk->likely);
      EXPECT_LE(minutes->high, walk->high);
    }
  }
}

TEST(TravelEstimate, NothingIsFasterThanTheFastest) {
  RandomJourney random;
  for (int round = 0; round < 5000; ++round) {
    const double km = random.Below(random.Whole(1, 300));
    for (const TravelMode mode : kModes) {
      const auto minutes =
          EstimateTravel(WithRadii(km, 0, 0), random.Below(2), mode, random.When());
      if (!minutes) continue;
      EXPECT_GE(minutes->low + 1, FastestMinutes(km, mode)) << km;
    }
  }
}

TEST(TravelEstimate, UncertainEndsWidenTheRange) {
  RandomJourney random;
  for (int round = 0; round < 2000; ++round) {
    const double km = random.Below(60);
    const double radius = random.Below(5);
    const double wider = radius + random.Below(5);
    const double density = random.Below(2);
    for (const TravelMode mode : kModes) {
      const auto narrow = EstimateTravel(WithRadii(km, radius, 1), density, mode, {});
      const auto wide = EstimateTravel(WithRadii(km, wider, 1), density, mode, {});
      EXPECT_LE(wide->low, narrow->low);
      EXPECT_GE(wide->high, narrow->high);
    }
  }
}

TEST(TravelEstimate, NoDistanceTakesNoTime) {
  for (const TravelMode mode : kModes) {
    EXPECT_EQ(Minutes(0, kUrban, mode), (TravelMinutes{0, 0, 0}));
  }
  // Somewhere in the same town: a walk across part of it.
  const auto same_town = EstimateTravel(WithRadii(0, 1, 1), kUrban, TravelMode::kWalk, {});
  EXPECT_EQ(same_town->low, 0);
  EXPECT_GE(same_town->likely, 10);
  EXPECT_LE(same_town->likely, 25);
}

TEST(TravelEstimate, TheRushHourSlowsCarsAndBuses) {
  const Departure rush = {.minute_of_day = At(8), .weekday = 3};
  const Departure noon = {.minute_of_day = At(12), .weekday = 3};
  const Departure sunday = {.minute_of_day = At(8), .weekday = 7};
  for (const double density : {kRural, kUrban, kMetropolis}) {
    EXPECT_GT(Minutes(12, density, TravelMode::kCar, rush).likely,
              Minutes(12, density, TravelMode::kCar, noon).likely);
    EXPECT_EQ(Minutes(12, density, TravelMode::kCar, sunday).likely,
              Minutes(12, density, TravelMode::kCar, noon).likely);
    EXPECT_GT(Minutes(5, density, TravelMode::kBus, rush).likely,
              Minutes(5, density, TravelMode::kBus, noon).likely);
    EXPECT_EQ(Minutes(12, density, TravelMode::kWalk, rush),
              Minutes(12, density, TravelMode::kWalk, noon));
  }
}

TEST(TravelEstimate, BusesThinOutAndStop) {
  const auto bus = [](double density, int minute, int weekday) {
    return EstimateTravel(WithRadii(6, 0, 0), density, TravelMode::kBus,
                          {.minute_of_day = minute, .weekday = weekday});
  };
  EXPECT_GT(bus(kUrban, At(21), 2)->likely, bus(kUrban, At(12), 2)->likely);
  EXPECT_GT(bus(kUrban, At(5, 30), 2)->likely, bus(kUrban, At(12), 2)->likely);
  EXPECT_GT(bus(kUrban, At(12), 7)->likely, bus(kUrban, At(12), 6)->likely);
  EXPECT_GT(bus(kUrban, At(12), 6)->high, bus(kUrban, At(12), 5)->high);
  EXPECT_FALSE(bus(kUrban, At(3), 2));
  EXPECT_TRUE(bus(kMetropolis, At(3), 2));
  EXPECT_FALSE(bus(kRural, At(12), 7));
  EXPECT_FALSE(bus(kRural, At(6), 2));
  EXPECT_TRUE(bus(kRural, At(12), 2));
}

TEST(TravelEstimate, ReadsOddDepartures) {
  const TravelMinutes monday = Minutes(10, kUrban, TravelMode::kCar, {At(8), 1});
  EXPECT_EQ(Minutes(10, kUrban, TravelMode::kCar, {At(8) + 1440, 1}), monday);
  EXPECT_EQ(Minutes(10, kUrban, TravelMode::kCar, {At(8) - 1440, 1}), monday);
  EXPECT_EQ(Minutes(10, kUrban, TravelMode::kCar, {At(8), 0}), monday);
  EXPECT_EQ(Minutes(10, kUrban, TravelMode::kCar, {At(8), 99}), monday);
}

TEST(TravelEstimate, DensityGrowsWithTheDistrictsNearBy) {
  EXPECT_EQ(DensityOfDistrictCount(0), kRural);
  EXPECT_EQ(DensityOfDistrictCount(1), kRural);
  EXPECT_EQ(DensityOfDistrictCount(9), kUrban);
  EXPECT_EQ(DensityOfDistrictCount(400), kMetropolis);
  for (int count = 1; count < 100; ++count) {
    EXPECT_GE(DensityOfDistrictCount(count), DensityOfDistrictCount(count - 1));
  }
}

}  // namespace
}  // namespace corner::taxonomies
