#include "taxonomies/editions/official_file.h"

#include <algorithm>
#include <optional>

#include "taxonomies/base/csv.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kCutHint =
    "The file may have been cut short or changed on its way: fetch it again from its publisher.";

std::string KeyOf(std::string_view name) {
  std::string key = FoldKey(name);
  std::erase(key, ' ');
  return key;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `name` in the form of a key, but with '#' for any digit.
bool Fits(std::string_view key, std::string_view name) {
  return key.size() == name.size() &&
         std::equal(key.begin(), key.end(), name.begin(),
                    [](char k, char n) { return n == '#' ? IsDigit(k) : k == n; });
}

std::optional<size_t> Position(const std::vector<std::string>& keys, const OfficialColumn& column) {
  for (std::string_view name : column.names) {
    for (size_t i = 0; i < keys.size(); ++i) {
      if (Fits(keys[i], name)) return i;
    }
  }
  return std::nullopt;
}

absl::Status CheckText(std::string_view text) {
  int64_t line = 1;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view one = text.substr(0, end);
    if (!IsValidUtf8(one) || one.find('\0') != std::string_view::npos) {
      return InvalidInput(Concat("line ", line, ": the text is not valid UTF-8."),
                          "Save it as UTF-8 (“CSV UTF-8” in a spreadsheet program).");
    }
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line;
  }
  return absl::OkStatus();
}

std::string NamesText(const OfficialColumn& column) {
  return Concat("It is looked for under the name ",
                Join({column.names.begin(), column.names.end()}, ", "),
                " (spaces and case do not matter).");
}

absl::StatusOr<std::vector<std::optional<size_t>>> Positions(
    const std::vector<std::string>& keys, std::span<const OfficialColumn> columns) {
  std::vector<std::optional<size_t>> positions;
  for (const OfficialColumn& column : columns) {
    positions.push_back(Position(keys, column));
    if (!positions.back() && column.needed) {
      return InvalidInput(Concat("line 1: the column with ", column.what, " is missing."),
                          NamesText(column));
    }
  }
  return positions;
}

absl::Status ReadRows(const OfficialFile& file, std::span<const OfficialColumn> columns,
                      const std::function<absl::Status(const OfficialRow&)>& visit) {
  CORNER_RETURN_IF_ERROR(CheckText(file.text));
  size_t width = 0, rows = 0;
  std::vector<std::optional<size_t>> positions;
  OfficialRow row;
  const auto read = [&](const CsvLine& line) -> absl::Status {
    if (width == 0) {
      width = line.cells.size();
      std::vector<std::string> keys;
      for (std::string_view cell : line.cells) keys.push_back(KeyOf(cell));
      CORNER_ASSIGN_OR_RETURN(positions, Positions(keys, columns));
      return absl::OkStatus();
    }
    row.line = line.line;
    if (line.cells.size() != width) {
      return row.Wrong(Concat("the row has ", line.cells.size(), " cells, the header ", width),
                       kCutHint);
    }
    ++rows;
    row.cells.clear();
    for (const auto& position : positions) {
      row.cells.push_back(position ? TrimSpace(line.cells[*position]) : std::string_view());
    }
    return visit(row);
  };
  const absl::Status status = ForEachCsvLine(file.text, CsvSeparatorOf(file.text), read);
  if (!status.ok()) {
    return Hint(status).empty() ? Error(status.code(), Sentence(status), kCutHint) : status;
  }
  if (rows == 0) return InvalidInput("line 1: there is no row behind the header.", kCutHint);
  return absl::OkStatus();
}

}  // namespace

absl::Status OfficialRow::Wrong(std::string_view reason, std::string_view hint) const {
  return InvalidInput(Concat("line ", line, ": ", reason, "."),
                      hint.empty() ? "Nothing of this file was taken in." : hint);
}

std::vector<std::string> ColumnKeys(const OfficialFile& file) {
  std::vector<std::string> keys;
  // The first row only; its faults are reported when the rows are read.
  (void)ForEachCsvLine(file.text, CsvSeparatorOf(file.text), [&](const CsvLine& line) {
    for (std::string_view cell : line.cells) keys.push_back(KeyOf(ScrubUtf8(cell)));
    return NotFound("one row is enough");
  });
  return keys;
}

bool HasColumn(const std::vector<std::string>& keys, std::string_view name) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return Fits(key, name); });
}

absl::Status ForEachOfficialRow(const OfficialFile& file, std::span<const OfficialColumn> columns,
                                const std::function<absl::Status(const OfficialRow&)>& visit) {
  return WithContext(ReadRows(file, columns, visit), file.name);
}

std::string CellText(std::string_view cell) {
  std::string text = CollapseSpace(cell);
  std::replace(text.begin(), text.end(), '|', '/');
  return text;
}

}  // namespace corner::taxonomies
