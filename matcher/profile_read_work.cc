#include <string>
#include <unordered_set>
#include <utility>

#include "matcher/profile_names.h"
#include "matcher/profile_read.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;

constexpr int64_t kLeastStrength = 1, kMostStrength = 3;

void ReadInterest(const ProfileCursor& at, std::unordered_set<std::string>* seen,
                  Aspirations* aspirations) {
  if (!at.IsObject(names::kInterest)) return;
  Aspirations::Interest interest;
  interest.strength = static_cast<int>(
      at["strength"].Integer(kLeastStrength, kMostStrength, "").value_or(interest.strength));
  const std::optional<std::string> id = at.Needed("id").Id(ProfileWord::kConcept);
  if (!id) return;
  if (!seen->insert(*id).second) {
    at["id"].Report(Concat(Shown(*id), " stands here twice."), "Keep one, with its strength.");
    return;
  }
  interest.concept_id = *id;
  aspirations->interests.push_back(std::move(interest));
}

std::optional<Evidence> ReadEvidence(const ProfileCursor& at) {
  if (!at.IsObject(names::kEvidence)) return std::nullopt;
  Evidence evidence;
  std::optional<std::string> kind = at.Needed("kind").NeededText();
  std::optional<std::string> text = at.Needed("text").NeededText();
  evidence.where = at["where"].Text().value_or("");
  evidence.from = at["from"].Text().value_or("");
  evidence.to = at["to"].Text().value_or("");
  evidence.confirmer = at["confirmer"].Text().value_or("");
  evidence.may_share = at["may_share"].Flag().value_or(false);
  if (!kind || !text) return std::nullopt;
  evidence.kind = *std::move(kind);
  evidence.text = *std::move(text);
  return evidence;
}

// Everything is used but what is sensitive, and then only when the client ticked it: a "no" on
// anything else would be a promise that is not kept.
void CheckUse(const ProfileCursor& at, const std::string& concept_id, std::optional<bool> use) {
  if (use.value_or(true) || at.words().IsSensitive(concept_id)) return;
  at["use_to_find_jobs"].Report(
      Concat(Shown(concept_id), " is used whenever it stands in a profile."),
      "Leave use_to_find_jobs out, or take the whole resource out.");
}

void ReadResource(const ProfileCursor& at, std::unordered_set<std::string>* seen,
                  Profile* profile) {
  if (!at.IsObject(names::kResource)) return;
  ResourceHeld held;
  if (const auto wish = at["wish"].Choice(names::kWishes)) {
    held.wish = static_cast<ResourceHeld::Wish>(*wish);
  }
  const std::optional<bool> use = at["use_to_find_jobs"].Flag();
  held.use_to_find_jobs = use.value_or(false);
  at["evidence"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    if (auto evidence = ReadEvidence(entry)) held.evidence.push_back(*std::move(evidence));
  });
  const std::optional<std::string> id = at.Needed("concept").Id(ProfileWord::kConcept);
  if (!id) return;
  CheckUse(at, *id, use);
  if (!seen->insert(*id).second) {
    at["concept"].Report(Concat(Shown(*id), " stands among the resources twice."),
                         "Put all its evidence into one entry.");
    return;
  }
  held.concept_id = *id;
  profile->resources.push_back(std::move(held));
}

}  // namespace

void ReadAspirations(const ProfileCursor& root, Profile* profile) {
  const ProfileCursor at = root["aspirations"];
  if (!at.present() || !at.IsObject(names::kAspirations)) return;
  Aspirations& aspirations = profile->aspirations;
  std::unordered_set<std::string> seen_fields, seen_concepts;
  at["fields"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    const std::optional<std::string> id = entry.Id(ProfileWord::kField);
    if (id && seen_fields.insert(*id).second) aspirations.fields.push_back(*id);
  });
  at["concepts"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    ReadInterest(entry, &seen_concepts, &aspirations);
  });
  const std::optional<size_t> mode = at["mode"].Choice(names::kModes);
  if (mode) {
    aspirations.mode = static_cast<Aspirations::Mode>(*mode);
  } else if (!aspirations.fields.empty() || !aspirations.interests.empty()) {
    aspirations.mode = Aspirations::Mode::kNamed;
  }
}

void ReadResources(const ProfileCursor& root, Profile* profile) {
  std::unordered_set<std::string> seen;
  root["resources"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    ReadResource(entry, &seen, profile);
  });
}

}  // namespace corner::matcher
