// Any bytes as a web page: the readers' promises, and where the scripts of a page lie.
#include "indexer/feed/html_reader.h"
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using corner::fuzz::Require;
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  const auto scripts = corner::indexer::FindJsonLd(page);
  if (scripts.ok()) {
    const char* last = page.data();
    int64_t line = 1;
    for (const corner::indexer::PageScript& script : *scripts) {
      // In order, inside the page, and without an end tag of their own.
      Require(script.text.data() >= last);
      Require(script.text.data() + script.text.size() <= page.data() + page.size());
      Require(script.text.find("</script>") == std::string_view::npos);
      Require(script.line >= line);
      last = script.text.data() + script.text.size();
      line = script.line;
    }
  } else {
    Require(!corner::Sentence(scripts.status()).empty());
  }
  corner::fuzz::DrainFeed("html", data, size);
  return 0;
}
