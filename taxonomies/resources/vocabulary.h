// The resources vocabulary: one list of concepts for what a person brings and what a job uses, each
// with the words of both sides, what it is near to, and how central it is to each kind of work.
// Built once from tables; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/occupations/classification.h"

namespace corner::taxonomies {

using ResourceIndex = uint16_t;  // position in Resources::all()

struct RelatedResource {
  ResourceIndex resource = 0;
  int32_t tenths = 0;  // similarity 1-9
};

struct Resource {
  enum Mark : uint8_t { kSensitive = 1, kLicence = 2, kLanguage = 4, kEveryday = 8 };
  std::string id, group, label;
  std::vector<std::string> client_words, advert_words;
  std::vector<RelatedResource> related;  // both ways, nearest first
  std::vector<std::string> external;     // "esco:skill/…", "onet:2.A.1.a"
  uint8_t marks = 0;
  // Lived experience and the like: never inferred from a text, counts only when the client says so.
  bool sensitive() const { return (marks & kSensitive) != 0; }
};

struct ResourceGroup {
  std::string id, name, about;
};

// How central a resource is to a kind of work, 1-9.
struct ResourceWeight {
  ResourceIndex resource = 0;
  int32_t weight = 0;
};

// The tables by the names of their files in taxonomies/data.
struct ResourceTables {
  std::string_view groups, resources, weights;
};

class Resources {
 public:
  // kInvalidArgument names the line: an id twice, a wording of two resources, a relation or a
  // weight of something unknown, a value out of range.
  static absl::StatusOr<Resources> Parse(const ResourceTables& tables,
                                         const Classification& classification);

  const std::vector<Resource>& all() const { return resources_; }
  const std::vector<ResourceGroup>& groups() const { return groups_; }
  const Resource* Find(std::string_view id) const;  // nullptr: no such resource
  // Similarity in tenths: 10 with itself, 0 where none is known.
  int32_t SimilarityTenths(ResourceIndex a, ResourceIndex b) const;
  // What a unit group uses, its own rows and those of the groups above it, heaviest first; where
  // several rows name one resource, the closest group's counts.
  std::span<const ResourceWeight> UsedBy(SocCode unit) const;
  // Rows written for exactly this group.
  std::vector<ResourceWeight> OwnWeights(SocCode group) const;

 private:
  absl::Status ReadGroups(std::string_view table);
  absl::Status ReadResources(std::string_view table);
  absl::Status ReadRelated(std::string_view text, ResourceIndex from);
  absl::Status ReadWeights(std::string_view table, const Classification& classification);

  std::vector<Resource> resources_;
  std::vector<ResourceGroup> groups_;
  absl::flat_hash_map<std::string, ResourceIndex> by_id_;
  absl::flat_hash_map<uint16_t, std::vector<ResourceWeight>> own_, used_by_;  // by code number
};

const Resources& BuiltinResources();

}  // namespace corner::taxonomies
