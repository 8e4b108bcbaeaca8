// Job fields: the words by which people browse and hope ("office", "animal_care"), each standing
// for several groups of SOC 2020, and a group for several fields. Built once from tables;
// immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/occupations/classification.h"

namespace corner::taxonomies {

struct JobField {
  std::string id, name;
  std::vector<std::string> client_words;
};

class JobFields {
 public:
  // `names`: lines `field<TAB>name<TAB>client_words`; `groups`: lines `field<TAB>code<TAB>strength`
  // (core or also; a field without a code is no kind of work but a way of working).
  // kInvalidArgument names the line; a unit group that no field reaches is an error.
  static absl::StatusOr<JobFields> Parse(std::string_view names, std::string_view groups,
                                         const Classification& classification);

  const std::vector<JobField>& all() const { return fields_; }
  const JobField* Find(std::string_view id) const;  // nullptr: no such field
  // Ids of the fields a unit group belongs to at its core; those it also touches where it has no
  // core field.
  const std::vector<std::string>& Of(SocCode unit) const;

 private:
  std::vector<JobField> fields_;
  absl::flat_hash_map<uint16_t, std::vector<std::string>> of_unit_;
};

const JobFields& BuiltinJobFields();

}  // namespace corner::taxonomies
