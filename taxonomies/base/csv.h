// Comma or tab separated text of others, row by row. Commas: RFC 4180 (quoted fields, doubled
// quotes, line ends inside quotes). Tabs: no quoting, a quote is text. Pure functions.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace corner {

struct CsvLine {
  int64_t line = 0;                     // where the row begins, the first is 1
  std::vector<std::string_view> cells;  // as written, quotes undone; valid during the call
};

// Calls `visit` for every row that is not empty, in order; stops on its error. kInvalidArgument
// "line 7: …" for a quote that is never closed or stands where none may stand. A byte order mark is
// passed over; rows end in LF or CRLF.
absl::Status ForEachCsvLine(std::string_view text, char separator,
                            const std::function<absl::Status(const CsvLine&)>& visit);

// A tab where the first line holds one, else a semicolon where it holds more of them than commas,
// else a comma.
char CsvSeparatorOf(std::string_view text);

}  // namespace corner
