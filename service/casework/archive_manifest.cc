#include "service/casework/archive_manifest.h"

#include <algorithm>
#include <array>

#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr int64_t kFormat = 1;
constexpr size_t kHashDigits = 64;

absl::Status Damaged() {
  return Error(absl::StatusCode::kDataLoss, "the list at the end of the backup cannot be read",
               "use another backup");
}

bool IsHash(std::string_view text) {
  return text.size() == kHashDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

bool IsArchivedName(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"ledger.sqlite", "casework.sqlite",
                                                      "monitoring.sqlite", "sources.toml"};
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  constexpr std::string_view kFolder = "taxonomies/", kEnding = ".tsv";
  if (!name.starts_with(kFolder) || !name.ends_with(kEnding)) return false;
  if (name.size() <= kFolder.size() + kEnding.size()) return false;
  const auto stem = name.substr(kFolder.size(), name.size() - kFolder.size() - kEnding.size());
  return stem.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == stem.npos;
}

std::string WriteArchiveManifest(const ArchiveManifest& manifest) {
  JsonWriter json;
  json.BeginObject().Field("format", kFormat).Field("made", absl::ToUnixMicros(manifest.made));
  json.Key("files").BeginArray();
  for (const ArchivedFile& file : manifest.files) {
    json.BeginObject().Field("name", file.name).Field("bytes", file.bytes);
    json.Field("hash", file.hash).EndObject();
  }
  json.EndArray().Key("erasures").BeginArray();
  for (const Erasure& erasure : manifest.erasures) {
    json.BeginObject().Field("subject", erasure.subject);
    json.Field("at", absl::ToUnixMicros(erasure.at)).EndObject();
  }
  return json.EndArray().EndObject().Take();
}

absl::StatusOr<ArchiveManifest> ReadArchiveManifest(std::string_view json) {
  const auto document = JsonDocument::Parse(json);
  if (!document.ok()) return Damaged();
  const JsonValue root = document->root();
  const auto format = root.member("format").integer();
  if (!format || *format < 1) return Damaged();
  if (*format > kFormat) {
    return FailedPrecondition("the backup was written by a newer Corner", "use that version");
  }
  const auto made = root.member("made").integer();
  const JsonValue files = root.member("files"), erasures = root.member("erasures");
  if (!made || !files.is_array() || !erasures.is_array()) return Damaged();
  ArchiveManifest manifest{absl::FromUnixMicros(*made), {}, {}};
  for (size_t i = 0; i < files.size(); ++i) {
    const auto name = files.element(i).member("name").string();
    const auto bytes = files.element(i).member("bytes").integer();
    const auto hash = files.element(i).member("hash").string();
    if (!name || !bytes || *bytes < 0 || !hash || !IsHash(*hash)) return Damaged();
    manifest.files.push_back(
        {std::string(*name), static_cast<uint64_t>(*bytes), std::string(*hash)});
  }
  for (size_t i = 0; i < erasures.size(); ++i) {
    const auto subject = erasures.element(i).member("subject").string();
    const auto at = erasures.element(i).member("at").integer();
    if (!subject || subject->empty() || !at) return Damaged();
    manifest.erasures.push_back({std::string(*subject), absl::FromUnixMicros(*at)});
  }
  return manifest;
}

}  // namespace corner::casework
