// What the place vocabulary hands to others: a place found in text, with how precisely it is known.
// Used by normalisation, search filters and the pages. Plain values.
#pragma once

#include <string>

namespace corner::taxonomies {

// How closely a coordinate pins down where the work is. Finest first; the order is part of the
// contract (a smaller value is more precise).
enum class PlacePrecision { kSite, kDistrict, kTown, kCounty, kRegion, kNone };

struct PlaceMatch {
  std::string text;  // the words of the source that named the place
  std::string name;  // the gazetteer's name for it
  double lat = 0;    // degrees, WGS 84
  double lon = 0;
  PlacePrecision precision = PlacePrecision::kNone;
  std::string id;  // e.g. "town:leeds"
  bool operator==(const PlaceMatch&) const = default;
};

}  // namespace corner::taxonomies
