// libFuzzer: the two places a reader hands back, of a page of results and of a snapshot. Any text
// is refused with a sentence or read; what was read is written and read back the same, and never
// passes for one of another question.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "indexer/xapian/order.h"
#include "service/api/snapshot_cursor.h"
#include "taxonomies/base/status.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;

void CheckResults(std::string_view text, uint64_t question) {
  const auto read = indexer::DecodeCursor(text, question);
  if (!read.ok()) return Require(!Sentence(read.status()).empty());
  const std::string written = indexer::EncodeCursor(*read);
  const auto again = indexer::DecodeCursor(written, question);
  Require(again.ok() && again->generation == read->generation && again->after == read->after);
  Require(!indexer::DecodeCursor(written, question + 1).ok());
}

void CheckSnapshot(std::string_view text) {
  for (const std::string_view filter : {"", "field:care"}) {
    const auto read = api::DecodeSnapshotCursor(text, filter);
    if (!read) continue;
    Require(read->after <= read->until);
    const std::string written = api::EncodeSnapshotCursor(*read, filter);
    Require(api::DecodeSnapshotCursor(written, filter) == read);
    Require(!api::DecodeSnapshotCursor(written, "another"));
  }
}

// Numbers of a cursor that was made, taken from the input.
void CheckMade(const uint8_t* data, size_t size) {
  uint64_t numbers[7] = {};
  if (size < sizeof numbers) return;
  std::memcpy(numbers, data, sizeof numbers);
  const auto signed_number = [&](size_t i) { return static_cast<int64_t>(numbers[i]); };
  const indexer::Cursor cursor = {
      numbers[0],
      numbers[1],
      {signed_number(2), signed_number(3), signed_number(4), {numbers[5], numbers[6]}}};
  const auto read = indexer::DecodeCursor(indexer::EncodeCursor(cursor), numbers[1]);
  Require(read.ok() && read->generation == cursor.generation && read->after == cursor.after);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckResults(text, 0xab);
  CheckSnapshot(text);
  CheckMade(data, size);
  return 0;
}
