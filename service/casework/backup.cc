#include "service/casework/backup.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/ledger/file_lock.h"
#include "indexer/ledger/sqlite.h"
#include "indexer/xapian/files.h"
#include "service/casework/backed_up_files.h"
#include "service/casework/files.h"
#include "service/casework/key_copy.h"
#include "service/casework/vault/archive.h"
#include "service/casework/vault/random.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

namespace fs = std::filesystem;
using indexer::Connection;

// A folder in the data folder for copies that are not yet encrypted, so that they never touch
// another disk. Gone at the end, and at the next beginning if this one breaks off.
class Staging {
 public:
  explicit Staging(const std::string& data) : path_(data + "/backup-staging") { Clear(); }
  ~Staging() { Clear(); }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  absl::Status Make() const {
    if (mkdir(path_.c_str(), 0700) == 0) return absl::OkStatus();
    return Unavailable(Concat(path_, " cannot be made: ", std::strerror(errno)),
                       "check that the data folder belongs to this user");
  }
  const std::string& path() const { return path_; }

 private:
  void Clear() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string path_;
};

// A file of the archive: its name there, and where its bytes are.
struct Item {
  std::string name, path;
};

bool IsFile(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

absl::Status CheckPlaces(const BackupOptions& options) {
  if (options.to.empty() || options.keys_to.empty()) {
    return InvalidInput("a backup needs two places, one for the data and one for the keys",
                        "name them with --to and --keys-to");
  }
  if (LiesIn(options.to, options.data)) {
    return FailedPrecondition(Concat(options.to, " lies in the data folder"),
                              "keep backups on another disk");
  }
  if (LiesIn(options.keys_to, options.to) || LiesIn(options.to, options.keys_to)) {
    return FailedPrecondition(
        "the keys would lie with the backups",
        "name another disk with --keys-to: who has both can read what was erased");
  }
  return absl::OkStatus();
}

absl::Status CopyDatabase(const std::string& from, const indexer::SqliteFile& file,
                          const std::string& to) {
  CORNER_ASSIGN_OR_RETURN(const Connection live,
                          Connection::Open(from, Connection::Access::kRead, file));
  CORNER_RETURN_IF_ERROR(live.CopyTo(to));
  CORNER_ASSIGN_OR_RETURN(const Connection copy,
                          Connection::Open(to, Connection::Access::kRead, file));
  return copy.CheckFile();
}

absl::StatusOr<std::vector<Item>> CopyDatabases(const std::string& data,
                                                const std::string& staging) {
  std::vector<Item> items;
  for (const BackedUpDatabase& database : kBackedUpDatabases) {
    const std::string live = Concat(data, "/", database.name);
    if (!IsFile(live)) continue;
    const Item item{std::string(database.name), Concat(staging, "/", database.name)};
    CORNER_RETURN_IF_ERROR(CopyDatabase(live, *database.file, item.path));
    items.push_back(item);
  }
  return items;
}

// The site's own tables and its list of sources, which are replaced whole and so are read in place.
std::vector<Item> SmallFiles(const std::string& data) {
  std::vector<Item> items;
  if (const std::string sources = data + "/sources.toml"; IsFile(sources)) {
    items.push_back({"sources.toml", sources});
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(data + "/taxonomies", ignored)) {
    const std::string name = Concat("taxonomies/", entry.path().filename().string());
    if (IsArchivedName(name) && IsFile(entry.path())) items.push_back({name, entry.path()});
  }
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.name < b.name; });
  return items;
}

absl::StatusOr<ArchiveManifest> WriteAndReadBack(const std::string& path,
                                                 const std::vector<Item>& items, const Vault& vault,
                                                 absl::Time now) {
  const SecretKey key = vault.ArchiveKey();
  CORNER_ASSIGN_OR_RETURN(auto writer, ArchiveWriter::Create(path, key));
  for (const Item& item : items) CORNER_RETURN_IF_ERROR(writer->Add(item.name, item.path));
  CORNER_ASSIGN_OR_RETURN(std::vector<Erasure> erasures, vault.Erasures());
  CORNER_RETURN_IF_ERROR(writer->Finish(now, std::move(erasures)));
  writer.reset();
  return ReadArchive(path, key, {});
}

}  // namespace

absl::StatusOr<BackupReport> BackUp(const BackupOptions& options, const Vault& vault) {
  CORNER_RETURN_IF_ERROR(CheckPlaces(options));
  auto lock = indexer::FileLock::Take(options.data + "/backup.lock");
  if (absl::IsUnavailable(lock.status())) {
    return Unavailable(Concat("another backup of ", options.data, " is under way"),
                       "wait until it is done");
  }
  if (!lock.ok()) return lock.status();
  std::error_code ignored;
  fs::create_directories(options.to, ignored);
  const Staging staging(options.data);
  CORNER_RETURN_IF_ERROR(staging.Make());
  CORNER_ASSIGN_OR_RETURN(std::vector<Item> items, CopyDatabases(options.data, staging.path()));
  if (items.empty()) {
    return NotFound(Concat("there is nothing to back up in ", options.data),
                    "name the data folder with --data");
  }
  for (Item& item : SmallFiles(options.data)) items.push_back(std::move(item));

  const std::string day = absl::FormatTime("%Y%m%dT%H%M%SZ", options.now, absl::UTCTimeZone());
  BackupReport report;
  report.archive = Concat(options.to, "/corner-", day, "-", RandomCode(6), ".backup");
  const std::string unfinished = report.archive + ".unfinished";
  const auto manifest = WriteAndReadBack(unfinished, items, vault, options.now);
  if (!manifest.ok()) {
    unlink(unfinished.c_str());
    return manifest.status();
  }
  if (std::rename(unfinished.c_str(), report.archive.c_str()) != 0) {
    return Unavailable(Concat("could not name ", report.archive, ": ", std::strerror(errno)));
  }
  CORNER_RETURN_IF_ERROR(indexer::SyncFolder(options.to));
  report.files = manifest->files.size();
  for (const ArchivedFile& file : manifest->files) report.bytes += file.bytes;

  // The keys come last: they then hold the key of everybody who is in the data.
  const absl::Status keys = CopyKeys(options.data, options.keys_to);
  if (keys.ok()) return report;
  return WithContext(keys, Concat("the data were backed up to ", report.archive,
                                  ", but the keys were not copied"));
}

}  // namespace corner::casework
