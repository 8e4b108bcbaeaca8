#include "indexer/sources/secret.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kLongestSecret = 4096;

absl::StatusOr<std::string> Checked(std::string_view secret, const std::string& place) {
  const bool plain =
      !secret.empty() && secret.size() <= kLongestSecret &&
      std::all_of(secret.begin(), secret.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (plain) return std::string(secret);
  return FailedPrecondition(Concat("The secret in ", place, " is empty or holds odd signs."),
                            "It is one line of plain letters, digits and signs.");
}

}  // namespace

absl::StatusOr<std::string> SecretOf(const Source& source) {
  if (!source.secret_env.empty()) {
    const char* value = std::getenv(source.secret_env.c_str());
    const std::string place = Concat("the variable ", source.secret_env);
    if (value != nullptr) return Checked(value, place);
    return FailedPrecondition(Concat("The secret is missing: ", place, " is not set."),
                              "Set it where Corner is started.");
  }
  if (source.secret_file.empty()) return std::string();
  std::string path = source.secret_file;
  if (path.find('/') == std::string::npos) {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr) {
      return FailedPrecondition(
          Concat("The secret ", path, " is missing: there is no CREDENTIALS_DIRECTORY."),
          "Start Corner with systemd's LoadCredential, or give the whole path.");
    }
    path = Concat(folder, "/", path);
  }
  const auto text = ReadFile(path);
  if (!text.ok()) {
    return FailedPrecondition(Concat("The secret's file ", path, " cannot be read."),
                              "Check that it is there and may be read by this user.");
  }
  return Checked(TrimSpace(std::string_view(*text).substr(0, text->find('\n'))), path);
}

}  // namespace corner::indexer
