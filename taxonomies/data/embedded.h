// The data files linked into the program. Read by the loaders of this module; safe from any thread.
#pragma once

#include "taxonomies/base/embed.h"

namespace corner::taxonomies {

CORNER_EMBEDDED(corner_places_tsv, PlacesTsv)  // places.tsv

}  // namespace corner::taxonomies
