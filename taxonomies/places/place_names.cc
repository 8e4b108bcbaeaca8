// Names of places: the comparison key, and suggestions for a name no one knows.
#include <algorithm>
#include <optional>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {
namespace {

constexpr int kMaxEdits = 2;
constexpr int kPrefixRank = 2;  // between one edit and two

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 0 same, 1 one edit, 2 begins with it, 3 two edits; nothing when further away.
std::optional<int> SuggestionRank(std::string_view query, std::string_view key) {
  const size_t difference =
      query.size() > key.size() ? query.size() - key.size() : key.size() - query.size();
  int edits = kMaxEdits + 1;
  if (difference <= kMaxEdits) edits = EditDistance(query, key, kMaxEdits);
  if (edits <= 1) return edits;
  if (query.size() >= 2 && key.starts_with(query)) return kPrefixRank;
  if (edits == kMaxEdits && query.size() >= 4) return kPrefixRank + 1;
  return std::nullopt;
}

}  // namespace

std::string PlaceNameKey(std::string_view name) {
  std::string plain;
  plain.reserve(name.size() + 4);
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\'' || name[i] == '`') continue;
    if (name.substr(i, 3) == "\xE2\x80\x99" || name.substr(i, 3) == "\xE2\x80\x98") {
      i += 2;  // typographic apostrophes
    } else if (name[i] == '&') {
      plain += " and ";
    } else {
      plain.push_back(name[i]);
    }
  }
  std::string key = FoldKey(plain);
  size_t at = 0;
  while ((at = key.find("saint", at)) != std::string::npos) {
    const bool begins = at == 0 || key[at - 1] == ' ';
    const bool ends = at + 5 == key.size() || key[at + 5] == ' ';
    if (begins && ends) key.replace(at, 5, "st");
    ++at;
  }
  return key;
}

std::vector<const Place*> Gazetteer::SuggestDistricts(std::string_view key, size_t limit) const {
  std::string code;
  for (const char c : key) {
    if (c != ' ') code.push_back(c);
  }
  std::vector<std::tuple<int, size_t, const Place*>> found;
  for (const Place& place : places_) {
    if (place.kind != PlaceKind::kDistrict) continue;
    const std::optional<int> rank = SuggestionRank(code, AsciiLower(place.name));
    if (rank && *rank <= kPrefixRank) found.emplace_back(*rank, place.name.size(), &place);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > limit) found.resize(limit);
  std::vector<const Place*> places;
  for (const auto& [rank, size, place] : found) places.push_back(place);
  return places;
}

std::vector<const Place*> Gazetteer::Suggest(std::string_view unknown, size_t limit) const {
  const std::string query = PlaceNameKey(Utf8Prefix(unknown, 100));
  if (query.empty()) return {};
  if (HasDigit(query)) return SuggestDistricts(query, limit);
  std::vector<std::tuple<int, int, uint32_t>> found;  // rank, -weight, index
  for (const auto& [key, indexes] : by_key_) {
    if (key.starts_with("gb ")) continue;  // codes are not for reading
    const std::optional<int> rank = SuggestionRank(query, key);
    if (!rank) continue;
    for (const uint32_t index : indexes) found.emplace_back(*rank, -places_[index].weight, index);
  }
  std::sort(found.begin(), found.end());
  std::vector<const Place*> places;
  absl::flat_hash_set<std::string> names;
  for (const auto& [rank, weight, index] : found) {
    if (places.size() == limit) break;
    if (names.insert(places_[index].name).second) places.push_back(&places_[index]);
  }
  return places;
}

}  // namespace corner::taxonomies
