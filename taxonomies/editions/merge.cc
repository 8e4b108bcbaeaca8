#include "taxonomies/editions/merge.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/lexicon/word_forms.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {
namespace {

// Columns of places.tsv.
enum PlaceColumn { kKind, kId, kName, kAlt, kParent, kLat, kLon, kWeight, kPlaceColumns };
constexpr std::string_view kDistrictWeight = "5";   // of every district with a centre of its own
constexpr std::string_view kAuthorityWeight = "1";  // a town of the name is meant first

std::string JoinCells(const std::vector<std::string>& cells) {
  return Concat(Join(cells, "\t"), "\n");
}

std::string RowText(const std::vector<std::string_view>& cells) {
  return JoinCells({cells.begin(), cells.end()});
}

// Wordings meet in the singular and in any form of a verb (lexicon/phrase_matcher.h), so two that
// share this key might take each other's place.
std::string WordingKey(std::string_view wording) {
  const std::string folded = FoldKey(wording);
  std::string key;
  for (std::string_view word : Split(folded, ' ')) {
    std::string singular;
    AppendSingular(word, &singular);
    AppendVerbStem(singular, &key);
    key.push_back(' ');
  }
  return key;
}

bool IsCoordinate(std::string_view text, double low, double high) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= low && value <= high;
}

absl::Status CheckCoordinates(const TableRow& row, std::string_view lat, std::string_view lon) {
  if (IsCoordinate(lat, 49, 61.5) && IsCoordinate(lon, -9, 2.5)) return absl::OkStatus();
  return row.Wrong("latitude or longitude is not a coordinate in the UK");
}

// The shipped places as cells, the header first.
std::vector<std::vector<std::string>> PlaceRows(std::string_view table) {
  std::vector<std::vector<std::string>> rows;
  for (std::string_view line : Split(table, '\n')) {
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = Split(line, '\t');
    rows.emplace_back(cells.begin(), cells.end());
  }
  return rows;
}

std::string TextOf(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) text.append(JoinCells(row));
  return text;
}

// The names under which we may know an authority: "Bristol, City of" is the City of Bristol.
std::vector<std::string> NamesOf(std::string_view name) {
  std::vector<std::string> names = {PlaceNameKey(name)};
  const size_t comma = name.find(", ");
  if (comma != std::string_view::npos && name.ends_with(" of")) {
    names.push_back(PlaceNameKey(Concat(name.substr(comma + 2), " ", name.substr(0, comma))));
    names.push_back(PlaceNameKey(name.substr(0, comma)));
  }
  return names;
}

std::string_view NationOf(char letter) {
  switch (letter) {
    case 'E':
      return "nation:england";
    case 'S':
      return "nation:scotland";
    case 'W':
      return "nation:wales";
    default:
      return "nation:northern-ireland";
  }
}

// Counties and towns by the key of each of their names; a county comes before a town.
absl::flat_hash_map<std::string, size_t> NamedRows(
    const std::vector<std::vector<std::string>>& rows) {
  absl::flat_hash_map<std::string, size_t> by_name;
  by_name.reserve(2 * rows.size());
  for (std::string_view kind : {"county", "town"}) {
    for (size_t i = 1; i < rows.size(); ++i) {
      if (rows[i][kKind] != kind) continue;
      by_name.try_emplace(PlaceNameKey(rows[i][kName]), i);
      for (std::string_view other : Split(rows[i][kAlt], '|')) {
        if (!other.empty()) by_name.try_emplace(PlaceNameKey(other), i);
      }
    }
  }
  return by_name;
}

}  // namespace

TableTexts ShippedTexts() {
  TableTexts texts;
  texts.occupations = OccupationsTsv();
  texts.job_titles = JobTitlesTsv();
  texts.job_field_names = JobFieldNamesTsv();
  texts.job_fields = JobFieldsTsv();
  texts.resource_groups = ResourceGroupsTsv();
  texts.resources = ResourcesTsv();
  texts.resource_weights = ResourceWeightsTsv();
  texts.context_facets = ContextFacetsTsv();
  texts.context_typical = ContextTypicalTsv();
  texts.context_cues = ContextCuesTsv();
  texts.places = PlacesTsv();
  texts.place_sites = PlaceSitesTsv();
  return texts;
}

absl::StatusOr<std::string> MergeTitles(std::string_view shipped, std::string_view site,
                                        MergeReport* report) {
  CORNER_ASSIGN_OR_RETURN(const auto added, ParseTable(site, {"code", "title", "note"}));
  CORNER_ASSIGN_OR_RETURN(const auto ours, ParseTable(shipped, {"code", "title", "note"}));
  absl::flat_hash_set<std::string> known;
  std::string text = "code\ttitle\tnote\n";
  for (const TableRow& row : added) {
    if (!known.insert(FoldKey(row.cells[1])).second) {
      return row.Wrong(Concat("the title “", row.cells[1], "” stands there twice"));
    }
    text.append(RowText(row.cells));
  }
  report->titles_added = static_cast<int64_t>(added.size());
  for (const TableRow& row : ours) {
    if (known.contains(FoldKey(row.cells[1]))) {
      ++report->titles_replaced;
      --report->titles_added;
    } else {
      text.append(RowText(row.cells));
    }
  }
  return text;
}

absl::StatusOr<std::string> MergeWordings(std::string_view shipped, std::string_view esco,
                                          MergeReport* report) {
  CORNER_ASSIGN_OR_RETURN(const auto concepts,
                          ParseTable(esco, {"kind", "code", "parent", "label", "words", "value"}));
  CORNER_ASSIGN_OR_RETURN(
      const auto rows, ParseTable(shipped, {"id", "group", "label", "client_words", "advert_words",
                                            "related", "external", "marks"}));
  // A skill that several resources name says nothing about any one of them.
  absl::flat_hash_map<std::string, std::vector<size_t>> naming;
  absl::flat_hash_set<std::string> taken;
  for (size_t i = 0; i < rows.size(); ++i) {
    for (std::string_view id : Split(rows[i].cells[6], '|'))
      naming[std::string(TrimSpace(id))].push_back(i);
    for (size_t column : {3u, 4u}) {
      for (std::string_view word : Split(rows[i].cells[column], '|'))
        taken.insert(WordingKey(word));
    }
  }
  std::vector<std::string> more(rows.size());
  for (const TableRow& skill : concepts) {
    if (skill.cells[0] != "skill") continue;
    const auto named = naming.find(Concat("esco:", skill.cells[1]));
    if (named == naming.end() || named->second.size() != 1) continue;
    const size_t resource = named->second.front();
    if (rows[resource].cells[7].find("sensitive") != std::string_view::npos) continue;
    ++report->skills_linked;
    std::vector<std::string_view> words = Split(skill.cells[4], '|');
    words.push_back(skill.cells[3]);
    for (std::string_view word : words) {
      word = TrimSpace(word);
      if (word.empty()) continue;
      const bool several = FoldKey(word).find(' ') != std::string::npos;
      if (!several || !taken.insert(WordingKey(word)).second) {
        ++report->wordings_passed_over;
        continue;
      }
      ++report->wordings_added;
      more[resource].append("|").append(word);
    }
  }
  std::string text = "id\tgroup\tlabel\tclient_words\tadvert_words\trelated\texternal\tmarks\n";
  for (size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::string> cells(rows[i].cells.begin(), rows[i].cells.end());
    cells[4].append(more[i], cells[4].empty() && !more[i].empty() ? 1 : 0);
    text.append(JoinCells(cells));
  }
  return text;
}

absl::StatusOr<std::string> MergeDistricts(std::string_view shipped, std::string_view site,
                                           MergeReport* report) {
  CORNER_ASSIGN_OR_RETURN(const auto districts, ParseTable(site, {"district", "lat", "lon"}));
  std::vector<std::vector<std::string>> rows = PlaceRows(shipped);
  absl::flat_hash_map<std::string, size_t> by_id;
  for (size_t i = 0; i < rows.size(); ++i) by_id.try_emplace(rows[i][kId], i);
  std::set<std::string> seen;
  for (const TableRow& row : districts) {
    const std::string code(row.cells[0]);
    CORNER_RETURN_IF_ERROR(CheckCoordinates(row, row.cells[1], row.cells[2]));
    if (!seen.insert(code).second) return row.Wrong(Concat(code, " stands there twice"));
    const auto known = by_id.find(Concat("district:", code));
    if (known != by_id.end()) {
      std::vector<std::string>& district = rows[known->second];
      if (district[kWeight] == "0") district[kWeight] = kDistrictWeight;
      district[kLat] = row.cells[1];
      district[kLon] = row.cells[2];
      ++report->districts_moved;
      continue;
    }
    const std::string area = Concat("area:", code.substr(0, code.find_first_of("0123456789")));
    if (!by_id.contains(area)) return row.Wrong(Concat(code, " is in no postcode area"));
    rows.push_back({"district", Concat("district:", code), code, "", area,
                    std::string(row.cells[1]), std::string(row.cells[2]),
                    std::string(kDistrictWeight)});
    ++report->districts_added;
  }
  return TextOf(rows);
}

absl::StatusOr<std::string> MergeAuthorities(std::string_view shipped, std::string_view site,
                                             MergeReport* report) {
  CORNER_ASSIGN_OR_RETURN(const auto authorities, ParseTable(site, {"code", "name", "lat", "lon"}));
  std::vector<std::vector<std::string>> rows = PlaceRows(shipped);
  const auto by_name = NamedRows(rows);
  std::set<std::string_view> seen;
  for (const TableRow& row : authorities) {
    CORNER_RETURN_IF_ERROR(CheckCoordinates(row, row.cells[2], row.cells[3]));
    const std::string_view code = row.cells[0], name = row.cells[1];
    if (code.empty() || name.empty()) return row.Wrong("the code or name is empty");
    if (!seen.insert(code).second) return row.Wrong(Concat(code, " stands there twice"));
    std::optional<size_t> known;
    for (const std::string& key : NamesOf(name)) {
      const auto found = by_name.find(key);
      if (key.empty() || found == by_name.end() || known) continue;
      known = found->second;
    }
    if (known) {
      std::string& alt = rows[*known][kAlt];
      alt.append(alt.empty() ? "" : "|").append(code);
      ++report->authorities_known;
      continue;
    }
    rows.push_back({"county", Concat("county:", AsciiLower(code)), std::string(name),
                    std::string(code), std::string(NationOf(code.front())),
                    std::string(row.cells[2]), std::string(row.cells[3]),
                    std::string(kAuthorityWeight)});
    ++report->authorities_added;
  }
  return TextOf(rows);
}

absl::StatusOr<TableTexts> MergeTables(const SiteTables& site, MergeReport* report) {
  TableTexts texts = ShippedTexts();
  using Merge = absl::StatusOr<std::string> (*)(std::string_view, std::string_view, MergeReport*);
  struct Step {
    SiteKind kind;
    std::string_view* text;
    Merge merge;
  };
  const Step steps[] = {{SiteKind::kSoc2020Index, &texts.job_titles, MergeTitles},
                        {SiteKind::kEsco, &texts.resources, MergeWordings},
                        {SiteKind::kPostcodes, &texts.places, MergeDistricts},
                        {SiteKind::kAuthorities, &texts.places, MergeAuthorities}};
  if (site.Has(SiteKind::kSoc2020)) {
    texts.occupations = texts.made->emplace_back(site.Of(SiteKind::kSoc2020));
  }
  for (const Step& step : steps) {
    if (!site.Has(step.kind)) continue;
    absl::StatusOr<std::string> merged = step.merge(*step.text, site.Of(step.kind), report);
    if (!merged.ok()) {
      return WithContext(merged.status(), Concat(InfoOf(step.kind).name, ".tsv"));
    }
    *step.text = texts.made->emplace_back(*std::move(merged));
  }
  return texts;
}

}  // namespace corner::taxonomies
