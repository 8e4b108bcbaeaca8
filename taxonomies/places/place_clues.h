// How the mentions in one location text speak for each other. Internal to taxonomies/places. Pure
// functions, safe from any thread.
#pragma once

#include <string_view>

#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_mentions.h"

namespace corner::taxonomies {

double KmBetween(const Place& a, const Place& b);

// The support of a region; less comes from a nation only.
inline constexpr int kRegionSupport = 2;

// How strongly `clue` speaks for `place`: 0 not at all, 5 when it is the same place.
int Support(const Gazetteer& gazetteer, const Place& place, const Place& clue);

// The text between two mentions, whichever comes first.
std::string_view TextBetween(const PlaceMention& a, const PlaceMention& b);
// True when it joins two places of a list: "/", ";", "and", "or".
bool JoinsAList(std::string_view between);

}  // namespace corner::taxonomies
