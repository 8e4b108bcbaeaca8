// Nearness of concepts as the resources vocabulary has it.
#pragma once

#include "matcher/similarity.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {

class ResourceSimilarity : public Similarity {
 public:
  // Relations weaker than this many tenths say too little of a person to be used.
  static constexpr int32_t kLeastTenths = 4;

  // `resources` must outlive it.
  explicit ResourceSimilarity(const taxonomies::Resources& resources) : resources_(resources) {}
  std::vector<RelatedConcept> Near(std::string_view concept_id) const override;
  bool IsSensitive(std::string_view concept_id) const override;

 private:
  const taxonomies::Resources& resources_;
};

}  // namespace corner::matcher
