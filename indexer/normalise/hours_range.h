// A figure of hours, or two joined to a range, as written: "37", "16-25", "20 to 30", "15+".
// Used by weekly_figures.cc. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/normalise/scan.h"

namespace corner::indexer {

struct HoursRange {
  int32_t low = 0, high = 0;  // hundredths of an hour
  int32_t from = 0, to = 0;
  bool plus = false;  // "15+"
};

// The figure or range that begins at `position`; nullopt for clock times, dates, money and numbers
// of more than two digits.
std::optional<HoursRange> ReadHoursRange(const ScannedText& text, int32_t position);

// Past at most `limit` characters of `gap` that stand at `i`.
inline int32_t SkipOf(std::string_view s, int32_t i, std::string_view gap, int limit) {
  while (i < static_cast<int32_t>(s.size()) && limit-- > 0 &&
         gap.find(s[i]) != std::string_view::npos) {
    ++i;
  }
  return i;
}

}  // namespace corner::indexer
