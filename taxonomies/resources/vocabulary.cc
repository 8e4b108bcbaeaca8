#include "taxonomies/resources/vocabulary.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

std::vector<std::string> ListOf(std::string_view cell) {
  std::vector<std::string> list;
  if (cell.empty()) return list;
  for (std::string_view part : Split(cell, '|')) list.emplace_back(TrimSpace(part));
  return list;
}

constexpr std::pair<std::string_view, Resource::Mark> kMarks[] = {
    {"sensitive", Resource::kSensitive},
    {"licence", Resource::kLicence},
    {"language", Resource::kLanguage},
    {"everyday", Resource::kEveryday}};

absl::StatusOr<uint8_t> MarksOf(const TableRow& row, std::string_view cell) {
  uint8_t marks = 0;
  for (const std::string& name : ListOf(cell)) {
    const auto known = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](const auto& mark) { return mark.first == name; });
    if (known == std::end(kMarks)) return row.Wrong(Concat("“", name, "” is no mark"));
    marks |= known->second;
  }
  return marks;
}

// A whole number from 1 to 9.
absl::StatusOr<int32_t> Digit(const TableRow& row, std::string_view text) {
  const auto value = ParseInteger(text);
  if (!value || *value < 1 || *value > 9) {
    return row.Wrong(Concat("“", text, "” is no number from 1 to 9"));
  }
  return static_cast<int32_t>(*value);
}

}  // namespace

absl::StatusOr<Resources> Resources::Parse(const ResourceTables& tables,
                                           const Classification& classification) {
  Resources resources;
  CORNER_RETURN_IF_ERROR(resources.ReadGroups(tables.groups));
  CORNER_RETURN_IF_ERROR(resources.ReadResources(tables.resources));
  CORNER_RETURN_IF_ERROR(resources.ReadWeights(tables.weights, classification));
  return resources;
}

absl::Status Resources::ReadGroups(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"group", "name", "about"}));
  for (const TableRow& row : rows) {
    groups_.push_back(
        {std::string(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])});
  }
  return absl::OkStatus();
}

absl::Status Resources::ReadResources(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"id", "group", "label", "client_words", "advert_words",
                                             "related", "external", "marks"}));
  if (rows.size() > UINT16_MAX) return InvalidInput("the table has too many resources.");
  absl::flat_hash_map<std::string, std::string_view> wording_of;
  for (const TableRow& row : rows) {
    Resource resource{std::string(row.cells[0]), std::string(row.cells[1]),
                      std::string(row.cells[2]), ListOf(row.cells[3]),
                      ListOf(row.cells[4]),      {},
                      ListOf(row.cells[6]),      0};
    CORNER_ASSIGN_OR_RETURN(resource.marks, MarksOf(row, row.cells[7]));
    const bool known_group =
        std::any_of(groups_.begin(), groups_.end(),
                    [&](const ResourceGroup& group) { return group.id == resource.group; });
    if (!known_group) return row.Wrong(Concat("there is no group “", resource.group, "”"));
    for (const auto* words : {&resource.client_words, &resource.advert_words}) {
      for (const std::string& wording : *words) {
        const auto [known, added] = wording_of.try_emplace(FoldKey(wording), row.cells[0]);
        if (!added && known->second != row.cells[0]) {
          return row.Wrong(Concat("“", wording, "” is a wording of ", known->second, " too"));
        }
      }
    }
    const auto index = static_cast<ResourceIndex>(resources_.size());
    if (!by_id_.try_emplace(resource.id, index).second) {
      return row.Wrong(Concat("the resource ", resource.id, " stands there twice"));
    }
    resources_.push_back(std::move(resource));
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    const absl::Status read = ReadRelated(rows[i].cells[5], static_cast<ResourceIndex>(i));
    if (!read.ok()) return rows[i].Wrong(Sentence(read));
  }
  for (Resource& resource : resources_) {
    std::sort(resource.related.begin(), resource.related.end(),
              [](const RelatedResource& a, const RelatedResource& b) {
                return a.tenths != b.tenths ? a.tenths > b.tenths : a.resource < b.resource;
              });
  }
  return absl::OkStatus();
}

absl::Status Resources::ReadRelated(std::string_view text, ResourceIndex from) {
  for (const std::string& part : ListOf(text)) {
    const size_t colon = part.rfind(':');
    const auto other = by_id_.find(part.substr(0, colon));
    const int64_t tenths = colon == std::string::npos
                               ? 0
                               : ParseInteger(std::string_view(part).substr(colon + 1)).value_or(0);
    if (other == by_id_.end() || other->second == from || tenths < 1 || tenths > 9) {
      return InvalidInput(Concat("“", part, "” is no related resource with a number from 1 to 9"));
    }
    const auto value = static_cast<int32_t>(tenths);
    resources_[from].related.push_back({other->second, value});
    resources_[other->second].related.push_back({from, value});
  }
  return absl::OkStatus();
}

absl::Status Resources::ReadWeights(std::string_view table, const Classification& classification) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"code", "concept", "weight"}));
  for (const TableRow& row : rows) {
    const auto code = SocCode::Parse(row.cells[0]);
    if (!code || classification.Find(*code) == nullptr) {
      return row.Wrong(Concat("“", row.cells[0], "” is no SOC 2020 group"));
    }
    const auto resource = by_id_.find(ToAbsl(row.cells[1]));
    if (resource == by_id_.end()) {
      return row.Wrong(Concat("there is no resource “", row.cells[1], "”"));
    }
    CORNER_ASSIGN_OR_RETURN(const int32_t weight, Digit(row, row.cells[2]));
    own_[code->number()].push_back({resource->second, weight});
  }
  for (const OccGroup* unit : classification.AtLevel(OccLevel::kUnit)) {
    std::vector<ResourceWeight>& used = used_by_[unit->code.number()];
    for (OccLevel level :
         {OccLevel::kUnit, OccLevel::kMinor, OccLevel::kSubMajor, OccLevel::kMajor}) {
      const auto own = own_.find(unit->code.At(level).number());
      if (own == own_.end()) continue;
      for (const ResourceWeight& row : own->second) {
        const bool closer = std::any_of(used.begin(), used.end(), [&](const ResourceWeight& known) {
          return known.resource == row.resource;
        });
        if (!closer) used.push_back(row);
      }
    }
    std::stable_sort(
        used.begin(), used.end(),
        [](const ResourceWeight& a, const ResourceWeight& b) { return a.weight > b.weight; });
  }
  return absl::OkStatus();
}

const Resource* Resources::Find(std::string_view id) const {
  const auto found = by_id_.find(ToAbsl(id));
  return found == by_id_.end() ? nullptr : &resources_[found->second];
}

int32_t Resources::SimilarityTenths(ResourceIndex a, ResourceIndex b) const {
  if (a == b) return 10;
  for (const RelatedResource& related : resources_[a].related) {
    if (related.resource == b) return related.tenths;
  }
  return 0;
}

std::span<const ResourceWeight> Resources::UsedBy(SocCode unit) const {
  const auto found = used_by_.find(unit.number());
  if (found == used_by_.end()) return {};
  return found->second;
}

std::vector<ResourceWeight> Resources::OwnWeights(SocCode group) const {
  const auto found = own_.find(group.number());
  return found == own_.end() ? std::vector<ResourceWeight>() : found->second;
}

const Resources& BuiltinResources() {
  static const Resources* const kBuiltin = BuiltinOrDie(
      "resources", Resources::Parse({ResourceGroupsTsv(), ResourcesTsv(), ResourceWeightsTsv()},
                                    BuiltinClassification()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
