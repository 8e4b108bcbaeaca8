// Signs that a location is not in the UK: countries, US states, well-known cities abroad.
// Internal to the place parser. Pure functions, safe from any thread.
#pragma once

#include <string_view>

namespace corner::taxonomies {

enum class AbroadSign { kNone, kCountry, kCity };

// What a phrase (words of a PlaceNameKey) says. Countries and states come before names that are
// also places in the UK; "washington" and "jersey" alone are no sign.
AbroadSign AbroadSignOf(std::string_view key);

// Words in the longest phrase AbroadSignOf knows.
inline constexpr int kLongestAbroadPhrase = 4;

// ISO 3166-1 two-letter codes except GB; UK and NI (read as Northern Ireland) are not in it.
bool IsForeignCountryCode(std::string_view upper);
// US states and Canadian provinces.
bool IsForeignStateCode(std::string_view upper);

}  // namespace corner::taxonomies
