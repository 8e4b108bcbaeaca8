#include "taxonomies/base/table.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner {

absl::Status TableRow::Wrong(std::string_view reason) const {
  return InvalidInput(Concat("line ", line, ": ", reason, "."),
                      "Nothing of this table was taken in.");
}

absl::StatusOr<std::vector<TableRow>> ParseTable(std::string_view table,
                                                 std::initializer_list<std::string_view> columns) {
  if (!IsValidUtf8(table)) return InvalidInput("the table is not valid UTF-8.");
  std::vector<TableRow> rows;
  rows.reserve(static_cast<size_t>(std::count(table.begin(), table.end(), '\n')));
  bool header_seen = false;
  int64_t number = 0;
  while (!table.empty()) {
    const size_t end = std::min(table.find('\n'), table.size());
    std::string_view text = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (text.ends_with('\r')) text.remove_suffix(1);
    ++number;
    if (text.empty() || text.front() == '#') continue;
    TableRow row{number, Split(text, '\t')};
    for (std::string_view& cell : row.cells) cell = TrimSpace(cell);
    if (!header_seen) {
      if (!std::equal(row.cells.begin(), row.cells.end(), columns.begin(), columns.end())) {
        return row.Wrong(
            Concat("the columns should be ", Join({columns.begin(), columns.end()}, ", ")));
      }
      header_seen = true;
      continue;
    }
    if (row.cells.size() != columns.size()) {
      return row.Wrong(Concat("it has ", row.cells.size(), " cells, the header ", columns.size()));
    }
    rows.push_back(std::move(row));
  }
  if (!header_seen) return InvalidInput("the table is empty.");
  return rows;
}

}  // namespace corner
