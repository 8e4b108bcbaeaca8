#include "taxonomies/editions/concepts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kNames[] = {"occupation", "skill", "task"};

std::optional<ConceptKind> KindFromName(std::string_view name) {
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<ConceptKind>(found - std::begin(kNames));
}

std::string KeyOf(std::string_view scheme, std::string_view code) {
  return Concat(scheme, " ", code);
}

}  // namespace

std::string_view ConceptKindName(ConceptKind kind) { return kNames[static_cast<size_t>(kind)]; }

absl::StatusOr<Concepts> Concepts::Parse(const SiteTables& site) {
  Concepts concepts;
  for (const auto& [kind, scheme] : {std::pair(SiteKind::kEsco, std::string_view("ESCO")),
                                     std::pair(SiteKind::kOnet, std::string_view("ONET"))}) {
    if (!site.Has(kind)) continue;
    const absl::Status read = concepts.Read(site.Of(kind), scheme);
    if (!read.ok()) return WithContext(read, Concat(InfoOf(kind).name, ".tsv"));
  }
  return concepts;
}

absl::Status Concepts::Read(std::string_view table, std::string_view scheme) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"kind", "code", "parent", "label", "words", "value"}));
  for (const TableRow& row : rows) {
    const auto kind = KindFromName(row.cells[0]);
    if (!kind) return row.Wrong(Concat("“", row.cells[0], "” is no kind of concept"));
    if (row.cells[1].empty() || row.cells[3].empty())
      return row.Wrong("the code or label is empty");
    Concept one{scheme,
                *kind,
                std::string(row.cells[1]),
                std::string(row.cells[2]),
                std::string(row.cells[3]),
                {},
                std::string(row.cells[5])};
    if (!row.cells[4].empty()) {
      for (std::string_view word : Split(row.cells[4], '|')) one.words.emplace_back(word);
    }
    const auto index = static_cast<uint32_t>(concepts_.size());
    if (!by_code_.try_emplace(KeyOf(scheme, one.code), index).second) {
      return row.Wrong(Concat("the code ", one.code, " stands there twice"));
    }
    if (!one.parent.empty()) of_[KeyOf(scheme, one.parent)].push_back(index);
    concepts_.push_back(std::move(one));
  }
  return absl::OkStatus();
}

const Concept* Concepts::Find(std::string_view scheme, std::string_view code) const {
  const auto found = by_code_.find(KeyOf(scheme, code));
  return found == by_code_.end() ? nullptr : &concepts_[found->second];
}

std::vector<const Concept*> Concepts::Of(std::string_view scheme,
                                         std::string_view occupation) const {
  std::vector<const Concept*> list;
  const auto found = of_.find(KeyOf(scheme, occupation));
  if (found == of_.end()) return list;
  for (uint32_t index : found->second) list.push_back(&concepts_[index]);
  return list;
}

}  // namespace corner::taxonomies
