// What the ids of a reason are called, behind a port: phrases know no vocabulary. The adapter over
// the built-in taxonomies is BuiltinLabels(); an id it does not know is shown with its underscores
// as spaces, never hidden. Implementations are immutable and safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace corner::matcher {

// A facet's name and what 1, 3 and 5 on its scale mean.
struct FacetWords {
  std::string name, one, three, five;
};

class Labels {
 public:
  virtual ~Labels() = default;
  // As something one does: "keeping bees", "speaking Welsh". A sensitive one stays unnamed: "using
  // their own experience of life".
  virtual std::string Concept(std::string_view id) const = 0;
  virtual std::string Field(std::string_view id) const = 0;  // "food, kitchens and cafés"
  virtual FacetWords Facet(std::string_view id) const = 0;
  // As something one has: "a driving licence", "registration with the NMC".
  virtual std::string Requirement(std::string_view kind) const = 0;
};

const Labels& BuiltinLabels();

// The words for a value 1-5 of a scale, quoted: “Quiet”; “Quiet” or close to it for 2.
std::string ScaleWords(const FacetWords& facet, int value);

}  // namespace corner::matcher
