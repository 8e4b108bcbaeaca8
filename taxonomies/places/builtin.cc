#include <cstdio>
#include <cstdlib>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {

const Gazetteer& Builtin() {
  static const Gazetteer* const gazetteer = [] {
    absl::StatusOr<Gazetteer> loaded = Gazetteer::Parse(PlacesTsv());
    absl::Status status = loaded.status();
    if (status.ok()) status = loaded->AddSites(PlaceSitesTsv());
    if (!status.ok()) {  // the data is part of the program: nothing can run without it
      std::fprintf(stderr, "The built-in gazetteer is faulty: %s\n", Sentence(status).c_str());
      std::abort();
    }
    return new Gazetteer(*std::move(loaded));
  }();
  return *gazetteer;
}

PlacePrecision PrecisionOf(const Place& place) {
  switch (place.kind) {
    case PlaceKind::kNation:
    case PlaceKind::kRegion:
      return PlacePrecision::kRegion;
    case PlaceKind::kCounty:
    case PlaceKind::kArea:
      return PlacePrecision::kCounty;
    case PlaceKind::kDistrict:  // a large-user code is known by its postcode area only
      return place.weight == 0 ? PlacePrecision::kCounty : PlacePrecision::kDistrict;
    case PlaceKind::kTown:
      return PlacePrecision::kTown;
  }
  return PlacePrecision::kNone;
}

PlaceMatch MatchOf(const Place& place, std::string_view text) {
  return {.text = std::string(text),
          .name = place.name,
          .lat = place.lat,
          .lon = place.lon,
          .precision = PrecisionOf(place),
          .id = place.id};
}

}  // namespace corner::taxonomies
