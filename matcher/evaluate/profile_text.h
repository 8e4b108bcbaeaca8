// A profile as the words someone would type into a search box. Used by the text baselines. Pure.
#pragma once

#include <string>
#include <vector>

#include "matcher/evaluate/collection.h"

namespace corner::matcher {

// Folded words without the very common ones, each once, in the order of the profile.
struct ProfileText {
  std::vector<std::string> hopes;        // names of fields and interests
  std::vector<std::string> field_words;  // what clients call their fields
  std::vector<std::string> resources;    // names of resources they would use, and their own words
};

// Resources that the client would rather not use, or has not released, say nothing.
ProfileText TextOf(const Profile& profile, const CollectionWorld& world);

// Concept ids of those resources and of the interests, each once.
std::vector<std::string> ConceptsOf(const Profile& profile, const Similarity& similarity);

// Of the resources, those the client would use and has released.
std::vector<const ResourceHeld*> UsableResources(const Profile& profile,
                                                 const Similarity& similarity);

}  // namespace corner::matcher
