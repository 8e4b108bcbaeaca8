#include "taxonomies/base/csv.h"

#include <algorithm>
#include <deque>
#include <string>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

absl::Status Wrong(int64_t line, std::string_view reason) {
  return InvalidInput(Concat("line ", line, ": ", reason, "."));
}

// Reads one row at a time from the front of `rest_`.
class Rows {
 public:
  Rows(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  bool done() const { return rest_.empty(); }

  absl::Status Next(CsvLine* row) {
    row->cells.clear();
    unquoted_.clear();
    row->line = line_;
    while (true) {
      CORNER_RETURN_IF_ERROR(NextCell(&row->cells.emplace_back()));
      if (rest_.empty()) return absl::OkStatus();
      const char end = rest_.front();
      rest_.remove_prefix(1);
      if (end == separator_) continue;
      if (end == '\r') rest_.remove_prefix(1);
      ++line_;
      return absl::OkStatus();
    }
  }

 private:
  bool AtRowEnd(size_t at) const {
    return at == rest_.size() || rest_[at] == '\n' ||
           (rest_[at] == '\r' && at + 1 < rest_.size() && rest_[at + 1] == '\n');
  }

  // Leaves `rest_` at the separator or row end behind the cell.
  absl::Status NextCell(std::string_view* cell) {
    if (separator_ != '\t' && rest_.starts_with('"')) return QuotedCell(cell);
    size_t at = 0;
    while (!AtRowEnd(at) && rest_[at] != separator_) {
      if (rest_[at] == '"' && separator_ != '\t') {
        return Wrong(line_, "a quotation mark stands inside a cell without quotes");
      }
      ++at;
    }
    *cell = rest_.substr(0, at);
    rest_.remove_prefix(at);
    return absl::OkStatus();
  }

  absl::Status QuotedCell(std::string_view* cell) {
    const int64_t opened = line_;
    bool doubled = false;
    size_t at = 1;
    while (true) {
      const size_t quote = rest_.find('"', at);
      if (quote == std::string_view::npos) {
        return Wrong(opened, "a quotation mark is opened and never closed");
      }
      line_ += std::count(rest_.begin() + static_cast<long>(at),
                          rest_.begin() + static_cast<long>(quote), '\n');
      at = quote + 1;
      if (at == rest_.size() || rest_[at] != '"') break;
      doubled = true;
      ++at;
    }
    *cell = rest_.substr(1, at - 2);
    if (doubled) *cell = unquoted_.emplace_back(ReplaceAll(std::string(*cell), "\"\"", "\""));
    if (!AtRowEnd(at) && rest_[at] != separator_) {
      return Wrong(line_, "text stands behind a closing quotation mark");
    }
    rest_.remove_prefix(at);
    return absl::OkStatus();
  }

  std::string_view rest_;
  char separator_;
  int64_t line_ = 1;
  std::deque<std::string> unquoted_;  // of the row being read
};

}  // namespace

absl::Status ForEachCsvLine(std::string_view text, char separator,
                            const std::function<absl::Status(const CsvLine&)>& visit) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Rows rows(text, separator);
  CsvLine row;
  while (!rows.done()) {
    CORNER_RETURN_IF_ERROR(rows.Next(&row));
    if (row.cells.size() == 1 && row.cells.front().empty()) continue;
    CORNER_RETURN_IF_ERROR(visit(row));
  }
  return absl::OkStatus();
}

char CsvSeparatorOf(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  if (first.find('\t') != std::string_view::npos) return '\t';
  const auto commas = std::count(first.begin(), first.end(), ',');
  return std::count(first.begin(), first.end(), ';') > commas ? ';' : ',';
}

}  // namespace corner
