#include "service/casework/restore.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "indexer/xapian/files.h"
#include "service/casework/backed_up_files.h"
#include "service/casework/files.h"
#include "service/casework/vault/archive.h"
#include "service/casework/vault/key_store.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

namespace fs = std::filesystem;
using indexer::Connection;

absl::Status CannotWrite(const std::string& path, int error) {
  return Unavailable(Concat("could not write ", path, ": ", std::strerror(error)),
                     "check the disk and that the folder belongs to this user");
}

absl::StatusOr<std::string> ChosenArchive(const std::string& from) {
  std::error_code error;
  if (!fs::is_directory(from, error)) return from;
  std::string newest;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("corner-") && name.ends_with(".backup") && name > newest) newest = name;
  }
  if (error) return Unavailable(Concat("could not read ", from, ": ", error.message()));
  if (newest.empty()) return NotFound(Concat("there is no backup in ", from));
  return Concat(from, "/", newest);
}

// An empty folder to work in, inside the data folder, which may be a disk of its own.
absl::StatusOr<std::string> MakeWorkFolder(const std::string& data) {
  std::error_code error;
  const bool made = fs::create_directories(data, error);
  if (error) return CannotWrite(data, error.value());
  if (made) chmod(data.c_str(), 0700);
  const std::string work = data + "/restoring";
  for (const auto& entry : fs::directory_iterator(data, error)) {
    const std::string name = entry.path().filename();
    if (name == "restoring" || name == "lost+found") continue;
    return FailedPrecondition(Concat(data, " is not empty, and nothing in it is overwritten"),
                              "name an empty folder with --data, or move the old one away");
  }
  if (error) return CannotWrite(data, error.value());
  fs::remove_all(work, error);  // of a restore that broke off
  if (mkdir(work.c_str(), 0700) != 0 || mkdir(KeysFolder(work).c_str(), 0700) != 0) {
    return CannotWrite(work, errno);
  }
  return work;
}

absl::Status BringKeys(const std::string& keys_from, const std::string& work) {
  const std::string path = keys_from + "/keys.sqlite";
  CORNER_ASSIGN_OR_RETURN(const Connection keys,
                          Connection::Open(path, Connection::Access::kRead, kKeysFile));
  CORNER_RETURN_IF_ERROR(keys.CheckFile());
  return keys.CopyTo(KeysPath(work));
}

// Writes the files of an archive below a folder.
class Unpacked {
 public:
  explicit Unpacked(std::string folder) : folder_(std::move(folder)) {}

  absl::Status Begin(std::string_view name) {
    CORNER_RETURN_IF_ERROR(End());
    if (!IsArchivedName(name)) {
      return FailedPrecondition(Concat("the backup holds a file “", name, "” that has no place"),
                                "use the version of Corner that wrote it");
    }
    const fs::path path = fs::path(folder_) / name;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    CORNER_ASSIGN_OR_RETURN(file_, indexer::FileWriter::Create(path));
    chmod(path.c_str(), 0600);
    return absl::OkStatus();
  }
  absl::Status Bytes(std::string_view bytes) { return file_->Append(bytes); }
  absl::Status End() {
    if (!file_) return absl::OkStatus();
    CORNER_RETURN_IF_ERROR(file_->Finish());
    file_.reset();
    return absl::OkStatus();
  }

 private:
  std::string folder_;
  std::optional<indexer::FileWriter> file_;
};

absl::StatusOr<ArchiveManifest> Unpack(const std::string& archive, const Vault& vault,
                                       const std::string& work) {
  Unpacked unpacked(work);
  ArchiveSink sink;
  sink.begin = [&](std::string_view name) { return unpacked.Begin(name); };
  sink.bytes = [&](std::string_view bytes) { return unpacked.Bytes(bytes); };
  CORNER_ASSIGN_OR_RETURN(ArchiveManifest manifest, ReadArchive(archive, vault.ArchiveKey(), sink));
  CORNER_RETURN_IF_ERROR(unpacked.End());
  for (const BackedUpDatabase& database : kBackedUpDatabases) {
    const std::string path = Concat(work, "/", database.name);
    std::error_code ignored;
    if (!fs::exists(path, ignored)) continue;
    CORNER_ASSIGN_OR_RETURN(const Connection copy,
                            Connection::Open(path, Connection::Access::kRead, *database.file));
    CORNER_RETURN_IF_ERROR(copy.CheckFile());
  }
  return manifest;
}

// The keys may be older than the backup; who was erased by then stays erased.
absl::StatusOr<uint64_t> EraseAgain(const ArchiveManifest& manifest, Vault* vault) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Erasure> known, vault->Erasures());
  std::set<std::string, std::less<>> listed;
  for (const Erasure& erasure : known) listed.insert(erasure.subject);
  for (const Erasure& erasure : manifest.erasures) {
    if (!listed.insert(erasure.subject).second) continue;
    CORNER_RETURN_IF_ERROR(vault->Erase(erasure.subject, erasure.at));
  }
  return listed.size();
}

// Moves everything out of the work folder, the keys last: records without keys are refused by
// OpenVault, so a folder that is only half moved is never taken for a whole one.
absl::Status MoveIntoPlace(const std::string& work, const std::string& data) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(work, error)) {
    if (entry.path().filename() != "keys") names.push_back(entry.path().filename());
    if (entry.is_directory()) CORNER_RETURN_IF_ERROR(indexer::SyncFolder(entry.path()));
  }
  if (error) return CannotWrite(work, error.value());
  names.emplace_back("keys");
  for (const std::string& name : names) {
    const std::string from = Concat(work, "/", name), to = Concat(data, "/", name);
    if (std::rename(from.c_str(), to.c_str()) != 0) return CannotWrite(to, errno);
  }
  if (rmdir(work.c_str()) != 0) return CannotWrite(work, errno);
  return indexer::SyncFolder(data);
}

absl::StatusOr<RestoreReport> RestoreInto(const RestoreOptions& options, const std::string& work,
                                          SiteKey key) {
  RestoreReport report;
  CORNER_ASSIGN_OR_RETURN(report.archive, ChosenArchive(options.from));
  CORNER_RETURN_IF_ERROR(BringKeys(options.keys_from, work));
  CORNER_ASSIGN_OR_RETURN(auto vault, Vault::Open(KeysPath(work), std::move(key)));
  CORNER_ASSIGN_OR_RETURN(const ArchiveManifest manifest, Unpack(report.archive, *vault, work));
  CORNER_ASSIGN_OR_RETURN(report.erasures, EraseAgain(manifest, vault.get()));
  if (options.forget_erased) CORNER_RETURN_IF_ERROR(options.forget_erased(work, vault.get()));
  vault.reset();
  report.made = manifest.made;
  report.files = manifest.files.size();
  for (const ArchivedFile& file : manifest.files) report.bytes += file.bytes;
  return report;
}

}  // namespace

absl::StatusOr<RestoreReport> Restore(const RestoreOptions& options, SiteKey key) {
  CORNER_ASSIGN_OR_RETURN(const std::string work, MakeWorkFolder(options.data));
  auto report = RestoreInto(options, work, std::move(key));
  if (report.ok()) {
    CORNER_RETURN_IF_ERROR(MoveIntoPlace(work, options.data));
  } else {
    std::error_code ignored;
    fs::remove_all(work, ignored);
  }
  return report;
}

}  // namespace corner::casework
