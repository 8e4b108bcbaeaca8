// Any bytes as JSON lines and as a JSON document.
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  corner::fuzz::DrainFeed("jsonl", data, size);
  corner::fuzz::DrainFeed("json", data, size);
  return 0;
}
