// libFuzzer: whatever stands in a profile's file, it is read or every issue says where, what and
// what to do; a profile that was read is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "matcher/profile_json.h"
#include "taxonomies/base/text.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;           // NOLINT(google-build-using-namespace)
  using namespace corner::matcher;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ProfileWords& words = BuiltinProfileWords();
  const ProfileReading reading = ReadProfile(text, words);
  Require(reading.issues.size() <= kMostProfileIssues + 1);
  for (const ProfileIssue& issue : reading.issues) {
    Require(issue.path.empty() || issue.path.front() == '/');
    Require(!issue.sentence.empty() && !issue.hint.empty());
    Require(IsValidUtf8(issue.path) && IsValidUtf8(issue.sentence) && IsValidUtf8(issue.hint));
  }
  if (!reading.ok()) return 0;
  const std::string written = WriteProfile(reading.profile);
  const ProfileReading again = ReadProfile(written, words);
  Require(again.ok() && WriteProfile(again.profile) == written);
  return 0;
}
