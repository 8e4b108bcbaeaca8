#include "taxonomies/occupations/job_fields.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

struct FieldOfGroup {
  SocCode group;
  std::string field;
  bool core = true;
};

// The fields of a unit: core rows of any group that holds it, else the others.
std::vector<std::string> FieldsOf(SocCode unit, const std::vector<FieldOfGroup>& rows) {
  std::vector<std::string> core, also;
  for (const FieldOfGroup& row : rows) {
    if (unit.At(row.group.level()) != row.group) continue;
    std::vector<std::string>& list = row.core ? core : also;
    if (std::find(list.begin(), list.end(), row.field) == list.end()) list.push_back(row.field);
  }
  return core.empty() ? also : core;
}

}  // namespace

absl::StatusOr<JobFields> JobFields::Parse(std::string_view names, std::string_view groups,
                                           const Classification& classification) {
  JobFields fields;
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> name_rows,
                          ParseTable(names, {"field", "name", "client_words"}));
  for (const TableRow& row : name_rows) {
    if (fields.Find(row.cells[0]) != nullptr) {
      return row.Wrong(Concat("the field ", row.cells[0], " stands there twice"));
    }
    JobField field{std::string(row.cells[0]), std::string(row.cells[1]), {}};
    for (std::string_view word : Split(row.cells[2], '|')) {
      if (!TrimSpace(word).empty()) field.client_words.emplace_back(TrimSpace(word));
    }
    fields.fields_.push_back(std::move(field));
  }
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> group_rows,
                          ParseTable(groups, {"field", "code", "strength"}));
  std::vector<FieldOfGroup> rows;
  for (const TableRow& row : group_rows) {
    if (fields.Find(row.cells[0]) == nullptr) {
      return row.Wrong(Concat("there is no field “", row.cells[0], "”"));
    }
    if (row.cells[1].empty()) continue;
    const auto code = SocCode::Parse(row.cells[1]);
    if (!code || classification.Find(*code) == nullptr) {
      return row.Wrong(Concat("“", row.cells[1], "” is no SOC 2020 group"));
    }
    if (row.cells[2] != "core" && row.cells[2] != "also") {
      return row.Wrong(Concat("“", row.cells[2], "” is neither core nor also"));
    }
    rows.push_back({*code, std::string(row.cells[0]), row.cells[2] == "core"});
  }
  for (const OccGroup* unit : classification.AtLevel(OccLevel::kUnit)) {
    std::vector<std::string> of_unit = FieldsOf(unit->code, rows);
    if (of_unit.empty()) {
      return InvalidInput(Concat("no job field holds the unit group ", unit->code.code(), "."));
    }
    fields.of_unit_[unit->code.number()] = std::move(of_unit);
  }
  return fields;
}

const JobField* JobFields::Find(std::string_view id) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const JobField& field) { return field.id == id; });
  return found == fields_.end() ? nullptr : &*found;
}

const std::vector<std::string>& JobFields::Of(SocCode unit) const {
  static const auto* const kNone = new std::vector<std::string>();
  const auto found = of_unit_.find(unit.number());
  return found == of_unit_.end() ? *kNone : found->second;
}

const JobFields& BuiltinJobFields() {
  static const JobFields* const kBuiltin = BuiltinOrDie(
      "job fields", JobFields::Parse(JobFieldNamesTsv(), JobFieldsTsv(), BuiltinClassification()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
