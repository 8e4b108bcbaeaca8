#include "service/casework/key_copy.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "indexer/ledger/sqlite.h"
#include "indexer/xapian/files.h"
#include "service/casework/files.h"
#include "service/casework/vault/key_store.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

using indexer::Connection;

absl::StatusOr<std::string> SiteId(const Connection& keys) {
  CORNER_ASSIGN_OR_RETURN(auto select, keys.Prepare("SELECT id FROM site"));
  CORNER_ASSIGN_OR_RETURN(const bool row, select.Step());
  return row ? std::string(select.Text(0)) : "";
}

// Refuses to put these keys in the place of a copy that knows more.
absl::Status CheckOlder(const Connection& keys, const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(const Connection copy,
                          Connection::Open(path, Connection::Access::kRead, kKeysFile));
  CORNER_ASSIGN_OR_RETURN(const std::string ours, SiteId(keys));
  CORNER_ASSIGN_OR_RETURN(const std::string theirs, SiteId(copy));
  if (ours != theirs) {
    return FailedPrecondition(Concat(path, " holds the keys of another site"),
                              "give each site a folder of its own for its keys");
  }
  for (const char* count : {"SELECT rotations FROM site", "SELECT count(*) FROM erasures"}) {
    CORNER_ASSIGN_OR_RETURN(const int64_t here, keys.QueryInteger(count));
    CORNER_ASSIGN_OR_RETURN(const int64_t there, copy.QueryInteger(count));
    if (here >= there) continue;
    return FailedPrecondition(
        Concat(path, " is newer than the keys of the data folder, which would replace it"),
        "put the copy back into the data folder, or move it away if you know that it is wrong");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CopyKeys(const std::string& data, const std::string& folder) {
  if (LiesIn(folder, data)) {
    return FailedPrecondition(Concat(folder, " lies in the data folder"),
                              "keep the copy of the keys on another disk");
  }
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(folder).parent_path(), ignored);
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return Unavailable(Concat(folder, " cannot be made: ", std::strerror(errno)));
  }
  const std::string path = folder + "/keys.sqlite", fresh = path + ".new";
  CORNER_ASSIGN_OR_RETURN(const Connection keys,
                          Connection::Open(KeysPath(data), Connection::Access::kRead, kKeysFile));
  CORNER_RETURN_IF_ERROR(CheckOlder(keys, path));
  unlink(fresh.c_str());  // of a copy that broke off
  CORNER_RETURN_IF_ERROR(keys.CopyTo(fresh));
  {
    CORNER_ASSIGN_OR_RETURN(const Connection copy,
                            Connection::Open(fresh, Connection::Access::kRead, kKeysFile));
    CORNER_RETURN_IF_ERROR(copy.CheckFile());
  }
  if (std::rename(fresh.c_str(), path.c_str()) != 0) {
    return Unavailable(Concat("could not replace ", path, ": ", std::strerror(errno)));
  }
  return indexer::SyncFolder(folder);
}

}  // namespace corner::casework
