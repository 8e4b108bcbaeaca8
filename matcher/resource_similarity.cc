#include "matcher/resource_similarity.h"

namespace corner::matcher {

using taxonomies::RelatedResource;
using taxonomies::Resource;

std::vector<RelatedConcept> ResourceSimilarity::Near(std::string_view concept_id) const {
  std::vector<RelatedConcept> near = {{std::string(concept_id), 1000}};
  const Resource* const resource = resources_.Find(concept_id);
  if (resource == nullptr) return near;
  for (const RelatedResource& related : resource->related) {
    if (related.tenths < kLeastTenths) continue;
    const Resource& other = resources_.all()[related.resource];
    if (!other.sensitive()) near.push_back({other.id, related.tenths * 100});
  }
  return near;
}

bool ResourceSimilarity::IsSensitive(std::string_view concept_id) const {
  const Resource* const resource = resources_.Find(concept_id);
  return resource != nullptr && resource->sensitive();
}

}  // namespace corner::matcher
