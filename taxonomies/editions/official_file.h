// Official files as their publishers write them, read by the names of their columns. A file is
// taken whole or not at all: the first fault is one sentence with its line. Pure functions.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace corner::taxonomies {

struct OfficialFile {
  std::string name;  // for sentences
  std::string text;
};

// A column by any of its names; case, spaces, line ends and punctuation do not count, and '#' in a
// name stands for a digit ("LAD##CD").
struct OfficialColumn {
  std::string_view what;  // for sentences: "the code"
  std::vector<std::string_view> names;
  bool needed = true;
};

struct OfficialRow {
  int64_t line = 0;
  std::vector<std::string_view> cells;  // trimmed, one a column asked for; "" where it is missing
  absl::Status Wrong(std::string_view reason, std::string_view hint = {}) const;
};

// The column names of a file as they are compared: "INDEXOCC - natural word order" is
// "indexoccnaturalwordorder".
std::vector<std::string> ColumnKeys(const OfficialFile& file);
bool HasColumn(const std::vector<std::string>& keys, std::string_view name);

// Calls `visit` for every row behind the header. kInvalidArgument: not UTF-8, no header, a column
// that is missing, a row that is longer or shorter than the header, no rows at all, or what `visit`
// says; the sentence begins with the file's name.
absl::Status ForEachOfficialRow(const OfficialFile& file, std::span<const OfficialColumn> columns,
                                const std::function<absl::Status(const OfficialRow&)>& visit);

// A cell as it may stand in a table of ours: white space runs are one space, "|" is "/".
std::string CellText(std::string_view cell);

}  // namespace corner::taxonomies
