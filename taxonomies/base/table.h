// Tab-separated tables with a header line: the form of every data file of the taxonomies, built in
// or loaded from a site's folder. Pure functions.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "taxonomies/base/status.h"

namespace corner {

struct TableRow {
  int64_t line = 0;                     // of the file; the header is line 1
  std::vector<std::string_view> cells;  // trimmed; views of the table's text

  // kInvalidArgument: "line 7: …".
  absl::Status Wrong(std::string_view reason) const;
};

// The rows behind the header, which must name exactly these columns. Empty lines and lines that
// begin with # are passed over; a row has as many cells as the header.
absl::StatusOr<std::vector<TableRow>> ParseTable(std::string_view table,
                                                 std::initializer_list<std::string_view> columns);

// What a built-in table holds is part of the program: nothing can run without it.
template <typename T>
const T* BuiltinOrDie(std::string_view name, absl::StatusOr<T> loaded) {
  if (!loaded.ok()) {
    std::fprintf(stderr, "The built-in table of %s is faulty: %s\n", std::string(name).c_str(),
                 Sentence(loaded.status()).c_str());
    std::abort();
  }
  return new T(*std::move(loaded));
}

}  // namespace corner
