// libFuzzer: whatever stands at the end of a backup, it is read or refused; what was read is
// written back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "service/casework/archive_manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner::casework;  // NOLINT(google-build-using-namespace)
  const auto manifest = ReadArchiveManifest({reinterpret_cast<const char*>(data), size});
  if (!manifest.ok()) return 0;
  const auto again = ReadArchiveManifest(WriteArchiveManifest(*manifest));
  if (!again.ok() || again->files != manifest->files || again->made != manifest->made ||
      again->erasures.size() != manifest->erasures.size()) {
    std::abort();
  }
  for (const ArchivedFile& file : again->files) {
    if (IsArchivedName(file.name) && file.name.find("..") != std::string::npos) std::abort();
  }
  return 0;
}
