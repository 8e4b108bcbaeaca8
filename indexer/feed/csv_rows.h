// Rows of comma, semicolon or tab separated text by RFC 4180: quoted fields, doubled quotes, line
// ends inside quotes; rows end in CRLF, LF or CR. Used by the CSV reader; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/feed/window.h"

namespace corner::indexer {

struct CsvRow {
  int64_t line = 0;       // where the row begins
  std::string_view text;  // bytes without the line end; valid until the next row
  bool too_long = false;  // its bytes were dropped
};

class CsvRows {
 public:
  // `window` must outlive the rows.
  CsvRows(ByteWindow* window, char delimiter, size_t max_row_bytes)
      : window_(*window), delimiter_(delimiter), max_row_bytes_(max_row_bytes) {}
  // nullopt at the end. An error: a quote was opened and never closed.
  absl::StatusOr<std::optional<CsvRow>> Next();

 private:
  enum class State { kFieldStart, kPlain, kQuoted, kQuoteClosed };
  absl::StatusOr<bool> ScanRow(CsvRow* row);

  ByteWindow& window_;
  char delimiter_;
  size_t max_row_bytes_;
  int64_t line_ = 1;
  size_t taken_ = 0;
  bool after_cr_ = false;  // a LF that follows belongs to the row end before it
};

// The fields of one row, quotes undone. nullopt, with `fault` saying why, where a quote stands in
// an unquoted field (unless tabs separate: there it is text) or text behind a closing quote.
std::optional<std::vector<std::string>> SplitRow(std::string_view row, char delimiter,
                                                 std::string* fault);

// One row of `fields`, quoted where they need it; SplitRow gives them back.
std::string JoinRow(const std::vector<std::string>& fields, char delimiter);

}  // namespace corner::indexer
