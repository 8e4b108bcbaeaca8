// How long does the journey to work take? The abstract port that the matcher asks, and the
// implementation that estimates from distance when nothing better is at hand.
//
// An answer is an honest range, or "not known": where a place is known only as a county or region,
// where the way crosses water that needs a ferry or a flight, and where public transport of that
// hour cannot be counted on. Never a wrong number instead. The formula and the source of every
// constant stand in travel_estimate.h; what it means for people, in docs/places.md.
//
// Implementations are immutable: every member may be called from any thread.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place.h"

namespace corner::taxonomies {

// kBus is public transport: bus, tram or train, with the walk to the stop and the wait.
enum class TravelMode { kWalk, kCycle, kBus, kCar };

// A place as far as travel is concerned. The precision widens the range.
struct TravelPoint {
  double lat = 0;  // degrees, WGS 84
  double lon = 0;
  PlacePrecision precision = PlacePrecision::kNone;
};

TravelPoint TravelPointOf(const PlaceMatch& place);

// When the person leaves, local time.
struct Departure {
  int minute_of_day = 8 * 60 + 30;  // 0 to 1439; others wrap round
  int weekday = 1;                  // ISO 8601: 1 Monday to 7 Sunday; others count as Monday
};

// Whole minutes, door to door, 0 <= low <= likely <= high.
struct TravelMinutes {
  int low = 0;
  int likely = 0;
  int high = 0;
  bool operator==(const TravelMinutes&) const = default;
};

class TravelTimes {
 public:
  virtual ~TravelTimes() = default;

  // The same in both directions for the same departure. nullopt: not known.
  virtual std::optional<TravelMinutes> Between(const TravelPoint& from, const TravelPoint& to,
                                               TravelMode mode,
                                               const Departure& departure) const = 0;

  // A radius in km around `from` that holds every place whose journey by one of the modes may take
  // `max_minutes` or less (its `low`) at some hour. Journeys that are not known are not covered:
  // the caller decides about them. 0 without modes; a negative limit counts as 0.
  virtual double ReachKm(const TravelPoint& from, std::span<const TravelMode> modes,
                         int max_minutes) const = 0;
};

// Estimates from the straight line. Keeps no reference to the gazetteer.
std::unique_ptr<TravelTimes> MakeDistanceTravelTimes(const Gazetteer& gazetteer);

}  // namespace corner::taxonomies
