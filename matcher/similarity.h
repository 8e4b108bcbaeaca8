// How near two concepts are, behind a port, so that the matcher knows no vocabulary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corner::matcher {

struct RelatedConcept {
  std::string concept_id;
  int32_t per_mille = 0;  // 1-1000
};

class Similarity {
 public:
  virtual ~Similarity() = default;
  // Concepts near `concept_id`, itself with 1000 among them; only itself when it is not known.
  virtual std::vector<RelatedConcept> Near(std::string_view concept_id) const = 0;
  // Lived experience and the like: counts only when the client said "use this to find jobs".
  virtual bool IsSensitive(std::string_view concept_id) const = 0;
};

// Every concept is near to itself alone, and none is sensitive.
class NoSimilarity : public Similarity {
 public:
  std::vector<RelatedConcept> Near(std::string_view concept_id) const override {
    return {{std::string(concept_id), 1000}};
  }
  bool IsSensitive(std::string_view) const override { return false; }
};

}  // namespace corner::matcher
