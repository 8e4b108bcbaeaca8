// The structure of SOC 2020: one row a group, its code in the column of its level.
#include <algorithm>
#include <map>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kLevels[] = {"major", "sub_major", "minor", "unit"};
constexpr size_t kTitle = 4;

const std::vector<OfficialColumn>& Columns() {
  static const auto* const kColumns = new std::vector<OfficialColumn>{
      {"the major groups", {"soc2020majorgroup", "majorgroup"}},
      {"the sub-major groups", {"soc2020submajorgroup", "submajorgroup"}},
      {"the minor groups", {"soc2020minorgroup", "minorgroup"}},
      {"the unit groups", {"soc2020unitgroup", "unitgroup"}},
      {"the titles", {"soc2020grouptitle", "grouptitle", "classificationtitle", "title"}}};
  return *kColumns;
}

// The publisher sets titles of larger groups in capitals. Where only capitals differ, the shipped
// title stands.
std::string TitleOf(std::string_view cell, SocCode code, const Classification& shipped) {
  std::string title = CellText(cell);
  const OccGroup* const known = shipped.Find(code);
  if (known != nullptr && FoldKey(known->title) == FoldKey(title)) return known->title;
  const bool capitals =
      std::none_of(title.begin(), title.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!capitals || title.empty()) return title;
  return Concat(title.substr(0, 1), AsciiLower(title.substr(1)));
}

}  // namespace

absl::StatusOr<OfficialTable> ReadSoc2020(OfficialFiles files, const KnownCodes& known) {
  OfficialTable table;
  std::map<SocCode, std::string> groups;  // by number: each level's in order
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(
        ForEachOfficialRow(file, Columns(), [&](const OfficialRow& row) -> absl::Status {
          size_t level = 4;
          for (size_t i = 0; i < 4; ++i) {
            if (row.cells[i].empty()) continue;
            if (level != 4) return row.Wrong("the row has codes of two levels");
            level = i;
          }
          if (level == 4) {
            table.PassOver("no code");
            return absl::OkStatus();
          }
          const auto code = SocCode::Parse(row.cells[level]);
          if (!code || static_cast<size_t>(code->level()) != level + 1) {
            return row.Wrong(Concat("“", row.cells[level], "” is no code of a ",
                                    ReplaceAll(std::string(kLevels[level]), "_", "-"),
                                    " group of SOC 2020"));
          }
          const std::string title = TitleOf(row.cells[kTitle], *code, *known.classification);
          if (title.empty()) return row.Wrong(Concat("the group ", code->code(), " has no title"));
          const auto [group, added] = groups.try_emplace(*code, title);
          if (!added && group->second != title) {
            return row.Wrong(Concat("the group ", code->code(), " was “", group->second,
                                    "” before and is “", title, "” here"));
          }
          if (!added) table.PassOver("the same again");
          return absl::OkStatus();
        }));
  }
  table.taken = static_cast<int64_t>(groups.size());
  table.text = HeaderText(SiteKind::kSoc2020);
  for (const auto& [code, title] : groups) {
    const size_t level = static_cast<size_t>(code.level()) - 1;
    table.text.append(Concat(kLevels[level], "\t", code.code(), "\t", title, "\n"));
    if (level > 0 && !groups.contains(code.At(static_cast<OccLevel>(level)))) {
      return InvalidInput(Concat(files.front().name, ": the group ", code.code(),
                                 " stands there without the group above it."),
                          "Give the whole structure in one go.");
    }
  }
  return table;
}

}  // namespace corner::taxonomies
