#include "matcher/evaluate/profile_text.h"

#include <algorithm>

#include "indexer/words.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

void AddWords(std::string_view text, std::vector<std::string>* words) {
  ForEachWord(text, [&](std::string_view folded, int32_t, int32_t) {
    if (indexer::IsStopWord(folded)) return;
    if (std::find(words->begin(), words->end(), folded) != words->end()) return;
    words->emplace_back(folded);
  });
}

// A concept that the vocabulary does not know is its own name.
void AddConcept(const std::string& id, const taxonomies::Resources& vocabulary,
                std::vector<std::string>* words) {
  const taxonomies::Resource* const known = vocabulary.Find(id);
  AddWords(known != nullptr ? known->label : ReplaceAll(id, "_", " "), words);
}

}  // namespace

std::vector<const ResourceHeld*> UsableResources(const Profile& profile,
                                                 const Similarity& similarity) {
  std::vector<const ResourceHeld*> usable;
  for (const ResourceHeld& held : profile.resources) {
    const bool wished =
        held.wish == ResourceHeld::Wish::kWant || held.wish == ResourceHeld::Wish::kHappy;
    const bool released = held.use_to_find_jobs || !similarity.IsSensitive(held.concept_id);
    if (wished && released) usable.push_back(&held);
  }
  return usable;
}

ProfileText TextOf(const Profile& profile, const CollectionWorld& world) {
  ProfileText text;
  for (const std::string& id : profile.aspirations.fields) {
    const taxonomies::JobField* const field = world.fields->Find(id);
    AddWords(field != nullptr ? field->name : ReplaceAll(id, "_", " "), &text.hopes);
    if (field == nullptr) continue;
    for (const std::string& words : field->client_words) AddWords(words, &text.field_words);
  }
  for (const Aspirations::Interest& interest : profile.aspirations.interests) {
    AddConcept(interest.concept_id, *world.resources, &text.hopes);
  }
  for (const ResourceHeld* held : UsableResources(profile, *world.similarity)) {
    AddConcept(held->concept_id, *world.resources, &text.resources);
    for (const Evidence& evidence : held->evidence) AddWords(evidence.text, &text.resources);
  }
  return text;
}

std::vector<std::string> ConceptsOf(const Profile& profile, const Similarity& similarity) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const auto& interest : profile.aspirations.interests) add(interest.concept_id);
  for (const ResourceHeld* held : UsableResources(profile, similarity)) add(held->concept_id);
  return ids;
}

}  // namespace corner::matcher
