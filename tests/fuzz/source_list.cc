// libFuzzer: whatever lies in sources.toml, it is read or refused with its line; what was read is
// written back the same, and pausing changes nothing else.
#include "indexer/sources/source_list.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;           // NOLINT(google-build-using-namespace)
  using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto sources = ParseSourceList(text);
  if (!sources.ok()) {
    const std::string sentence = Sentence(sources.status());
    Require(sentence.find("line ") != std::string::npos ||
            absl::IsResourceExhausted(sources.status()));
    Require(IsValidUtf8(sentence) && sentence.find('\n') == std::string::npos);
    return 0;
  }
  std::string rendered;
  for (const Source& source : *sources) rendered += RenderSource(source);
  const auto again = ParseSourceList(rendered);
  Require(again.ok() && *again == *sources);
  if (sources->empty()) return 0;
  const std::string& key = sources->front().key;
  const auto paused = WithPaused(text, key, true);
  Require(paused.ok());
  const auto read = ParseSourceList(*paused);
  Require(read.ok() && FindSource(*read, key)->paused && read->size() == sources->size());
  return 0;
}
