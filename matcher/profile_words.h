// The vocabulary a profile is checked against, behind a port, so that the matcher knows no word by
// itself. Called by ReadProfile; tests bring their own small vocabulary. Every member is const and
// may be called from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/places/travel_times.h"

namespace corner::matcher {

enum class ProfileWord : uint8_t { kField, kConcept, kFacet };

// What a place that a client named is.
struct PlaceAnswer {
  enum class Kind : uint8_t { kFound, kUnknown, kSeveral };
  Kind kind = Kind::kUnknown;
  taxonomies::TravelPoint point;    // kFound
  std::string name;                 // kFound: the gazetteer's name for it
  std::vector<std::string> others;  // kSeveral: what it may be; kUnknown: names like it; at most 4
};

class ProfileWords {
 public:
  virtual ~ProfileWords() = default;
  virtual bool Knows(ProfileWord kind, std::string_view id) const = 0;
  // Known ids that may have been meant, likeliest first, at most three.
  virtual std::vector<std::string> Near(ProfileWord kind, std::string_view unknown) const = 0;
  // Lived experience and the like: counts only when the client said "use this to find jobs".
  virtual bool IsSensitive(std::string_view concept_id) const = 0;
  virtual PlaceAnswer FindPlace(std::string_view text) const = 0;
};

// The shipped job fields, resources, facets and gazetteer.
const ProfileWords& BuiltinProfileWords();

}  // namespace corner::matcher
