// Invented adverts for scenarios, as lines of a JSON feed.
#pragma once

#include <string>

namespace corner::testing {

// One advert: the same numbers give the same bytes. `version` changes the text.
std::string AdvertLine(int number, int version = 1);
// Lines for the numbers first … first + count - 1.
std::string AdvertLines(int first, int count, int version = 1);
// A line with `members` (JSON text such as "\"pay_min\":-5") added to the advert.
std::string AdvertLineWith(int number, const std::string& members);

}  // namespace corner::testing
