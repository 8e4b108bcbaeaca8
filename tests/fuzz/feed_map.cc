// Any bytes as a map file; one that is taken then serves to read the rest of the bytes, behind the
// first line "---", as CSV and as JSON lines.
#include "indexer/feed/field_map.h"
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using corner::fuzz::Require;
  constexpr std::string_view kEnd = "\n---\n";
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(bytes.find(kEnd), size);
  const auto map = corner::indexer::FieldMap::Parse("map", bytes.substr(0, end));
  if (!map.ok()) {
    corner::fuzz::RequireText(corner::Sentence(map.status()));
    corner::fuzz::RequireText(corner::Hint(map.status()));
    Require(!corner::Sentence(map.status()).empty() && !corner::Hint(map.status()).empty());
    return 0;
  }
  Require(!(*map)->aliases().empty());
  for (const corner::indexer::Alias& alias : (*map)->aliases())
    corner::fuzz::RequireText(alias.path);
  const size_t rest = std::min(end + kEnd.size(), size);
  corner::fuzz::DrainFeed("csv", data + rest, size - rest, *map);
  corner::fuzz::DrainFeed("jsonl", data + rest, size - rest, *map);
  return 0;
}
