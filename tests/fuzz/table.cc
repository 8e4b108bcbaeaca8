// libFuzzer: whatever bytes a table holds, it is read or refused with its line; what was read is
// written back the same.
#include "taxonomies/base/table.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "taxonomies/base/csv.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rows = ParseTable(text, {"code", "title"});
  if (!rows.ok()) {
    Require(!Sentence(rows.status()).empty());
  } else {
    std::string again = "code\ttitle\n";
    for (const TableRow& row : *rows) {
      Require(row.cells.size() == 2 && row.line > 1);
      again += Concat(row.cells[0], "\t", row.cells[1], "\n");
    }
    const auto read = ParseTable(again, {"code", "title"});
    // An empty first cell or one that begins with # may make a line that is passed over.
    Require(read.ok() && read->size() <= rows->size());
  }
  int64_t line = 0;
  for (const char separator : {',', '\t', ';'}) {
    line = 0;
    const absl::Status status = ForEachCsvLine(text, separator, [&](const CsvLine& row) {
      Require(row.line > line && !row.cells.empty());
      line = row.line;
      return absl::OkStatus();
    });
    Require(status.ok() || Sentence(status).starts_with("line "));
  }
  return 0;
}
