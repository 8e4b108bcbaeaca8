// From kilometres to minutes: the formula behind the distance-based TravelTimes. Internal to
// taxonomies/places. Pure functions, safe from any thread.
//
// Where the constants come from. "Our estimate" is a judgement from general knowledge of British
// travel; no timetable or traffic count was used and the figures are not fitted to data.
//
//   walking       4.8 km/h: the 80 metres a minute of Transport for London's PTAL method;
//                 low 5.6, high 4.0 km/h, our estimate
//   cycling       16 km/h: the cycling speed of the Department for Transport's Journey Time
//                 Statistics; low 20, high 12 km/h; 2 to 5 minutes to unlock and lock, our estimate
//   way : straight line (detour factors): walking 1.25, cycling 1.30, car 1.30 for 10 km
//                 and 1.15 beyond, bus 1.35, train 1.20; low 1.05 to 1.10, high 1.30 to 1.60. Our
//                 estimate, near the ratios of 1.2 to 1.4, falling with distance, in the
//                 literature (Levinson and El-Geneidy, 2009; Boscoe et al., 2012)
//   density       postcode districts within 5 km; rural up to 1, town 9, inner London 90 and more:
//                 our estimate
//   car speeds    three stretches of the way (the first 3 km, up to 15 km, the rest): rural 42, 58,
//                 88 km/h; town 24, 38, 85; inner London 15, 22, 65. Our estimate, in the range of
//                 the Department for Transport's road statistics for local A roads in town and
//                 country and for motorways; 2 to 10 minutes to park and walk, our estimate
//   peak          weekdays, rising from 06:30, full 07:30 to 09:00, over at 09:45; rising from
//                 15:30, full 16:30 to 18:00, over at 19:00; car time × 1.10 rural, 1.30 town, 1.40
//                 inner London, half of the increase beyond 15 km; bus time × 1.05, 1.15, 1.15: our
//                 estimate
//   night         22:00 to 06:00: car time × 0.9, our estimate
//   bus           walk to and from the stops 8 to 12 minutes in all (400 metres each is the usual
//                 planning distance); wait 15 minutes rural, 7 town, 4 inner London; 27 km/h rural,
//                 17 town, 16 inner London (with the Tube), faster beyond 8 km; 10 minutes to
//                 change, growing in between 8 and 16 km: our estimate
//   train         37 to 44 minutes to reach it, wait and leave it, then 75 km/h; low 15 to 19
//                 minutes and 120 km/h; the high end counts on no train: our estimate
//   thinning      waits × 1.7 before 07:00 and after 20:00, × 1.8 on Sundays, × 1.15 on Saturdays;
//                 between 23:30 and 05:00 nothing is counted on outside inner London, nor in the
//                 country before 06:30, after 21:00 and on Sundays: our estimate
//   low and high  see the tables in travel_estimate.cc: our estimate
#pragma once

#include <optional>

#include "taxonomies/places/travel_times.h"

namespace corner::taxonomies {

// How dense the settlement is around both ends: 0 country, 1 town, 2 inner London, and anything
// between.
inline constexpr double kRural = 0;
inline constexpr double kUrban = 1;
inline constexpr double kMetropolis = 2;

// From the number of postcode districts whose centre lies within kDensityKm.
inline constexpr double kDensityKm = 5;
double DensityOfDistrictCount(int districts);

// The straight line between two ends that are each known to a radius.
struct TravelDistance {
  double low_km = 0;
  double likely_km = 0;
  double high_km = 0;
};

// low and high: the line shortened and lengthened by the root of the squared radii added, because
// both ends are seldom off by their whole radius at once. likely: the root mean square distance of
// two points drawn evenly from two discs, sqrt(d² + (r₁² + r₂²) / 2).
TravelDistance WithRadii(double km, double from_radius_km, double to_radius_km);

// Never falls as a distance grows. By bicycle, bus or car never longer than on foot: a person may
// always walk. nullopt only for kBus, by the hour and density.
std::optional<TravelMinutes> EstimateTravel(const TravelDistance& distance, double density,
                                            TravelMode mode, const Departure& departure);

// The fastest that any density and hour allow: no EstimateTravel of that mode has a `low` below it.
double FastestMinutes(double km, TravelMode mode);

}  // namespace corner::taxonomies
