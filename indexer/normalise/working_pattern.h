// When the work is done: days, evenings, nights, weekends, shifts, term time, flexible; and when
// the day starts. Used by normalise. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/normalise/scan.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct PatternSource {
  PatternBit bit;
  std::string source;
  int32_t from = 0, to = 0;
};

struct PatternReading {
  uint8_t pattern = 0;
  std::vector<PatternSource> sources;  // one a bit, the first place that says it
  std::optional<int32_t> start_minute;
  std::string start_source;
  int32_t start_from = 0, start_to = 0;
};

// Declared fields first, then title and description. "No evenings or weekends" takes both away.
PatternReading ReadPattern(std::string_view declared, std::string_view working_time,
                           std::string_view start_time, const ScannedText& title,
                           const ScannedText& description);

// A clock time at `position` ("6am", "06:30", "9.15 pm", "0900hrs"): minutes after midnight.
// `end` is set after it. A bare hour ("9") counts only when `bare`.
std::optional<int32_t> ReadClock(const ScannedText& text, int32_t position, bool bare,
                                 int32_t* end);

}  // namespace corner::indexer
