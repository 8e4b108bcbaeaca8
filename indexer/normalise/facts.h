// Fact rows: what was read about an advert, printed, and where it was read. Used by normalise.
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "indexer/vacancy.h"

namespace corner::indexer {

// Appends one row; `from` and `to` are a span of the text that `source` names, 0,0 for a field.
void AddFact(std::string_view name, std::string value, std::string_view source, int32_t from,
             int32_t to, Vacancy* vacancy);

// "£12.60 to £13.10 per hour", "up to £24,000 per year, pro rata".
std::string PrintPay(const Pay& pay);

// "07:30".
std::string PrintMinute(int32_t minute);

}  // namespace corner::indexer
