// Where an advert says the work is: its place fields and coordinates -> one place with a precision,
// and the country it stands in. Used by normalise. Pure, safe from any thread.
#pragma once

#include <string>

#include "indexer/posting.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place.h"

namespace corner::indexer {

struct LocationReading {
  taxonomies::PlaceMatch place;  // precision kNone when nothing was understood; `text` is kept
  bool remote = false;           // the location names home instead of a place
  std::string country;           // ISO 3166 alpha-2; "ZZ" = abroad, which one is unknown; or empty
  std::string source;            // the field that decided; empty when none
};

LocationReading ReadLocation(const taxonomies::Gazetteer& gazetteer, const Posting& posting);

}  // namespace corner::indexer
