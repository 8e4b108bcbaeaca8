// Sites of the gazetteer: hospitals, campuses, prisons and airports, each known by its town.
#include <algorithm>
#include <array>
#include <vector>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kHeader = "kind\tname\talt\ttowns";
constexpr std::array<std::string_view, 4> kKinds = {"hospital", "campus", "prison", "airport"};

}  // namespace

absl::Status Gazetteer::AddSite(std::string_view line) {
  const std::vector<std::string_view> cells = Split(line, '\t');
  if (cells.size() != 4) {
    return InvalidInput(Concat("a site has 4 columns, this line has ", cells.size()));
  }
  if (std::find(kKinds.begin(), kKinds.end(), cells[0]) == kKinds.end()) {
    return InvalidInput(Concat("\"", cells[0], "\" is not a kind of site"));
  }
  std::vector<uint32_t> towns;
  for (const std::string_view id : Split(cells[3], '|')) {
    const auto found = by_id_.find(ToAbsl(id));
    if (found == by_id_.end() || places_[found->second].kind != PlaceKind::kTown) {
      return InvalidInput(Concat("\"", id, "\" is not a town of the gazetteer"));
    }
    towns.push_back(found->second);
  }
  std::vector<std::string_view> names = {cells[1]};
  if (!cells[2].empty()) {
    for (const std::string_view name : Split(cells[2], '|')) names.push_back(name);
  }
  for (const std::string_view name : names) {
    const std::string key = PlaceNameKey(name);
    if (key.empty()) return InvalidInput("a site needs a name");
    if (by_key_.contains(key)) {
      return InvalidInput(Concat("\"", name, "\" is the name of a place"));
    }
    if (!site_towns_.try_emplace(key, towns).second) {
      return InvalidInput(Concat("the site \"", name, "\" appears twice"));
    }
    NoteLength(key);
  }
  return absl::OkStatus();
}

absl::Status Gazetteer::AddSites(std::string_view tsv) {
  int line_number = 0;
  for (size_t start = 0; start < tsv.size();) {
    const size_t end = std::min(tsv.find('\n', start), tsv.size());
    std::string_view line = tsv.substr(start, end - start);
    start = end + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line_number == 1) {
      if (line != kHeader) return InvalidInput("sites line 1: the header is not the expected one");
      continue;
    }
    if (line.empty()) continue;
    const absl::Status added = AddSite(line);
    if (!added.ok()) return WithContext(added, Concat("sites line ", line_number));
  }
  return absl::OkStatus();
}

std::span<const uint32_t> Gazetteer::SiteTownsByKey(std::string_view key) const {
  const auto found = site_towns_.find(ToAbsl(key));
  if (found == site_towns_.end()) return {};
  return found->second;
}

}  // namespace corner::taxonomies
