// Figures of weekly hours in one text, each with its bounds and span. Used by the hours reader.
#pragma once

#include <optional>
#include <vector>

#include "indexer/normalise/scan.h"

namespace corner::indexer {

struct WeeklyFigure {
  std::optional<int32_t> min, max;  // hundredths of an hour per week
  int32_t from = 0, to = 0;
  bool weekly = false;     // the week is named (else only "full time" stands by it)
  bool full_time = false;  // "full time", "FTE" directly before
  bool part_time = false;
};

// In order of where they stand.
std::vector<WeeklyFigure> FindWeeklyFigures(const ScannedText& text);

// One number or range of a declared hours field ("37.5", "16-25 hours per week"); nullopt when it
// counts something else than weekly hours.
std::optional<WeeklyFigure> ReadDeclaredHours(const ScannedText& text);

}  // namespace corner::indexer
