// Weekly hours of an advert: "37 hours per week", "16-25 hrs/wk", "full time (40 hrs)", "5 hours a
// day, 5 days a week". Shift lengths, clock times, hours a month, leave and notice are no weekly
// hours. Used by normalise. Pure, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct HoursInput {
  std::string_view text, min, max;           // declared fields, as sent
  const ScannedText* title = nullptr;        // may be null
  const ScannedText* description = nullptr;  // may be null
};

struct HoursReading {
  std::optional<Hours> hours;
  std::optional<int32_t> full_time;  // what the advert calls full-time hours, in hundredths
  std::string source;                // of FactSource
  int32_t from = 0, to = 0;
};

HoursReading ReadHours(const HoursInput& input);

// "37.5h" for one figure, "16–25h", "up to 20h", "15h or more".
std::string PrintHours(const Hours& hours);

}  // namespace corner::indexer
