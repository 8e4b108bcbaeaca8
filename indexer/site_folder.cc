#include "indexer/site_folder.h"

#include <filesystem>
#include <mutex>
#include <utility>

#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;

using taxonomies::SiteKind;
using taxonomies::SiteTables;
using taxonomies::TaxonomySet;

std::string FolderOf(std::string_view data) { return Concat(data, "/taxonomies"); }

constexpr std::string_view kHint =
    "Load the official file again, or take the table out with corner taxonomy unload.";

absl::Status WithFolderHint(const absl::Status& status, const std::string& data) {
  return Error(status.code(), Concat(FolderOf(data), "/", Sentence(status)), kHint);
}

}  // namespace

std::string SiteTablePath(std::string_view data, SiteKind kind) {
  return Concat(FolderOf(data), "/", taxonomies::InfoOf(kind).name, ".tsv");
}

absl::StatusOr<SiteTables> ReadSiteTables(const std::string& data) {
  SiteTables site;
  for (const taxonomies::SiteKindInfo& info : taxonomies::SiteKinds()) {
    absl::StatusOr<std::string> text = ReadFile(SiteTablePath(data, info.kind));
    if (absl::IsNotFound(text.status())) continue;
    if (!text.ok()) return text.status();
    if (text->empty()) {
      return InvalidInput(Concat(SiteTablePath(data, info.kind), " is empty."), kHint);
    }
    site.Set(info.kind, *std::move(text));
  }
  return site;
}

absl::Status StoreSiteTable(const std::string& data, SiteKind kind, std::string_view text) {
  std::error_code failed;
  fs::create_directories(FolderOf(data), failed);
  if (failed) {
    return Unavailable(
        Concat("Could not make the folder ", FolderOf(data), ": ", failed.message(), "."));
  }
  return ReplaceFile(SiteTablePath(data, kind), text);
}

absl::Status RemoveSiteTable(const std::string& data, SiteKind kind) {
  const std::string path = SiteTablePath(data, kind);
  std::error_code failed;
  const bool removed = fs::remove(path, failed);
  if (failed) return Unavailable(Concat("Could not remove ", path, ": ", failed.message(), "."));
  if (!removed) {
    return NotFound(Concat("No table ", taxonomies::InfoOf(kind).name, " is loaded."),
                    "corner taxonomy status lists what is.");
  }
  return SyncFolder(FolderOf(data));
}

absl::StatusOr<std::shared_ptr<const TaxonomySet>> TaxonomiesInUse(const std::string& data) {
  static std::mutex mutex;
  static auto* const last = new std::shared_ptr<const TaxonomySet>();
  CORNER_ASSIGN_OR_RETURN(const SiteTables site, ReadSiteTables(data));
  const std::lock_guard lock(mutex);
  if (*last != nullptr && (*last)->edition == taxonomies::EditionOf(site)) return *last;
  auto loaded = taxonomies::LoadTaxonomies(site);
  if (!loaded.ok()) return WithFolderHint(loaded.status(), data);
  *last = *std::move(loaded);
  return *last;
}

absl::StatusOr<std::shared_ptr<const taxonomies::Gazetteer>> GazetteerInUse(
    const std::string& data) {
  CORNER_ASSIGN_OR_RETURN(const SiteTables site, ReadSiteTables(data));
  auto loaded = taxonomies::LoadGazetteer(site);
  return loaded.ok() ? loaded : WithFolderHint(loaded.status(), data);
}

}  // namespace corner::indexer
