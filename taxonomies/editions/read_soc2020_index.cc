// The ONS coding index: job titles with what tells them apart (an industry, a further term), each
// with its unit group.
#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"
#include "taxonomies/occupations/title_words.h"

namespace corner::taxonomies {
namespace {

enum Cell { kCode, kTitle, kFurther, kIndustry };

const std::vector<OfficialColumn>& Columns() {
  static const auto* const kColumns = new std::vector<OfficialColumn>{
      {"the codes", {"soc2020", "soc2020code", "soc2020unitgroup", "soc2020unitgroupcode"}},
      {"the job titles",
       {"indexoccnaturalwordorder", "naturalwordorder", "indexocc", "jobtitle", "title"}},
      {"the further terms", {"add", "additionalqualifyingterm", "additionalterm"}, false},
      {"the industries", {"ind", "industry", "industryqualifyingterm"}, false}};
  return *kColumns;
}

std::string TitleOf(const OfficialRow& row) {
  std::string title = CellText(row.cells[kTitle]);
  for (const Cell beside : {kFurther, kIndustry}) {
    if (!row.cells[beside].empty()) title.append(Concat(" (", CellText(row.cells[beside]), ")"));
  }
  return title;
}

// The index writes "}}}}" where a title alone cannot be coded.
bool IsNoCode(std::string_view text) {
  return text.empty() || text.find_first_not_of("}*- ") == std::string_view::npos;
}

}  // namespace

absl::StatusOr<OfficialTable> ReadSoc2020Index(OfficialFiles files, const KnownCodes& known) {
  OfficialTable table;
  table.text = HeaderText(SiteKind::kSoc2020Index);
  absl::flat_hash_map<std::string, SocCode> codes;  // by title
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(
        ForEachOfficialRow(file, Columns(), [&](const OfficialRow& row) -> absl::Status {
          if (IsNoCode(row.cells[kCode])) {
            table.PassOver("not coded");
            return absl::OkStatus();
          }
          const auto code = SocCode::Parse(row.cells[kCode]);
          const bool unit = code && code->level() == OccLevel::kUnit;
          if (!unit || known.classification->Find(*code) == nullptr) {
            return row.Wrong(
                Concat("“", Utf8Prefix(row.cells[kCode], 40), "” is no unit group of SOC 2020"),
                "Codes of SOC 2010 stand in a column of their own.");
          }
          const std::string title = TitleOf(row);
          const TitleWords words = ReadTitle(title);
          if (words.main.empty() && words.beside.empty()) {
            table.PassOver("a title without words");
            return absl::OkStatus();
          }
          const auto [before, added] = codes.try_emplace(FoldKey(title), *code);
          if (added) {
            table.text.append(Concat(code->code(), "\t", title, "\t\n"));
            ++table.taken;
          } else if (before->second == *code) {
            table.PassOver("the same again");
          } else {
            return row.Wrong(Concat("“", title, "” was coded ", before->second.code(),
                                    " before and is coded ", code->code(), " here"));
          }
          return absl::OkStatus();
        }));
  }
  return table;
}

}  // namespace corner::taxonomies
