#include "taxonomies/places/travel_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corner::taxonomies {
namespace {

constexpr int kDay = 24 * 60;
constexpr int kSaturday = 6;
constexpr int kSunday = 7;

enum End { kLow, kLikely, kHigh };
constexpr int kEnds = 3;
constexpr int kAnchors = 3;  // rural, urban, metropolis

constexpr int At(int hour, int minute = 0) { return hour * 60 + minute; }

// Walking and cycling.
constexpr std::array<double, kEnds> kWalkKmh = {5.6, 4.8, 4.0};
constexpr std::array<double, kEnds> kWalkDetour = {1.05, 1.25, 1.5};
constexpr std::array<double, kEnds> kCycleKmh = {20, 16, 12};
constexpr std::array<double, kEnds> kCycleDetour = {1.05, 1.3, 1.55};
constexpr std::array<double, kEnds> kCycleLock = {2, 3, 5};

// Driving.
constexpr std::array<double, kEnds> kCarDetour = {1.1, 1.3, 1.5};
constexpr std::array<double, kEnds> kCarFarDetour = {1.05, 1.15, 1.3};
constexpr double kCarFarKm = 10;    // straight km after which roads wind less
constexpr double kCarStretch1 = 3;  // km of way at the first speed
constexpr double kCarStretch2 = 15;
constexpr double kCarKmh[kAnchors][3] = {{42, 58, 88}, {24, 38, 85}, {15, 22, 65}};
constexpr std::array<double, kEnds> kCarSpread = {0.85, 1, 1.25};
constexpr double kCarPark[kAnchors][kEnds] = {{1, 2, 4}, {2, 4, 7}, {2, 6, 10}};
constexpr std::array<double, kAnchors> kCarPeak = {1.1, 1.3, 1.4};
constexpr double kCarNight = 0.9;

// Buses and trams.
constexpr std::array<double, kEnds> kBusDetour = {1.1, 1.35, 1.6};
constexpr double kBusStretch = 8;  // km of way at the first speed; changes begin
constexpr double kChangeBy = 16;   // km of way by which a change is certain
constexpr double kBusKmh[kAnchors][2] = {{27, 36}, {17, 28}, {16, 28}};
constexpr std::array<double, kEnds> kBusSpread = {0.75, 1, 1.25};
constexpr std::array<double, kEnds> kChange = {0, 10, 20};
constexpr double kBusAccess[kAnchors][kEnds] = {{6, 12, 20}, {5, 10, 16}, {4, 8, 14}};
constexpr double kBusWait[kAnchors][kEnds] = {{2, 15, 40}, {1, 7, 18}, {1, 4, 10}};
constexpr std::array<double, kAnchors> kBusPeak = {1.05, 1.15, 1.15};

// Trains, which shorten the low and likely ends.
constexpr std::array<double, 2> kTrainDetour = {1.1, 1.2};
constexpr std::array<double, 2> kTrainKmh = {120, 75};
constexpr double kTrainAccess[kAnchors][2] = {{15, 32}, {12, 30}, {12, 30}};
constexpr double kTrainWait[kAnchors][2] = {{4, 12}, {3, 9}, {3, 7}};

constexpr double kEarlyLateThinning = 1.7;
constexpr double kSundayThinning = 1.8;
constexpr double kSaturdayThinning = 1.15;

struct Moment {
  int minute;
  int weekday;
};

Moment MomentOf(const Departure& departure) {
  const int minute = ((departure.minute_of_day % kDay) + kDay) % kDay;
  const bool known = departure.weekday >= 1 && departure.weekday <= kSunday;
  return {minute, known ? departure.weekday : 1};
}

// 0 outside [a, d], 1 within [b, c], a straight line between.
double Trapezoid(double t, double a, double b, double c, double d) {
  if (t <= a || t >= d) return 0;
  if (t < b) return (t - a) / (b - a);
  return t <= c ? 1 : (d - t) / (d - c);
}

double PeakShare(const Moment& moment) {
  if (moment.weekday >= kSaturday) return 0;
  const double t = moment.minute;
  return std::max(Trapezoid(t, At(6, 30), At(7, 30), At(9), At(9, 45)),
                  Trapezoid(t, At(15, 30), At(16, 30), At(18), At(19)));
}

double PeakFactor(double at_peak, const Moment& moment) {
  return 1 + (at_peak - 1) * PeakShare(moment);
}

bool IsNight(const Moment& moment) { return moment.minute >= At(22) || moment.minute < At(6); }

double Thinning(const Moment& moment) {
  double factor = 1;
  if (moment.weekday == kSaturday) factor = kSaturdayThinning;
  if (moment.weekday == kSunday) factor = kSundayThinning;
  if (moment.minute < At(7) || moment.minute >= At(20)) factor *= kEarlyLateThinning;
  return factor;
}

bool ServiceCountsOn(double density, const Moment& moment) {
  const bool small_hours = moment.minute >= At(23, 30) || moment.minute < At(5);
  if (small_hours) return density >= (kUrban + kMetropolis) / 2;
  const bool sparse =
      moment.weekday == kSunday || moment.minute < At(6, 30) || moment.minute >= At(21);
  return !sparse || density >= (kRural + kUrban) / 2;
}

double WalkMinutes(double km, End end) { return km * kWalkDetour[end] / kWalkKmh[end] * 60; }

double CycleMinutes(double km, End end) {
  return kCycleLock[end] + km * kCycleDetour[end] / kCycleKmh[end] * 60;
}

double CarMinutes(double km, End end, int anchor, const Moment& moment) {
  const double way = std::min(km, kCarFarKm) * kCarDetour[end] +
                     std::max(km - kCarFarKm, 0.0) * kCarFarDetour[end];
  const auto& kmh = kCarKmh[anchor];
  const double local = std::min(way, kCarStretch1) / kmh[0] +
                       std::clamp(way - kCarStretch1, 0.0, kCarStretch2 - kCarStretch1) / kmh[1];
  const double open = std::max(way - kCarStretch2, 0.0) / kmh[2];
  const double peak = PeakFactor(kCarPeak[anchor], moment);
  const double traffic = local * peak + open * (1 + (peak - 1) / 2);
  const double hours = IsNight(moment) ? (local + open) * kCarNight : traffic;
  return kCarPark[anchor][end] + hours * 60 * kCarSpread[end];
}

double BusMinutes(double km, End end, int anchor, const Moment& moment) {
  const double way = km * kBusDetour[end];
  const double hours = std::min(way, kBusStretch) / kBusKmh[anchor][0] +
                       std::max(way - kBusStretch, 0.0) / kBusKmh[anchor][1];
  const double change =
      kChange[end] * std::clamp((way - kBusStretch) / (kChangeBy - kBusStretch), 0.0, 1.0);
  return kBusAccess[anchor][end] + kBusWait[anchor][end] * Thinning(moment) + change +
         hours * 60 * kBusSpread[end] * PeakFactor(kBusPeak[anchor], moment);
}

double TrainMinutes(double km, End end, int anchor, const Moment& moment) {
  return kTrainAccess[anchor][end] + kTrainWait[anchor][end] * Thinning(moment) +
         km * kTrainDetour[end] / kTrainKmh[end] * 60;
}

// One mode at one of the three densities, without the choice to walk.
double MinutesAt(double km, TravelMode mode, End end, int anchor, const Moment& moment) {
  switch (mode) {
    case TravelMode::kWalk:
      return WalkMinutes(km, end);
    case TravelMode::kCycle:
      return CycleMinutes(km, end);
    case TravelMode::kCar:
      return CarMinutes(km, end, anchor, moment);
    case TravelMode::kBus: {
      const double bus = BusMinutes(km, end, anchor, moment);
      return end == kHigh ? bus : std::min(bus, TrainMinutes(km, end, anchor, moment));
    }
  }
  return WalkMinutes(km, end);
}

double Minutes(double km, double density, TravelMode mode, End end, const Moment& moment) {
  const int below = density >= kUrban ? 1 : 0;
  const double share = std::clamp(density - below, 0.0, 1.0);
  const double minutes = (1 - share) * MinutesAt(km, mode, end, below, moment) +
                         share * MinutesAt(km, mode, end, below + 1, moment);
  return std::min(minutes, WalkMinutes(km, end));
}

}  // namespace

double DensityOfDistrictCount(int districts) {
  constexpr double kTownCount = 9;
  constexpr double kInnerLondonCount = 90;
  if (districts <= 1) return kRural;
  if (districts <= kTownCount) return (districts - 1) / (kTownCount - 1);
  return std::min(kMetropolis,
                  kUrban + (districts - kTownCount) / (kInnerLondonCount - kTownCount));
}

TravelDistance WithRadii(double km, double from_radius_km, double to_radius_km) {
  const double squares = from_radius_km * from_radius_km + to_radius_km * to_radius_km;
  const double reach = std::sqrt(squares);
  return {.low_km = std::max(0.0, km - reach),
          .likely_km = std::sqrt(km * km + squares / 2),
          .high_km = km + reach};
}

std::optional<TravelMinutes> EstimateTravel(const TravelDistance& distance, double density,
                                            TravelMode mode, const Departure& departure) {
  const Moment moment = MomentOf(departure);
  if (mode == TravelMode::kBus && !ServiceCountsOn(density, moment)) return std::nullopt;
  const double low = Minutes(distance.low_km, density, mode, kLow, moment);
  const double likely = Minutes(distance.likely_km, density, mode, kLikely, moment);
  const double high = Minutes(distance.high_km, density, mode, kHigh, moment);
  return TravelMinutes{.low = static_cast<int>(std::floor(low)),
                       .likely = static_cast<int>(std::lround(likely)),
                       .high = static_cast<int>(std::ceil(high))};
}

double FastestMinutes(double km, TravelMode mode) {
  // Minutes are a straight line between densities, so the least lies at one of the three; no hour
  // is faster for cars than the night, none for buses than a weekday around noon.
  double fastest = WalkMinutes(km, kLow);
  for (int anchor = 0; anchor < kAnchors; ++anchor) {
    for (const Moment& moment : {Moment{At(2), 1}, Moment{At(12), 1}}) {
      fastest = std::min(fastest, MinutesAt(km, mode, kLow, anchor, moment));
    }
  }
  return fastest;
}

}  // namespace corner::taxonomies
