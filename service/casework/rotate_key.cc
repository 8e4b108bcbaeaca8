#include "service/casework/rotate_key.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "indexer/xapian/files.h"
#include "service/casework/files.h"
#include "service/casework/key_copy.h"
#include "service/casework/vault/vault.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

namespace fs = std::filesystem;

absl::Status WrapAnew(const std::string& keys, const std::string& old_file,
                      const std::string& new_file) {
  auto next = SiteKey::Read(new_file);
  if (absl::IsNotFound(next.status())) next = SiteKey::Make(new_file);
  if (!next.ok()) return next.status();
  CORNER_ASSIGN_OR_RETURN(SiteKey old, SiteKey::Read(old_file));
  const auto vault = Vault::Open(keys, std::move(old));
  if (vault.ok()) return (*vault)->Rotate(*std::move(next));
  // An earlier rotation may have ended between the keys and the file.
  if (absl::IsFailedPrecondition(vault.status()) && Vault::Open(keys, *std::move(next)).ok()) {
    return absl::OkStatus();
  }
  return vault.status();
}

}  // namespace

absl::StatusOr<std::string> RotateSiteKey(const RotateKeyOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const std::string path, FindSiteKey(options.data, options.site_key));
  const std::string next = options.to.empty() ? path + ".next" : options.to;
  const std::string keys = KeysPath(options.data);
  std::error_code ignored;
  if (!fs::exists(keys, ignored)) {
    return NotFound(Concat("there are no keys in ", options.data, " yet"),
                    "name the data folder with --data");
  }
  if (LiesIn(next, options.data)) {
    return FailedPrecondition(Concat("the site key ", next, " would lie inside the data folder"),
                              "name a file elsewhere with --to");
  }
  CORNER_RETURN_IF_ERROR(WrapAnew(keys, path, next));
  if (options.to.empty()) {
    if (std::rename(next.c_str(), path.c_str()) != 0) {
      return Unavailable(Concat("every key is wrapped by ", next, ", but it could not be renamed ",
                                "to ", path, ": ", std::strerror(errno)),
                         Concat("use ", next, " as the site key from now on"));
    }
    const std::string folder = fs::path(path).parent_path();
    CORNER_RETURN_IF_ERROR(indexer::SyncFolder(folder.empty() ? "." : folder));
  }
  if (!options.keys_to.empty()) {
    const absl::Status copied = CopyKeys(options.data, options.keys_to);
    if (!copied.ok()) return WithContext(copied, "the site key is a new one, but");
  }
  return options.to.empty() ? path : next;
}

}  // namespace corner::casework
