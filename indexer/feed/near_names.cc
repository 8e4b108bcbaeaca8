#include "indexer/feed/near_names.h"

#include <algorithm>
#include <utility>

#include "indexer/feed/dialect.h"
#include "indexer/feed/dialect_tables.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr size_t kMostNear = 3;
constexpr size_t kLongestCompared = 60;  // bytes
// A name that stands inside a longer one is a hint only when it is long enough to be meant.
constexpr size_t kShortestInside = 5;

// Edits that may part two names of that length: a third of the letters, three at most.
int MostEdits(size_t length) { return static_cast<int>(std::min<size_t>(3, length / 3)); }

// Every name Corner itself understands, with its field, in NameKey form.
const std::vector<std::pair<std::string, PostingField>>& KnownNames() {
  static const auto* const kNames = [] {
    auto* names = new std::vector<std::pair<std::string, PostingField>>;
    for (size_t i = 0; i < kPostingFieldCount; ++i) {
      const auto field = static_cast<PostingField>(i);
      names->emplace_back(NameKey(PostingFieldName(field)), field);
    }
    for (const Dialect* dialect : {&kCornerDialect, &kVacanciesCsvDialect, &kPlainDialect}) {
      for (const Alias& alias : dialect->aliases) {
        if (alias.field == PostingField::kCount) continue;
        names->emplace_back(NameKey(alias.path), alias.field);
      }
    }
    return names;
  }();
  return *kNames;
}

}  // namespace

std::vector<std::string> NearFieldNames(std::string_view name) {
  const std::string key = NameKey(Utf8Prefix(name, kLongestCompared));
  std::vector<std::pair<int, std::string>> near;
  const auto offer = [&](int distance, PostingField field) {
    std::string offered(PostingFieldName(field));
    for (auto& [known, text] : near) {
      if (text != offered) continue;
      known = std::min(known, distance);
      return;
    }
    near.emplace_back(distance, std::move(offered));
  };
  for (const auto& [known, field] : KnownNames()) {
    const int most = MostEdits(std::max(key.size(), known.size()));
    const int edits = EditDistance(key, known, most);
    if (edits <= most) {
      offer(edits, field);
    } else if (key.size() >= 3 && known.starts_with(key)) {
      offer(most + 1, field);
    }
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [distance, text] : near) {
    if (names.size() < kMostNear) names.push_back(std::move(text));
  }
  return names;
}

std::optional<PostingField> NearField(std::string_view column) {
  const std::string key = NameKey(Utf8Prefix(column, kLongestCompared));
  std::optional<PostingField> near;
  int least = 4;
  for (const auto& [known, field] : KnownNames()) {
    const int most = std::min(MostEdits(std::min(key.size(), known.size())), least - 1);
    const int edits = most < 0 ? 4 : EditDistance(key, known, most);
    if (edits > most) continue;
    least = edits;
    near = field;
  }
  if (near) return near;
  size_t longest = kShortestInside - 1;
  for (const auto& [known, field] : KnownNames()) {
    const bool inside = key.starts_with(known) || key.ends_with(known);
    if (!inside || known.size() <= longest) continue;
    longest = known.size();
    near = field;
  }
  return near;
}

}  // namespace corner::indexer
