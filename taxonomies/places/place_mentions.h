// Every sign of a place in location text: the second step of the place parser. Internal to
// taxonomies/places. Pure functions, safe from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_words.h"

namespace corner::taxonomies {

enum class MentionKind {
  kPostcode,  // a full postcode whose outward code exists
  kOutward,   // an outward code standing by itself
  kName,      // a name the gazetteer knows
  kSite,      // a hospital, campus, prison or airport; the candidates are its towns
  kCode,      // a subdivision code after a country code: "GB, LDS, "
  kCountry,   // a country, state or province abroad
  kCity,      // a city abroad
};

struct PlaceMention {
  MentionKind kind = MentionKind::kName;
  std::vector<const Place*> candidates;  // heaviest first; empty for signs of abroad
  size_t begin = 0;                      // words [begin, end)
  size_t end = 0;
  bool alone = false;   // only filler words beside the mentions of its segment
  bool campus = false;  // "Barnsley Campus": the part of an institution that is meant
  std::string_view text;
};

struct PlaceMentions {
  std::vector<PlaceMention> list;  // in the order of the text
  bool foreign_code = false;       // "US, NY, New York", "Boston, MA"
  bool names_uk = false;           // "UK", "GB", "United Kingdom"
  bool remote = false;
};

PlaceMentions FindPlaceMentions(const Gazetteer& gazetteer, const PlaceWords& words);

}  // namespace corner::taxonomies
