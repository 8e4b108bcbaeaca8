// The groups of SOC 2020 with their titles: 9 major, 26 sub-major, 104 minor and 412 unit groups.
// Built once from a table; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/occupations/occ_code.h"

namespace corner::taxonomies {

struct OccGroup {
  SocCode code;
  std::string title;
};

class Classification {
 public:
  // Lines `level<TAB>code<TAB>title` behind a header line. kInvalidArgument names the line: a code
  // twice, a group without the group above it, a level that does not fit the code.
  static absl::StatusOr<Classification> Parse(std::string_view table);

  // nullptr: no such group.
  const OccGroup* Find(SocCode code) const;
  // All groups of a level, by code.
  std::vector<const OccGroup*> AtLevel(OccLevel level) const;
  const std::vector<OccGroup>& groups() const { return groups_; }

 private:
  std::vector<OccGroup> groups_;  // by level, then code
  absl::flat_hash_map<uint16_t, size_t> by_number_;
};

// The classification that ships with the program.
const Classification& BuiltinClassification();

}  // namespace corner::taxonomies
