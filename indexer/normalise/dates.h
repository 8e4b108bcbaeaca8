// Dates as feeds and adverts write them. The day comes before the month where only figures stand
// ("03/04/2026" is 3 April), as in British writing. Used by normalise. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/normalise/scan.h"
#include "taxonomies/base/day.h"

namespace corner::indexer {

enum class DateProblem {
  kNone,
  kUnreadable,  // no date in it
  kImpossible   // a date that does not exist, such as 31 February
};

struct DateReading {
  std::optional<Day> day;
  DateProblem problem = DateProblem::kNone;
};

// A declared date field: ISO 8601 and RFC 3339 with or without a time, RFC 2822, "20-5-2023",
// "21/07/2026", "21 July 2026", "July 21, 2026", or a sentence that holds one of these. A date
// without a year is the first such day on or after `reference`.
DateReading ReadDate(std::string_view declared, Day reference);

struct ClosingDate {
  Day day;
  int32_t from = 0, to = 0;
};
// "Closing date: 11:55 pm on Monday 24th April 2023", "apply by 3 May" in running text.
std::optional<ClosingDate> FindClosingDate(const ScannedText& text, Day reference);

}  // namespace corner::indexer
