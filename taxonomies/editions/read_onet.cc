// O*NET: text files with tabs, told apart by their columns.
#include <charconv>
#include <map>
#include <set>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/official_tables.h"

namespace corner::taxonomies {
namespace {

struct OnetOccupation {
  std::string title;  // empty: no file named it
  std::set<std::string> other_titles;
  std::map<std::string, std::string> tasks;                           // by number
  std::map<std::string, std::pair<std::string, std::string>> skills;  // element -> name, importance
};
using Occupations = std::map<std::string, OnetOccupation>;

// "11-1011.00": the form of O*NET-SOC codes.
bool IsOnetCode(std::string_view code) {
  constexpr std::string_view kShape = "##-####.##";
  if (code.size() != kShape.size()) return false;
  for (size_t i = 0; i < code.size(); ++i) {
    const bool digit = code[i] >= '0' && code[i] <= '9';
    if (kShape[i] == '#' ? !digit : code[i] != kShape[i]) return false;
  }
  return true;
}

bool IsImportance(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= 5;
}

OfficialColumn CodeColumn() { return {"the O*NET-SOC codes", {"onetsoccode"}}; }
OfficialColumn TitleColumn() { return {"the titles", {"title"}, false}; }

// The occupation of a row; its title is noted where the file has it.
absl::StatusOr<OnetOccupation*> OccupationOf(const OfficialRow& row, Occupations* occupations) {
  if (!IsOnetCode(row.cells[0])) {
    return row.Wrong(Concat("“", CellText(Utf8Prefix(row.cells[0], 40)), "” is no O*NET-SOC code"),
                     "Codes look like 11-1011.00.");
  }
  OnetOccupation& occupation = (*occupations)[std::string(row.cells[0])];
  const std::string title = CellText(row.cells[1]);
  if (!title.empty() && !occupation.title.empty() && title != occupation.title) {
    return row.Wrong(Concat("the occupation ", row.cells[0], " was “", occupation.title,
                            "” before and is “", title, "” here"),
                     "Give files of one O*NET version.");
  }
  if (!title.empty()) occupation.title = title;
  return &occupation;
}

absl::Status ReadOccupations(const OfficialFile& file, Occupations* occupations) {
  const OfficialColumn columns[] = {CodeColumn(), {"the titles", {"title"}}};
  return ForEachOfficialRow(file, columns, [&](const OfficialRow& row) -> absl::Status {
    if (row.cells[1].empty()) return row.Wrong("the occupation has no title");
    return OccupationOf(row, occupations).status();
  });
}

absl::Status ReadOtherTitles(const OfficialFile& file, Occupations* occupations) {
  const OfficialColumn columns[] = {
      CodeColumn(), TitleColumn(), {"the alternate titles", {"alternatetitle"}}};
  return ForEachOfficialRow(file, columns, [&](const OfficialRow& row) -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(OnetOccupation* const occupation, OccupationOf(row, occupations));
    const std::string title = CellText(row.cells[2]);
    if (title.empty()) return row.Wrong("the alternate title is empty");
    occupation->other_titles.insert(title);
    return absl::OkStatus();
  });
}

absl::Status ReadTasks(const OfficialFile& file, Occupations* occupations) {
  const OfficialColumn columns[] = {
      CodeColumn(), TitleColumn(), {"the task numbers", {"taskid"}}, {"the tasks", {"task"}}};
  return ForEachOfficialRow(file, columns, [&](const OfficialRow& row) -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(OnetOccupation* const occupation, OccupationOf(row, occupations));
    const std::string task = CellText(row.cells[3]);
    const auto number = ParseInteger(row.cells[2]);
    if (!number || *number < 0) {
      return row.Wrong(Concat("“", CellText(Utf8Prefix(row.cells[2], 40)), "” is no task number"));
    }
    if (task.empty()) return row.Wrong("the task is empty");
    const auto [before, added] = occupation->tasks.try_emplace(std::to_string(*number), task);
    if (!added && before->second != task) {
      return row.Wrong(Concat("the task ", *number, " stands there twice and differs"));
    }
    return absl::OkStatus();
  });
}

absl::Status ReadSkills(const OfficialFile& file, Occupations* occupations, OfficialTable* table) {
  const OfficialColumn columns[] = {CodeColumn(),
                                    TitleColumn(),
                                    {"the skills' numbers", {"elementid"}},
                                    {"the skills", {"elementname"}},
                                    {"the scales", {"scaleid"}},
                                    {"the values", {"datavalue"}}};
  return ForEachOfficialRow(file, columns, [&](const OfficialRow& row) -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(OnetOccupation* const occupation, OccupationOf(row, occupations));
    const std::string element = CellText(row.cells[2]), name = CellText(row.cells[3]);
    if (!element.starts_with("2.") || row.cells[4] != "IM") {
      table->PassOver("another scale or no skill");
      return absl::OkStatus();
    }
    if (name.empty() || !IsImportance(row.cells[5])) {
      return row.Wrong("a skill needs a name and an importance from 1 to 5");
    }
    const std::pair skill(name, std::string(row.cells[5]));
    const auto [before, added] = occupation->skills.try_emplace(element, skill);
    if (!added && before->second != skill) {
      return row.Wrong(
          Concat("the skill ", element, " of ", row.cells[0], " stands there twice and differs"));
    }
    return absl::OkStatus();
  });
}

absl::Status ReadOne(const OfficialFile& file, Occupations* occupations, OfficialTable* table) {
  const std::vector<std::string> keys = ColumnKeys(file);
  if (HasColumn(keys, "alternatetitle")) return ReadOtherTitles(file, occupations);
  if (HasColumn(keys, "task")) return ReadTasks(file, occupations);
  if (HasColumn(keys, "elementid")) return ReadSkills(file, occupations, table);
  if (HasColumn(keys, "description")) return ReadOccupations(file, occupations);
  return InvalidInput(Concat(file.name,
                             ": line 1: the columns are none of a file of O*NET that is "
                             "read here."),
                      "Give Occupation Data, Task Statements, Alternate Titles or Skills as txt.");
}

}  // namespace

absl::StatusOr<OfficialTable> ReadOnet(OfficialFiles files, const KnownCodes& /*known*/) {
  OfficialTable table;
  Occupations occupations;
  for (const OfficialFile& file : files) {
    CORNER_RETURN_IF_ERROR(ReadOne(file, &occupations, &table));
  }
  table.text = HeaderText(SiteKind::kOnet);
  const auto add = [&](std::string_view kind, std::string_view code, std::string_view parent,
                       std::string_view label, std::string_view words, std::string_view value) {
    table.text.append(
        Concat(kind, "\t", code, "\t", parent, "\t", label, "\t", words, "\t", value, "\n"));
    ++table.taken;
  };
  for (const auto& [code, occupation] : occupations) {
    add("occupation", code, "", occupation.title.empty() ? code : occupation.title,
        Join({occupation.other_titles.begin(), occupation.other_titles.end()}, "|"), "");
    for (const auto& [number, task] : occupation.tasks) {
      add("task", Concat(code, "/", number), code, task, "", "");
    }
    for (const auto& [element, skill] : occupation.skills) {
      add("skill", Concat(code, "/", element), code, skill.first, "", skill.second);
    }
  }
  return table;
}

}  // namespace corner::taxonomies
