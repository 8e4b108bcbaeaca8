#include "indexer/xapian/manifest.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "indexer/xapian/files.h"
#include "indexer/xapian/schema.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

namespace fs = std::filesystem;

namespace {

std::string Number(uint64_t number) { return absl::StrFormat("%06d", number); }

std::string ToJson(const Manifest& manifest) {
  JsonWriter writer;
  writer.BeginObject()
      .Field("generation", manifest.generation)
      .Field("seq", manifest.seq)
      .Field("schema", manifest.schema)
      .Field("edition", std::string_view(manifest.edition))
      .Field("built", manifest.built_unix)
      .Field("last_segment", manifest.last_segment);
  writer.Key("segments").BeginArray();
  for (const SegmentEntry& segment : manifest.segments) {
    writer.BeginObject()
        .Field("number", segment.number)
        .Field("documents", segment.documents)
        .Field("dead", segment.dead)
        .Field("dead_file", std::string_view(segment.dead_file))
        .EndObject();
  }
  return writer.EndArray().EndObject().Take();
}

}  // namespace

int64_t Manifest::live() const {
  int64_t live = 0;
  for (const SegmentEntry& segment : segments) live += segment.documents - segment.dead;
  return live;
}

std::string SegmentFolder(const std::string& index, uint64_t number) {
  return index + "/segments/" + Number(number);
}

std::string ManifestPath(const std::string& index, uint64_t generation) {
  return index + "/generations/" + Number(generation) + ".json";
}

absl::StatusOr<uint64_t> CurrentGeneration(const std::string& index) {
  const auto text = ReadFile(index + "/CURRENT");
  if (absl::IsNotFound(text.status())) {
    return NotFound("There is no search index yet.", "Run corner ingest FEED first.");
  }
  if (!text.ok()) return text.status();
  const auto number = ParseInteger(TrimSpace(*text));
  if (!number || *number <= 0) {
    return Internal(Concat("The file ", index, "/CURRENT is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  return static_cast<uint64_t>(*number);
}

absl::StatusOr<Manifest> ReadManifest(const std::string& index, uint64_t generation) {
  CORNER_ASSIGN_OR_RETURN(const std::string text, ReadFile(ManifestPath(index, generation)));
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(text));
  const JsonValue root = document.root();
  const auto number = [](JsonValue object, std::string_view name) {
    return object.member(name).integer().value_or(-1);
  };
  Manifest manifest;
  manifest.generation = number(root, "generation");
  manifest.seq = number(root, "seq");
  manifest.schema = static_cast<int>(number(root, "schema"));
  manifest.edition = root.member("edition").string().value_or("");
  manifest.built_unix = number(root, "built");
  manifest.last_segment = static_cast<uint64_t>(std::max<int64_t>(0, number(root, "last_segment")));
  if (manifest.schema != kIndexSchemaVersion) {
    return FailedPrecondition(Concat("The search index has format ", manifest.schema,
                                     "; this program reads format ", kIndexSchemaVersion, "."),
                              "Run corner ingest --rebuild: the ledger holds everything.");
  }
  const JsonValue segments = root.member("segments");
  for (size_t i = 0; i < segments.size(); ++i) {
    const JsonValue entry = segments.element(i);
    manifest.segments.push_back({static_cast<uint64_t>(number(entry, "number")),
                                 static_cast<uint32_t>(number(entry, "documents")),
                                 static_cast<uint32_t>(number(entry, "dead")),
                                 std::string(entry.member("dead_file").string().value_or(""))});
  }
  return manifest;
}

absl::Status Publish(const std::string& index, const Manifest& manifest) {
  CORNER_RETURN_IF_ERROR(SyncFolder(index + "/segments"));
  CORNER_RETURN_IF_ERROR(ReplaceFile(ManifestPath(index, manifest.generation), ToJson(manifest)));
  return ReplaceFile(index + "/CURRENT", Concat(manifest.generation, "\n"));
}

namespace {

// The manifests on disk by number; files that are none are deleted.
std::map<uint64_t, Manifest> ManifestsOnDisk(const std::string& index) {
  std::map<uint64_t, Manifest> manifests;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(index + "/generations", ignored)) {
    const auto number = ParseInteger(entry.path().stem().string());
    const auto manifest = number && entry.path().extension() == ".json"
                              ? ReadManifest(index, static_cast<uint64_t>(*number))
                              : NotFound("not a manifest");
    if (manifest.ok()) {
      manifests[manifest->generation] = *manifest;
    } else {
      fs::remove(entry.path(), ignored);
    }
  }
  return manifests;
}

// Deletes what stands in the segments folder and is not named in `kept` (folders and dead files).
void RemoveUnnamed(const std::string& index, const std::set<std::string>& kept) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(index + "/segments", ignored)) {
    if (!kept.contains(entry.path().string())) {
      fs::remove_all(entry.path(), ignored);
      continue;
    }
    for (const auto& file : fs::directory_iterator(entry.path(), ignored)) {
      const bool dead = file.path().filename().string().starts_with("dead-");
      if (dead && !kept.contains(file.path().string())) fs::remove(file.path(), ignored);
    }
  }
}

}  // namespace

absl::Status RemoveOldGenerations(const std::string& index, int64_t keep_seconds) {
  CORNER_ASSIGN_OR_RETURN(const uint64_t current, CurrentGeneration(index));
  const int64_t oldest = std::time(nullptr) - keep_seconds;
  const std::map<uint64_t, Manifest> manifests = ManifestsOnDisk(index);
  std::set<std::string> kept;
  for (auto entry = manifests.begin(); entry != manifests.end(); ++entry) {
    // A generation is superseded when the next one was built.
    const auto next = std::next(entry);
    const bool recent =
        entry->first < current && next != manifests.end() && next->second.built_unix >= oldest;
    if (entry->first != current && !recent) {
      std::error_code ignored;
      fs::remove(ManifestPath(index, entry->first), ignored);
      continue;
    }
    for (const SegmentEntry& segment : entry->second.segments) {
      const std::string folder = SegmentFolder(index, segment.number);
      kept.insert(folder);
      if (!segment.dead_file.empty()) kept.insert(folder + "/" + segment.dead_file);
    }
  }
  RemoveUnnamed(index, kept);
  std::error_code ignored;
  fs::remove_all(index + "/scratch", ignored);
  return absl::OkStatus();
}

}  // namespace corner::indexer
