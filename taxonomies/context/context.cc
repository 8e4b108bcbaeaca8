#include "taxonomies/context/context.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/lexicon/denial.h"

namespace corner::taxonomies {
namespace {

absl::StatusOr<int32_t> ScaleValue(const TableRow& row, std::string_view text) {
  const auto value = ParseInteger(text);
  if (!value || *value < 1 || *value > 5) {
    return row.Wrong(Concat("“", text, "” is no number from 1 to 5"));
  }
  return static_cast<int32_t>(*value);
}

uint32_t KeyOf(SocCode code, FacetIndex facet) { return uint32_t{code.number()} << 8 | facet; }

}  // namespace

absl::StatusOr<Context> Context::Parse(const ContextTables& tables,
                                       const Classification& classification) {
  Context context;
  CORNER_ASSIGN_OR_RETURN(
      const std::vector<TableRow> rows,
      ParseTable(tables.facets, {"facet", "name", "question", "one", "three", "five"}));
  for (const TableRow& row : rows) {
    if (context.Find(row.cells[0])) {
      return row.Wrong(Concat("the facet ", row.cells[0], " stands there twice"));
    }
    context.facets_.push_back({std::string(row.cells[0]), std::string(row.cells[1]),
                               std::string(row.cells[2]), std::string(row.cells[3]),
                               std::string(row.cells[4]), std::string(row.cells[5])});
  }
  if (context.facets_.size() > 64) return InvalidInput("the table has more than 64 facets.");
  CORNER_RETURN_IF_ERROR(context.ReadTypical(tables.typical, classification));
  CORNER_RETURN_IF_ERROR(context.ReadCues(tables.cues));
  return context;
}

absl::Status Context::ReadTypical(std::string_view table, const Classification& classification) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"code", "facet", "value"}));
  for (const TableRow& row : rows) {
    const auto code = SocCode::Parse(row.cells[0]);
    if (!code || code->level() < OccLevel::kMinor || classification.Find(*code) == nullptr) {
      return row.Wrong(Concat("“", row.cells[0], "” is no minor or unit group"));
    }
    const auto facet = Find(row.cells[1]);
    if (!facet) return row.Wrong(Concat("there is no facet “", row.cells[1], "”"));
    CORNER_ASSIGN_OR_RETURN(const int32_t value, ScaleValue(row, row.cells[2]));
    if (!typical_.try_emplace(KeyOf(*code, *facet), value).second) {
      return row.Wrong(Concat("the group has the facet ", row.cells[1], " twice"));
    }
  }
  for (const OccGroup* minor : classification.AtLevel(OccLevel::kMinor)) {
    for (FacetIndex facet = 0; facet < facets_.size(); ++facet) {
      if (typical_.contains(KeyOf(minor->code, facet))) continue;
      return InvalidInput(Concat("the minor group ", minor->code.code(), " has no value for ",
                                 facets_[facet].id, "."));
    }
  }
  return absl::OkStatus();
}

absl::Status Context::ReadCues(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"facet", "value", "words"}));
  absl::flat_hash_map<std::string, uint32_t> number_of;
  for (const TableRow& row : rows) {
    const auto facet = Find(row.cells[0]);
    if (!facet) return row.Wrong(Concat("there is no facet “", row.cells[0], "”"));
    CORNER_ASSIGN_OR_RETURN(const int32_t value, ScaleValue(row, row.cells[1]));
    for (std::string_view words : Split(row.cells[2], '|')) {
      const auto [known, added] =
          number_of.try_emplace(FoldKey(words), static_cast<uint32_t>(cues_.size()));
      if (added) {
        cues_.emplace_back();
        if (!matcher_.Add(words, known->second)) {
          return row.Wrong(Concat("“", words, "” reads like another wording of the table"));
        }
      }
      cues_[known->second].push_back({*facet, value});
    }
  }
  return absl::OkStatus();
}

std::optional<FacetIndex> Context::Find(std::string_view id) const {
  const auto found = std::find_if(facets_.begin(), facets_.end(),
                                  [&](const ContextFacet& facet) { return facet.id == id; });
  if (found == facets_.end()) return std::nullopt;
  return static_cast<FacetIndex>(found - facets_.begin());
}

int32_t Context::TypicalOf(SocCode unit, FacetIndex facet) const {
  const auto own = typical_.find(KeyOf(unit, facet));
  if (own != typical_.end()) return own->second;
  return typical_.at(KeyOf(unit.At(OccLevel::kMinor), facet));
}

std::vector<FacetMention> Context::FromAdvert(const AdvertText& advert) const {
  const auto& [text, words, gaps, sections] = advert;
  std::vector<FacetMention> mentions;
  uint64_t seen = 0;
  size_t section = 0;
  for (const PhraseHit& hit : matcher_.Find(words, gaps)) {
    while (section + 1 < sections.size() && sections[section].to <= hit.from) ++section;
    if (IsBoilerplate(sections[section].section)) continue;
    const Clause clause = ClauseAround(words, gaps, hit.first_word, hit.end_word);
    if (IsDenied(words, clause, hit.first_word, hit.end_word)) continue;
    for (const Cue& cue : cues_[hit.value]) {
      const uint64_t bit = uint64_t{1} << cue.facet;
      if ((seen & bit) != 0) continue;
      seen |= bit;
      mentions.push_back({cue.facet, cue.value, hit.from, hit.to});
    }
  }
  return mentions;
}

const Context& BuiltinContext() {
  static const Context* const kBuiltin = BuiltinOrDie(
      "work context", Context::Parse({ContextFacetsTsv(), ContextTypicalTsv(), ContextCuesTsv()},
                                     BuiltinClassification()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
