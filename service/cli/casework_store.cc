#include "service/cli/casework_store.h"

#include <filesystem>

#include "service/casework/files.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {

absl::StatusOr<CaseworkStore> OpenCasework(const Context& context, const std::string& site_key) {
  const std::string path = casework::RecordsPath(context.data);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return NotFound(Concat("There are no records about people in ", context.data, "."),
                    "Name the folder with --data.");
  }
  CaseworkStore store;
  CORNER_ASSIGN_OR_RETURN(store.vault, casework::OpenVault(context.data, site_key));
  CORNER_ASSIGN_OR_RETURN(store.records,
                          casework::OpenSqliteStore({.path = path, .vault = store.vault.get()}));
  const std::string monitoring = casework::MonitoringPath(context.data);
  if (std::filesystem::exists(monitoring, ignored)) {
    CORNER_ASSIGN_OR_RETURN(
        store.monitoring,
        casework::OpenSqliteStore({.path = monitoring, .vault = store.vault.get()}));
  }
  return store;
}

}  // namespace corner::cli
