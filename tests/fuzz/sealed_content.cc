// libFuzzer: whatever bytes were sealed, they are read as a record's content or refused, and what
// was read is written back as the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "service/casework/sqlite/sealed_record.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto content = corner::casework::DecodeContent(bytes);
  if (content.ok() && corner::casework::EncodeContent(*content) != bytes) std::abort();
  if (!content.ok() && content.status().code() != absl::StatusCode::kDataLoss) std::abort();
  return 0;
}
