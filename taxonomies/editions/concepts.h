// Concepts of other schemes that a site loaded (ESCO, O*NET): to look up, not to match by. Built
// once from tables; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/editions/site_tables.h"

namespace corner::taxonomies {

enum class ConceptKind : uint8_t { kOccupation, kSkill, kTask };

struct Concept {
  std::string_view scheme;  // "ESCO", "ONET"
  ConceptKind kind = ConceptKind::kOccupation;
  std::string code;    // ESCO: the URI behind http://data.europa.eu/esco/
  std::string parent;  // a task's or rated skill's occupation; the ISCO group of an ESCO occupation
  std::string label;
  std::vector<std::string> words;  // other names
  std::string value;               // O*NET: the importance of a skill, 1 to 5 as published
};

class Concepts {
 public:
  // kInvalidArgument names the line: an unknown kind, a code twice, nothing to call it by.
  static absl::StatusOr<Concepts> Parse(const SiteTables& site);

  const std::vector<Concept>& all() const { return concepts_; }
  // nullptr: no such concept.
  const Concept* Find(std::string_view scheme, std::string_view code) const;
  // Tasks and skills of an occupation, in the order of the table.
  std::vector<const Concept*> Of(std::string_view scheme, std::string_view occupation) const;

 private:
  absl::Status Read(std::string_view table, std::string_view scheme);

  std::vector<Concept> concepts_;
  absl::flat_hash_map<std::string, uint32_t> by_code_;  // "SCHEME code"
  absl::flat_hash_map<std::string, std::vector<uint32_t>> of_;
};

std::string_view ConceptKindName(ConceptKind kind);  // "occupation", "skill", "task"

}  // namespace corner::taxonomies
