// Any bytes, format detected: gzip, encodings and every reader.
#include "tests/fuzz/feed_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  corner::fuzz::DrainFeed("", data, size);
  return 0;
}
