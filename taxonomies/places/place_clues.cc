#include "taxonomies/places/place_clues.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::taxonomies {
namespace {

constexpr double kCountyReachKm = 50;  // a town this close to a county's centre may belong to it
constexpr double kTownReachKm = 30;    // towns named together
constexpr int kSameSupport = 5;        // a site in the town that is named beside it

}  // namespace

double KmBetween(const Place& a, const Place& b) { return DistanceKm(a.lat, a.lon, b.lat, b.lon); }

int Support(const Gazetteer& gazetteer, const Place& place, const Place& clue) {
  if (&place == &clue) return kSameSupport;
  switch (clue.kind) {
    case PlaceKind::kNation:
      return gazetteer.IsWithin(place, clue) ? 1 : 0;
    case PlaceKind::kRegion:
      return gazetteer.IsWithin(place, clue) ? kRegionSupport : 0;
    case PlaceKind::kCounty:
      if (gazetteer.IsWithin(place, clue)) return 4;
      return place.kind == PlaceKind::kTown && KmBetween(place, clue) <= kCountyReachKm ? 2 : 0;
    case PlaceKind::kTown:
    case PlaceKind::kDistrict:
      return place.kind == PlaceKind::kTown && KmBetween(place, clue) <= kTownReachKm ? 3 : 0;
    case PlaceKind::kArea:
      return 0;
  }
  return 0;
}

std::string_view TextBetween(const PlaceMention& a, const PlaceMention& b) {
  const bool in_order = a.begin < b.begin;
  const std::string_view first = in_order ? a.text : b.text;
  const std::string_view second = in_order ? b.text : a.text;
  const char* const gap = first.data() + first.size();
  return {gap, static_cast<size_t>(std::max<ptrdiff_t>(0, second.data() - gap))};
}

bool JoinsAList(std::string_view between) {
  const std::string text = AsciiLower(between);
  return text.find_first_of("/|;&+") != std::string::npos ||
         text.find(" or ") != std::string::npos || text.find(" and ") != std::string::npos;
}

}  // namespace corner::taxonomies
