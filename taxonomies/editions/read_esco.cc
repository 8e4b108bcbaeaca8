// ESCO: the csv files of skills and occupations, one concept a row.
#include <algorithm>
#include <map>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::taxonomies {
namespace {

enum Cell { kType, kUri, kLabel, kOthers, kIsco, kState };
constexpr std::string_view kBase = "http://data.europa.eu/esco/";

const std::vector<OfficialColumn>& Columns() {
  static const auto* const kColumns = new std::vector<OfficialColumn>{
      {"the kind of concept", {"concepttype"}},  {"the identifiers", {"concepturi"}},
      {"the labels", {"preferredlabel"}},        {"the other labels", {"altlabels"}},
      {"the ISCO groups", {"iscogroup"}, false}, {"the status", {"status"}, false}};
  return *kColumns;
}

// Labels stand a line each; in the smaller collections bars part them.
std::string WordsOf(std::string_view cell, const std::string& label) {
  std::vector<std::string> words;
  for (std::string_view line : Split(cell, '\n')) {
    for (std::string_view part : Split(line, '|')) {
      std::string word = CellText(part);
      const bool known = std::find(words.begin(), words.end(), word) != words.end();
      if (!word.empty() && word != label && !known) words.push_back(std::move(word));
    }
  }
  return Join(words, "|");
}

}  // namespace

absl::StatusOr<OfficialTable> ReadEsco(OfficialFiles files, const KnownCodes& /*known*/) {
  OfficialTable table;
  std::map<std::string, std::string> rows;  // by code
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(
        ForEachOfficialRow(file, Columns(), [&](const OfficialRow& row) -> absl::Status {
          const std::string_view type = row.cells[kType];
          const bool skill = type == "KnowledgeSkillCompetence", occupation = type == "Occupation";
          if (!skill && !occupation) {
            table.PassOver("neither a skill nor an occupation");
            return absl::OkStatus();
          }
          if (!row.cells[kState].empty() && row.cells[kState] != "released") {
            table.PassOver("not released");
            return absl::OkStatus();
          }
          const std::string_view uri = row.cells[kUri];
          const std::string place = Concat(kBase, skill ? "skill/" : "occupation/");
          if (!uri.starts_with(place) || uri.size() == place.size() ||
              uri.find_first_of(" \t\n|") != std::string_view::npos) {
            return row.Wrong(
                Concat("“", CellText(Utf8Prefix(uri, 100)), "” is no identifier of an ",
                       skill ? "ESCO skill" : "ESCO occupation"),
                Concat("Identifiers begin with ", place, "."));
          }
          const std::string label = CellText(row.cells[kLabel]);
          if (label.empty()) return row.Wrong("the concept has no label");
          const std::string code(uri.substr(kBase.size()));
          const std::string text =
              Concat(skill ? "skill" : "occupation", "\t", code, "\t", CellText(row.cells[kIsco]),
                     "\t", label, "\t", WordsOf(row.cells[kOthers], label), "\t\n");
          const auto [before, added] = rows.try_emplace(code, text);
          if (!added && before->second != text) {
            return row.Wrong(Concat("the concept ", code, " stands there twice and differs"));
          }
          if (!added) table.PassOver("the same again");
          return absl::OkStatus();
        }));
  }
  table.text = HeaderText(SiteKind::kEsco);
  for (const auto& [code, text] : rows) table.text.append(text);
  table.taken = static_cast<int64_t>(rows.size());
  return table;
}

}  // namespace corner::taxonomies
