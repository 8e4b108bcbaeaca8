// Local authorities with their nine-character codes of the ONS.
#include <algorithm>
#include <map>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::taxonomies {
namespace {

enum Cell { kCode, kName, kLat, kLon, kEnded };

const std::vector<OfficialColumn>& Columns() {
  static const auto* const kColumns = new std::vector<OfficialColumn>{
      {"the codes",
       {"gsscode", "lad##cd", "ctyua##cd", "utla##cd", "ltla##cd", "areacode", "code"}},
      {"the names",
       {"lad##nm", "ctyua##nm", "utla##nm", "ltla##nm", "areaname", "nicename", "officialname",
        "name"}},
      {"the latitudes", {"lat", "latitude"}},
      {"the longitudes", {"long", "lon", "longitude", "lng"}},
      {"the end of the authority", {"enddate"}, false}};
  return *kColumns;
}

// E, W, S or N and eight digits.
bool IsAuthorityCode(std::string_view code) {
  return code.size() == 9 && std::string_view("EWSN").find(code[0]) != std::string_view::npos &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::StatusOr<OfficialTable> ReadAuthorities(OfficialFiles files, const KnownCodes& /*known*/) {
  OfficialTable table;
  std::map<std::string, std::string> rows;  // by code
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(
        ForEachOfficialRow(file, Columns(), [&](const OfficialRow& row) -> absl::Status {
          if (!row.cells[kEnded].empty()) {
            table.PassOver("no longer there");
            return absl::OkStatus();
          }
          const std::string code(row.cells[kCode]);
          if (!IsAuthorityCode(code)) {
            return row.Wrong(
                Concat("“", CellText(Utf8Prefix(code, 20)), "” is no code of a UK authority"),
                "Codes are a letter and eight digits, such as E08000035.");
          }
          const std::string name = CellText(row.cells[kName]);
          if (name.empty()) return row.Wrong(Concat("the authority ", code, " has no name"));
          const auto degrees = ReadDegrees(row, row.cells[kLat], row.cells[kLon]);
          if (absl::IsNotFound(degrees.status())) {
            table.PassOver("without coordinates");
            return absl::OkStatus();
          }
          if (!degrees.ok()) return degrees.status();
          const std::string text = Concat(code, "\t", name, "\t", DegreesText(degrees->lat), "\t",
                                          DegreesText(degrees->lon), "\n");
          const auto [before, added] = rows.try_emplace(code, text);
          if (!added && before->second != text) {
            return row.Wrong(Concat("the authority ", code, " stands there twice and differs"));
          }
          if (!added) table.PassOver("the same again");
          return absl::OkStatus();
        }));
  }
  table.text = HeaderText(SiteKind::kAuthorities);
  for (const auto& [code, text] : rows) table.text.append(text);
  table.taken = static_cast<int64_t>(rows.size());
  return table;
}

}  // namespace corner::taxonomies
