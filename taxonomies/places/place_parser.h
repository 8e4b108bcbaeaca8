// Where is the work? Reads the location field of an advert, or what a person typed, into a place.
// Called by normalisation and by search filters. It never guesses: unknown text gives no place, a
// name that fits several places gives the likeliest with the others as alternatives.
// A pure function of its arguments, safe from any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place.h"

namespace corner::taxonomies {

struct ParsedPlace {
  std::optional<PlaceMatch> best;
  // Other places of the same name when nothing in the text decides, and the further sites of a
  // text that lists several; at most ten, in the order of likelihood.
  std::vector<PlaceMatch> alternatives;
  bool remote = false;  // the text speaks of working from home
  bool abroad = false;  // the text names a place outside the UK
};

// A full postcode or an outward code gives kDistrict (large-user codes kCounty), a town kTown, a
// county kCounty, a region or nation kRegion. "UK" alone is no place.
ParsedPlace ParsePlace(const Gazetteer& gazetteer, std::string_view free_text);

}  // namespace corner::taxonomies
