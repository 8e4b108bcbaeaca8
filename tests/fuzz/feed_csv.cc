// Any bytes as comma, semicolon or tab separated rows.
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  corner::fuzz::DrainFeed("csv", data, size);
  corner::fuzz::DrainFeed("tsv", data, size);
  return 0;
}
