#include "indexer/feed/csv_rows.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

absl::StatusOr<std::optional<CsvRow>> CsvRows::Next() {
  window_.Consume(taken_);
  taken_ = 0;
  if (after_cr_) {
    CORNER_RETURN_IF_ERROR(window_.Fill(1));
    if (window_.view().starts_with('\n')) window_.Consume(1);
    after_cr_ = false;
  }
  CsvRow row;
  row.line = line_;
  CORNER_ASSIGN_OR_RETURN(const bool found, ScanRow(&row));
  if (!found) return std::nullopt;
  row.too_long |= row.text.size() > max_row_bytes_;
  return row;
}

// False at the end of the source. Leaves taken_ at the row's bytes with its line end.
absl::StatusOr<bool> CsvRows::ScanRow(CsvRow* row) {
  State state = State::kFieldStart;
  int64_t quote_line = line_;
  char previous = '\0';
  for (size_t at = 0;;) {
    const std::string_view view = window_.view();
    for (; at < view.size(); ++at) {
      const char c = view[at];
      if (state == State::kQuoted) {
        if (c == '\r' || (c == '\n' && previous != '\r')) ++line_;
        if (c == '"') state = State::kQuoteClosed;
        previous = c;
        continue;
      }
      if (c == '\n' || c == '\r') {
        ++line_;
        row->text = view.substr(0, at);
        taken_ = at + 1;
        after_cr_ = c == '\r';
        return true;
      }
      if (c == '"' && state != State::kPlain) {
        if (state == State::kFieldStart) quote_line = line_;
        state = State::kQuoted;  // opened, or the second of a doubled quote
        previous = c;
      } else {
        state = c == delimiter_ ? State::kFieldStart : State::kPlain;
      }
    }
    if (at > max_row_bytes_) {
      window_.Consume(at);
      at = 0;
      row->too_long = true;
    }
    CORNER_ASSIGN_OR_RETURN(const bool more, window_.More());
    if (more) continue;
    if (state == State::kQuoted) {
      return InvalidInput(Concat("line ", quote_line, ": a quote is opened and never closed"),
                          "Close it, or write a quote inside a field twice.");
    }
    row->text = window_.view();
    taken_ = row->text.size();
    return taken_ > 0 || row->too_long;
  }
}

std::optional<std::vector<std::string>> SplitRow(std::string_view row, char delimiter,
                                                 std::string* fault) {
  std::vector<std::string> fields;
  for (size_t at = 0;;) {
    std::string field;
    if (at < row.size() && row[at] == '"') {
      for (++at;; at += 2) {
        const size_t quote = row.find('"', at);
        if (quote == std::string_view::npos) {
          *fault = Concat("the quote of field ", fields.size() + 1, " is never closed");
          return std::nullopt;
        }
        field.append(row, at, quote - at);
        at = quote;
        if (row.substr(quote, 2) != "\"\"") break;
        field.push_back('"');
      }
      ++at;
      if (at < row.size() && row[at] != delimiter) {
        *fault = Concat("there is text behind the closing quote of field ", fields.size() + 1);
        return std::nullopt;
      }
    } else {
      const size_t end = std::min(row.find(delimiter, at), row.size());
      field = row.substr(at, end - at);
      if (delimiter != '\t' && field.find('"') != std::string::npos) {
        *fault = Concat("a quote stands in the middle of field ", fields.size() + 1);
        return std::nullopt;
      }
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= row.size()) return fields;
    ++at;
  }
}

std::string JoinRow(const std::vector<std::string>& fields, char delimiter) {
  std::string row;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row.push_back(delimiter);
    const bool quoted = fields[i].find_first_of("\"\r\n") != std::string::npos ||
                        fields[i].find(delimiter) != std::string::npos;
    row.append(quoted ? Concat("\"", ReplaceAll(fields[i], "\"", "\"\""), "\"") : fields[i]);
  }
  return row;
}

}  // namespace corner::indexer
