// Any bytes as XML.
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  corner::fuzz::DrainFeed("xml", data, size);
  return 0;
}
