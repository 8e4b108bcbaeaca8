#include "taxonomies/typeahead/typeahead.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMostTypedWords = 8, kMostTypedBytes = 40;
constexpr int kEditCost = 20, kBeginningCost = 10, kNoCost = 1000;
constexpr int32_t kUnchosenCost = 1, kNotFirstCost = 2;
constexpr uint8_t kFar = 100;  // more edits than any limit
constexpr uint32_t kWordBits = 24, kWordMask = (1u << kWordBits) - 1;
constexpr uint32_t kNoFit = std::numeric_limits<uint32_t>::max();

std::vector<std::string_view> WordsOfKey(std::string_view key) {
  if (key.empty()) return {};
  return Split(key, ' ');
}

}  // namespace

int AllowedEdits(size_t bytes) { return bytes >= 8 ? 2 : bytes >= 4 ? 1 : 0; }

std::vector<std::string> TypedWords(std::string_view text) {
  std::vector<std::string> words;
  const std::string key = FoldKey(Utf8Prefix(text, kMostTypedWords * kMostTypedBytes));
  for (std::string_view word : WordsOfKey(key)) {
    std::string kept(Utf8Prefix(word, kMostTypedBytes));
    if (std::find(words.begin(), words.end(), kept) != words.end()) continue;
    words.push_back(std::move(kept));
    if (words.size() == kMostTypedWords) break;
  }
  return words;
}

void Typeahead::Add(std::string_view text, uint32_t value) {
  texts_.emplace_back(text);
  values_.push_back(value);
}

void Typeahead::Finish() {
  std::map<std::string, std::vector<uint32_t>> texts_with;
  std::vector<std::string> keys;
  for (uint32_t entry = 0; entry < texts_.size(); ++entry) {
    keys.push_back(FoldKey(texts_[entry]));
    for (std::string_view word : WordsOfKey(keys.back())) {
      std::vector<uint32_t>& texts = texts_with[std::string(word)];
      if (texts.empty() || texts.back() != entry) texts.push_back(entry);
    }
  }
  std::map<std::string_view, uint32_t> numbers;
  posting_from_.push_back(0);
  words_.reserve(texts_with.size());
  for (auto& [word, texts] : texts_with) {
    words_.push_back(word);
    numbers.emplace(word, static_cast<uint32_t>(words_.size() - 1));
    postings_.insert(postings_.end(), texts.begin(), texts.end());
    posting_from_.push_back(static_cast<uint32_t>(postings_.size()));
  }
  for (const std::string& key : keys) {
    std::vector<uint32_t>& words = entry_words_.emplace_back();
    for (std::string_view word : WordsOfKey(key)) {
      const uint32_t number = numbers.find(word)->second;
      if (std::find(words.begin(), words.end(), number) == words.end()) words.push_back(number);
    }
  }
  BuildTrie();
}

// The words are sorted, so every beginning stands for a range of them.
void Typeahead::BuildTrie() {
  nodes_.push_back({0, 0, 0, static_cast<uint32_t>(words_.size()), 0, false});
  std::vector<uint32_t> path = {0};  // nodes of the beginnings of the word before
  std::vector<uint32_t> last_child = {0};
  std::string_view before;
  for (uint32_t w = 0; w < words_.size(); ++w) {
    const std::string_view word = words_[w];
    size_t shared = 0;
    while (shared < before.size() && shared < word.size() && before[shared] == word[shared]) {
      ++shared;
    }
    path.resize(shared + 1);
    for (size_t depth = shared; depth < word.size(); ++depth) {
      const auto node = static_cast<uint32_t>(nodes_.size());
      nodes_.push_back({0, 0, w, w, word[depth], false});
      last_child.push_back(0);
      const uint32_t parent = path.back();
      if (nodes_[parent].first_child == 0) {
        nodes_[parent].first_child = node;
      } else {
        nodes_[last_child[parent]].next = node;
      }
      last_child[parent] = node;
      path.push_back(node);
    }
    for (const uint32_t node : path) nodes_[node].words_to = w + 1;
    nodes_[path.back()].ends = true;
    before = word;
  }
}

// Walks the trie with the rows of the edit distance (optimal string alignment, as EditDistance).
// Values above the limit are all alike, so only the cells near the diagonal are worked out.
struct Typeahead::Walk {
  using Row = std::array<uint8_t, kMostTypedBytes + 1>;  // distance to each beginning of `typed`
  std::string_view typed;
  int limit = 0;
  std::vector<Row> rows;  // of the letters on the way
  std::string letters;    // on the way
  int beginning = kFar;   // edits to the closest beginning on the way
  std::vector<Fits> fits;
};

void Typeahead::NextRow(char letter, Walk* walk) const {
  const size_t depth = walk->letters.size(), length = walk->typed.size();
  const auto limit = static_cast<size_t>(walk->limit);
  walk->rows.resize(depth + 2);
  const Walk::Row& above = walk->rows[depth];
  Walk::Row& next = walk->rows[depth + 1];
  next.fill(kFar);
  if (depth + 1 <= limit) next[0] = static_cast<uint8_t>(depth + 1);
  const size_t from = depth + 1 > limit ? std::max<size_t>(1, depth + 1 - limit) : 1;
  for (size_t i = from; i <= std::min(length, depth + 1 + limit); ++i) {
    const int other = walk->typed[i - 1] == letter ? 0 : 1;
    int edits = std::min({above[i] + 1, next[i - 1] + 1, above[i - 1] + other});
    if (depth > 0 && i > 1 && walk->typed[i - 1] == walk->letters[depth - 1] &&
        walk->typed[i - 2] == letter) {
      edits = std::min(edits, walk->rows[depth - 1][i - 2] + 1);
    }
    next[i] = static_cast<uint8_t>(std::min(edits, int{kFar}));
  }
}

void Typeahead::Follow(uint32_t number, Walk* walk) const {
  const Node& node = nodes_[number];
  const size_t length = walk->typed.size(), depth = walk->letters.size();
  const Walk::Row& row = walk->rows[depth];
  const int whole = row[length], before = walk->beginning;
  const int closest = *std::min_element(row.begin(), row.begin() + static_cast<long>(length) + 1);
  walk->beginning = std::min(before, whole);
  if (walk->beginning <= walk->limit && closest > walk->beginning) {
    // No longer word comes closer than the beginning did.
    const int cost = walk->beginning * kEditCost + kBeginningCost;
    walk->fits.push_back({node.words_from, node.words_to, static_cast<uint32_t>(cost)});
  } else if (closest <= walk->limit) {
    int cost = whole <= walk->limit ? whole * kEditCost : kNoCost;
    if (walk->beginning <= walk->limit) {
      cost = std::min(cost, walk->beginning * kEditCost + kBeginningCost);
    }
    if (node.ends && cost < kNoCost) {
      walk->fits.push_back({node.words_from, node.words_from + 1, static_cast<uint32_t>(cost)});
    }
    for (uint32_t child = node.first_child; child != 0; child = nodes_[child].next) {
      NextRow(nodes_[child].letter, walk);
      walk->letters.push_back(nodes_[child].letter);
      Follow(child, walk);
      walk->letters.pop_back();
    }
  }
  walk->beginning = before;
}

std::vector<Typeahead::Fits> Typeahead::FitsOf(std::string_view typed) const {
  Walk walk;
  walk.typed = typed;
  walk.limit = AllowedEdits(typed.size());
  walk.rows.resize(1);
  for (size_t i = 0; i <= typed.size(); ++i) walk.rows[0][i] = static_cast<uint8_t>(i);
  Follow(0, &walk);
  return std::move(walk.fits);
}

// The cheapest fit of each text: the cost above the number of the word, so that of equal ones the
// smaller word counts.
std::vector<uint32_t> Typeahead::BestFits(std::string_view typed) const {
  std::vector<uint32_t> best(texts_.size(), kNoFit);
  for (const Fits& fits : FitsOf(typed)) {
    for (uint32_t word = fits.words_from; word < fits.words_to; ++word) {
      const uint32_t fit = fits.cost << kWordBits | word;
      for (uint32_t p = posting_from_[word]; p < posting_from_[word + 1]; ++p) {
        best[postings_[p]] = std::min(best[postings_[p]], fit);
      }
    }
  }
  return best;
}

std::vector<TypeaheadHit> Typeahead::Find(std::string_view typed, size_t limit,
                                          bool one_a_value) const {
  const std::vector<std::string> words = TypedWords(typed);
  if (words.empty() || limit == 0 || texts_.empty()) return {};
  std::vector<std::vector<uint32_t>> fits;
  for (const std::string& word : words) fits.push_back(BestFits(word));
  std::vector<TypeaheadHit> hits;
  std::vector<uint32_t> chosen;
  for (uint32_t entry = 0; entry < texts_.size(); ++entry) {
    const bool fit_all = std::all_of(fits.begin(), fits.end(),
                                     [&](const auto& fit) { return fit[entry] != kNoFit; });
    if (!fit_all) continue;
    int32_t cost = 0;
    chosen.clear();
    for (const std::vector<uint32_t>& fit : fits) {
      cost += static_cast<int32_t>(fit[entry] >> kWordBits);
      const uint32_t word = fit[entry] & kWordMask;
      if (std::find(chosen.begin(), chosen.end(), word) == chosen.end()) chosen.push_back(word);
    }
    cost += kUnchosenCost * static_cast<int32_t>(entry_words_[entry].size() - chosen.size());
    if (chosen.front() != entry_words_[entry].front()) cost += kNotFirstCost;
    hits.push_back({entry, values_[entry], cost});
  }
  const auto better = [this](const TypeaheadHit& a, const TypeaheadHit& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    const std::string &text_a = texts_[a.entry], &text_b = texts_[b.entry];
    return std::tuple(text_a.size(), std::string_view(text_a), a.value, a.entry) <
           std::tuple(text_b.size(), std::string_view(text_b), b.value, b.entry);
  };
  if (!one_a_value) {
    const size_t kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<long>(kept), hits.end(), better);
    hits.resize(kept);
    return hits;
  }
  // Only the best of each value is sorted: many wordings may fit.
  absl::flat_hash_map<uint32_t, TypeaheadHit> best;
  for (const TypeaheadHit& hit : hits) {
    const auto [known, added] = best.try_emplace(hit.value, hit);
    if (!added && better(hit, known->second)) known->second = hit;
  }
  hits.clear();
  for (const auto& [value, hit] : best) hits.push_back(hit);
  const size_t kept = std::min(limit, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<long>(kept), hits.end(), better);
  hits.resize(kept);
  return hits;
}

}  // namespace corner::taxonomies
