#include "service/cli/casework_store.h"

#include <cstdlib>
#include <filesystem>

#include "service/casework/sqlite/sqlite_store.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {

std::string CaseworkPath(const std::string& data) { return data + "/casework.sqlite"; }

std::string KeysPath(const std::string& data) { return data + "/keys.sqlite"; }

std::string SiteKeyPath(const std::string& data, const std::string& named) {
  if (!named.empty()) return named;
  if (const char* credentials = std::getenv("CREDENTIALS_DIRECTORY"); credentials != nullptr) {
    const std::string path = Concat(credentials, "/corner-site-key");
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path;
  }
  return data + "/site.key";
}

absl::StatusOr<CaseworkStore> OpenCasework(const Context& context, const std::string& site_key) {
  std::error_code ignored;
  if (!std::filesystem::exists(CaseworkPath(context.data), ignored)) {
    return NotFound(Concat("There are no records about people in ", context.data, "."),
                    "Name the folder with --data.");
  }
  // A key file made anew would look as if everyone had been forgotten.
  if (!std::filesystem::exists(KeysPath(context.data), ignored)) {
    return NotFound(Concat("The key file keys.sqlite is missing in ", context.data, "."),
                    "Bring its newest copy back: without it the records cannot be read.");
  }
  CORNER_ASSIGN_OR_RETURN(casework::SiteKey key,
                          casework::SiteKey::Read(SiteKeyPath(context.data, site_key)));
  CaseworkStore store;
  CORNER_ASSIGN_OR_RETURN(store.vault,
                          casework::Vault::Open(KeysPath(context.data), std::move(key)));
  CORNER_ASSIGN_OR_RETURN(
      store.records,
      casework::OpenSqliteStore({.path = CaseworkPath(context.data), .vault = store.vault.get()}));
  return store;
}

}  // namespace corner::cli
