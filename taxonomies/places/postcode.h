// The shape of UK postcodes. Used by the place parser and the gazetteer's callers; whether an
// outward code exists is for the gazetteer to say. Pure functions, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace corner::taxonomies {

// "ls1", "SW1A", "BT1": one or two letters, a digit, then nothing, a digit or a letter. Any case.
bool IsOutwardShape(std::string_view word);

// "1AA": a digit and two letters, none of C I K M O V (Royal Mail Programmer's Guide). Any case.
bool IsInwardShape(std::string_view word);

// "OAA": an inward code in capitals whose digit is the letter O.
bool IsMendedInwardShape(std::string_view word);

// Splits one word that is a whole postcode ("s662tw") into its outward part; nullopt when it is
// not one.
std::optional<std::string_view> OutwardOfWholePostcode(std::string_view word);

// The outward code meant where the letter O and the digit 0 were mixed up ("cro" -> "cr0",
// "p09" -> "po9"); nullopt when swapping them makes no outward code.
std::optional<std::string> MendedOutward(std::string_view word);

}  // namespace corner::taxonomies
