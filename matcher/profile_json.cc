#include "matcher/profile_json.h"

#include <algorithm>
#include <utility>

#include "matcher/profile_names.h"
#include "matcher/profile_read.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;

constexpr int64_t kSchema = 1;
constexpr int kMostDepth = 16;
// An hourly pay floor below a pound is a sum in pounds; one above £500 is a week's or a year's pay.
constexpr int64_t kLeastPayFloor = 100, kMostPayFloor = 50'000;

void ReadSchema(const ProfileCursor& root) {
  const ProfileCursor at = root.Needed("schema");
  if (at.present() && !at.Is(kSchema)) {
    at.Report("This is not a profile of a form that Corner reads.", "Set schema to 1.");
  }
}

bool IsCredential(std::string_view kind) {
  return std::all_of(kind.begin(), kind.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
  });
}

void ReadCredential(const ProfileCursor& at, Profile* profile) {
  const std::optional<std::string> kind = at.NeededText();
  if (!kind) return;
  if (!IsCredential(*kind)) {
    at.Report(
        Concat(Shown(*kind), " is no kind of requirement."),
        "Use the word that stands with vacancies, such as driving_licence or language:welsh.");
    return;
  }
  std::vector<std::string>& all = profile->credentials;
  if (std::find(all.begin(), all.end(), *kind) == all.end()) all.push_back(*kind);
}

void ReadMembers(const ProfileCursor& root, Profile* profile) {
  ReadSchema(root);
  profile->key = root.Needed("key").NeededText().value_or("");
  ReadAspirations(root, profile);
  ReadResources(root, profile);
  ReadFacets(root, profile);
  ReadHours(root, profile);
  ReadDays(root, profile);
  ReadTravel(root, profile);
  const ProfileCursor pay = root["pay_floor_pence"];
  if (const auto floor = pay.Integer(kLeastPayFloor, kMostPayFloor, " pence an hour")) {
    profile->pay_floor_pence = static_cast<int32_t>(*floor);
  }
  profile->permanent = root["permanent"].Flag().value_or(false);
  profile->remote = root["remote"].Flag();
  ReadSectors(root, profile);
  if (const auto openness = root["openness"].Choice(names::kOpenness)) {
    profile->openness = static_cast<Openness>(*openness);
  }
  ReadMusts(root, profile);
  ReadVetoes(root, profile);
  ReadCaps(root, profile);
  root["credentials"].ForEach(kMostProfileEntries,
                              [&](const ProfileCursor& entry) { ReadCredential(entry, profile); });
  profile->widen = root["widen"].Flag().value_or(true);
}

}  // namespace

ProfileReading ReadProfile(std::string_view json, const ProfileWords& words) {
  ProfileReading reading;
  ProfileIssues issues;
  const auto document =
      JsonDocument::Parse(json, {.max_bytes = kMostProfileBytes, .max_depth = kMostDepth});
  if (!document.ok()) {
    std::string reason = Sentence(document.status());
    while (reason.ends_with('.')) reason.pop_back();
    issues.Add({"", Concat("This profile cannot be read: ", reason, "."),
                "A profile is one JSON object in UTF-8; docs/profile.md has an example."});
  } else {
    const ProfileCursor root(document->root(), "", &words, &issues);
    if (root.IsObject(names::kProfile)) ReadMembers(root, &reading.profile);
  }
  reading.issues = issues.Take();
  return reading;
}

}  // namespace corner::matcher
