#include "taxonomies/occupations/classification.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

constexpr std::pair<std::string_view, OccLevel> kLevels[] = {{"major", OccLevel::kMajor},
                                                             {"sub_major", OccLevel::kSubMajor},
                                                             {"minor", OccLevel::kMinor},
                                                             {"unit", OccLevel::kUnit}};

bool LevelFits(std::string_view name, OccLevel level) {
  return std::any_of(std::begin(kLevels), std::end(kLevels), [&](const auto& known) {
    return known.first == name && known.second == level;
  });
}

}  // namespace

absl::StatusOr<Classification> Classification::Parse(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"level", "code", "title"}));
  Classification classification;
  for (const TableRow& row : rows) {
    const auto code = SocCode::Parse(row.cells[1]);
    if (!code || !LevelFits(row.cells[0], code->level())) {
      return row.Wrong(Concat("“", row.cells[1], "” is no code of level “", row.cells[0], "”"));
    }
    if (row.cells[2].empty()) return row.Wrong("the group has no title");
    classification.groups_.push_back({*code, std::string(row.cells[2])});
  }
  std::sort(classification.groups_.begin(), classification.groups_.end(),
            [](const OccGroup& a, const OccGroup& b) { return a.code < b.code; });
  for (size_t i = 0; i < classification.groups_.size(); ++i) {
    const SocCode code = classification.groups_[i].code;
    if (!classification.by_number_.try_emplace(code.number(), i).second) {
      return InvalidInput(Concat("The occupations table has the code ", code.code(), " twice."));
    }
    if (code.level() == OccLevel::kMajor) continue;
    const SocCode above = code.At(static_cast<OccLevel>(static_cast<int>(code.level()) - 1));
    if (classification.Find(above) == nullptr) {
      return InvalidInput(Concat("The occupations table has the code ", code.code(),
                                 " but not its group ", above.code(), "."));
    }
  }
  return classification;
}

const OccGroup* Classification::Find(SocCode code) const {
  const auto found = by_number_.find(code.number());
  return found == by_number_.end() ? nullptr : &groups_[found->second];
}

std::vector<const OccGroup*> Classification::AtLevel(OccLevel level) const {
  std::vector<const OccGroup*> groups;
  for (const OccGroup& group : groups_) {
    if (group.code.level() == level) groups.push_back(&group);
  }
  return groups;
}

const Classification& BuiltinClassification() {
  static const Classification* const kBuiltin =
      BuiltinOrDie("occupations", Classification::Parse(OccupationsTsv()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
