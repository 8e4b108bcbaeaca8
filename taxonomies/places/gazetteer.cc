#include "taxonomies/places/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::taxonomies {
namespace {

constexpr std::string_view kHeader = "kind\tid\tname\talt\tparent\tlat\tlon\tweight";

constexpr std::array<std::pair<std::string_view, PlaceKind>, 6> kKinds = {{
    {"nation", PlaceKind::kNation},
    {"region", PlaceKind::kRegion},
    {"county", PlaceKind::kCounty},
    {"area", PlaceKind::kArea},
    {"district", PlaceKind::kDistrict},
    {"town", PlaceKind::kTown},
}};

std::optional<PlaceKind> KindFromText(std::string_view text) {
  for (const auto& [name, kind] : kKinds) {
    if (name == text) return kind;
  }
  return std::nullopt;
}

std::optional<double> DegreesFromText(std::string_view text, double low, double high) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= low && value <= high)) return std::nullopt;
  return value;
}

bool HasSearchableName(const Place& place) {
  return place.kind != PlaceKind::kArea && place.kind != PlaceKind::kDistrict;
}

std::string CodeId(std::string_view prefix, std::string_view code) {
  std::string id(prefix);
  for (const char c : code) {
    if (c == ' ') continue;
    id.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
  }
  return id;
}

}  // namespace

absl::Status Gazetteer::AddRow(std::string_view line, std::vector<std::string>* parent_ids) {
  const std::vector<std::string_view> cells = Split(line, '\t');
  if (cells.size() != 8) {
    return InvalidInput(Concat("a place has 8 columns, this line has ", cells.size()));
  }
  const std::optional<PlaceKind> kind = KindFromText(cells[0]);
  if (!kind) return InvalidInput(Concat("\"", cells[0], "\" is not a kind of place"));
  if (cells[1].empty() || cells[2].empty()) return InvalidInput("a place needs an id and a name");
  const std::optional<double> lat = DegreesFromText(cells[5], 49, 61.5);
  const std::optional<double> lon = DegreesFromText(cells[6], -9, 2.5);
  if (!lat || !lon) return InvalidInput("latitude or longitude is not a coordinate in the UK");
  const std::optional<int64_t> weight = ParseInteger(cells[7]);
  if (!weight || *weight < 0 || *weight > 1'000'000) {
    return InvalidInput("the weight is not a number from 0 to 1,000,000");
  }
  Place place;
  place.kind = *kind;
  place.id = std::string(cells[1]);
  place.name = std::string(cells[2]);
  place.lat = *lat;
  place.lon = *lon;
  place.weight = static_cast<int>(*weight);
  if (!cells[3].empty()) {
    for (std::string_view alternative : Split(cells[3], '|')) {
      place.alternatives.emplace_back(alternative);
    }
  }
  if (!by_id_.try_emplace(place.id, static_cast<uint32_t>(places_.size())).second) {
    return InvalidInput(Concat("the id \"", place.id, "\" appears twice"));
  }
  parent_ids->emplace_back(cells[4]);
  places_.push_back(std::move(place));
  return absl::OkStatus();
}

absl::Status Gazetteer::LinkParents(const std::vector<std::string>& parent_ids) {
  children_.resize(places_.size());
  for (uint32_t i = 0; i < places_.size(); ++i) {
    if (parent_ids[i].empty()) {
      roots_.push_back(i);
      continue;
    }
    const auto parent = by_id_.find(parent_ids[i]);
    if (parent == by_id_.end()) {
      return InvalidInput(Concat("the parent \"", parent_ids[i], "\" is not in the gazetteer"));
    }
    // Parents above their children: no place can be its own ancestor.
    if (parent->second >= i) {
      return InvalidInput(Concat("the parent \"", parent_ids[i], "\" must come before its child"));
    }
    places_[i].parent = parent->second;
    children_[parent->second].push_back(i);
  }
  return absl::OkStatus();
}

void Gazetteer::NoteLength(std::string_view key) {
  const int words = 1 + static_cast<int>(std::count(key.begin(), key.end(), ' '));
  int& longest = longest_from_[ToAbsl(key.substr(0, key.find(' ')))];
  longest = std::max(longest, words);
}

void Gazetteer::IndexNames() {
  by_key_.reserve(places_.size());
  longest_from_.reserve(places_.size() / 2);
  for (uint32_t i = 0; i < places_.size(); ++i) {
    const Place& place = places_[i];
    if (!HasSearchableName(place)) continue;
    const auto add = [&](std::string_view name) {
      std::string key = PlaceNameKey(name);
      if (key.empty()) return;
      NoteLength(key);
      std::vector<uint32_t>& indexes = by_key_[std::move(key)];
      if (std::find(indexes.begin(), indexes.end(), i) == indexes.end()) indexes.push_back(i);
    };
    add(place.name);
    for (const std::string& alternative : place.alternatives) add(alternative);
  }
  for (auto& [key, indexes] : by_key_) {
    if (indexes.size() < 2) continue;
    std::stable_sort(indexes.begin(), indexes.end(), [this](uint32_t a, uint32_t b) {
      return places_[a].weight > places_[b].weight;
    });
  }
}

absl::StatusOr<Gazetteer> Gazetteer::Parse(std::string_view tsv) {
  Gazetteer gazetteer;
  std::vector<std::string> parent_ids;
  std::vector<int> line_of;
  const auto lines = static_cast<size_t>(std::count(tsv.begin(), tsv.end(), '\n'));
  gazetteer.places_.reserve(lines);
  gazetteer.by_id_.reserve(lines);
  parent_ids.reserve(lines);
  line_of.reserve(lines);
  int line_number = 0;
  for (size_t start = 0; start < tsv.size();) {
    size_t end = std::min(tsv.find('\n', start), tsv.size());
    std::string_view line = tsv.substr(start, end - start);
    start = end + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line_number == 1) {
      if (line != kHeader) return InvalidInput("places line 1: the header is not the expected one");
      continue;
    }
    if (line.empty()) continue;
    const absl::Status added = gazetteer.AddRow(line, &parent_ids);
    if (!added.ok()) return WithContext(added, Concat("places line ", line_number));
    line_of.push_back(line_number);
  }
  if (gazetteer.places_.empty()) return InvalidInput("the gazetteer holds no places");
  const absl::Status linked = gazetteer.LinkParents(parent_ids);
  if (!linked.ok()) {
    // Roots and children together are the rows linked so far: the next one is the faulty one.
    size_t done = gazetteer.roots_.size();
    for (const auto& children : gazetteer.children_) done += children.size();
    return WithContext(linked, Concat("places line ", line_of[done]));
  }
  gazetteer.IndexNames();
  return gazetteer;
}

const Place* Gazetteer::FindById(std::string_view id) const {
  const auto found = by_id_.find(ToAbsl(id));
  return found == by_id_.end() ? nullptr : &places_[found->second];
}

const Place* Gazetteer::FindDistrict(std::string_view outward) const {
  return FindById(CodeId("district:", outward));
}

const Place* Gazetteer::FindArea(std::string_view letters) const {
  return FindById(CodeId("area:", letters));
}

std::span<const uint32_t> Gazetteer::IndexesByKey(std::string_view key) const {
  const auto found = by_key_.find(ToAbsl(key));
  if (found == by_key_.end()) return {};
  return found->second;
}

int Gazetteer::LongestNameFrom(std::string_view first_word) const {
  const auto found = longest_from_.find(ToAbsl(first_word));
  return found == longest_from_.end() ? 0 : found->second;
}

std::vector<const Place*> Gazetteer::FindByName(std::string_view name) const {
  std::vector<const Place*> found;
  for (const uint32_t index : IndexesByKey(PlaceNameKey(name))) found.push_back(&places_[index]);
  return found;
}

const Place* Gazetteer::Nearest(double lat, double lon, PlaceKind kind) const {
  const Place* nearest = nullptr;
  double least = 0;
  for (const Place& place : places_) {
    if (place.kind != kind || (kind == PlaceKind::kDistrict && place.weight == 0)) continue;
    const double distance = DistanceKm(lat, lon, place.lat, place.lon);
    if (nearest == nullptr || distance < least) {
      nearest = &place;
      least = distance;
    }
  }
  return nearest;
}

const Place* Gazetteer::Parent(const Place& place) const {
  return place.parent == Place::kNoParent ? nullptr : &places_[place.parent];
}

std::vector<const Place*> Gazetteer::Children(std::string_view id) const {
  std::vector<const Place*> children;
  const auto found = by_id_.find(ToAbsl(id));
  if (!id.empty() && found == by_id_.end()) return children;
  for (const uint32_t i : id.empty() ? roots_ : children_[found->second]) {
    children.push_back(&places_[i]);
  }
  return children;
}

bool Gazetteer::IsWithin(const Place& place, const Place& ancestor) const {
  for (const Place* at = &place; at != nullptr; at = Parent(*at)) {
    if (at == &ancestor) return true;
  }
  return false;
}

}  // namespace corner::taxonomies
