// Any bytes as a file of judgements: read, or every bad line named; never both lost.
#include "matcher/evaluate/qrels.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const corner::matcher::QrelsReading reading = corner::matcher::ReadQrels(text);
  if (reading.qrels.empty() && reading.issues.empty()) std::abort();
  for (const auto& qrel : reading.qrels) {
    if (qrel.judgement.grade < 0 || qrel.judgement.grade > 3) std::abort();
    if (qrel.judgement.preference < 0 || qrel.judgement.preference > 2) std::abort();
  }
  return 0;
}
