#include "taxonomies/typeahead/typeahead.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMostTypedWords = 8, kMostTypedBytes = 40;
constexpr uint16_t kEditCost = 20, kBeginningCost = 10;
constexpr int32_t kUnchosenCost = 1, kNotFirstCost = 2;
constexpr uint16_t kNoFit = std::numeric_limits<uint16_t>::max();

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
struct Typeahead::Walk {
  using Row = std::array<uint8_t, kMostTypedBytes + 1>;  // distance to each beginning of `typed`
  std::string_view typed;
  int limit = 0;
  std::vector<Row> rows;   // of the letters on the way
  std::string letters;     // on the way
  int best_beginning = 3;  // edits to the closest beginning on the way; 3: none
  std::vector<WordFit> fits;
};

void Typeahead::Follow(uint32_t number, Walk* walk) const {
  const Node& node = nodes_[number];
  const size_t length = walk->typed.size(), depth = walk->letters.size();
  const Walk::Row& row = walk->rows[depth];
  const int whole = row[length];
  const int before = walk->best_beginning;
  walk->best_beginning = std::min(before, whole);
  if (node.ends && depth > 0) {
    int cost = kNoFit;
    if (whole <= walk->limit) cost = whole * kEditCost;
    if (walk->best_beginning <= walk->limit) {
      cost = std::min(cost, walk->best_beginning * kEditCost + kBeginningCost);
    }
    if (cost != kNoFit) walk->fits.push_back({node.words_from, static_cast<uint16_t>(cost)});
  }
  const bool may_go_on =
      walk->best_beginning <= walk->limit ||
      *std::min_element(row.begin(), row.begin() + static_cast<long>(length) + 1) <= walk->limit;
  for (uint32_t child = may_go_on ? node.first_child : 0; child != 0; child = nodes_[child].next) {
    const char letter = nodes_[child].letter;
    walk->rows.resize(depth + 2);
    const Walk::Row& above = walk->rows[depth];
    Walk::Row& next = walk->rows[depth + 1];
    next[0] = static_cast<uint8_t>(std::min<size_t>(depth + 1, 100));
    for (size_t i = 1; i <= length; ++i) {
      const int other = walk->typed[i - 1] == letter ? 0 : 1;
      int edits = std::min({above[i] + 1, next[i - 1] + 1, above[i - 1] + other});
      if (depth > 0 && i > 1 && walk->typed[i - 1] == walk->letters[depth - 1] &&
          walk->typed[i - 2] == letter) {
        edits = std::min(edits, walk->rows[depth - 1][i - 2] + 1);
      }
      next[i] = static_cast<uint8_t>(std::min(edits, 100));
    }
    walk->letters.push_back(letter);
    Follow(child, walk);
    walk->letters.pop_back();
  }
  walk->best_beginning = before;
}

std::vector<Typeahead::WordFit> Typeahead::FitsOf(std::string_view typed) const {
  Walk walk;
  walk.typed = typed;
  walk.limit = AllowedEdits(typed.size());
  walk.rows.resize(1);
  for (size_t i = 0; i <= typed.size(); ++i) walk.rows[0][i] = static_cast<uint8_t>(i);
  Follow(0, &walk);
  return std::move(walk.fits);
}

std::vector<TypeaheadHit> Typeahead::Find(std::string_view typed, size_t limit,
                                          bool one_a_value) const {
  const std::vector<std::string> words = TypedWords(typed);
  if (words.empty() || limit == 0 || texts_.empty()) return {};
  struct Fit {
    uint16_t cost = kNoFit;
    uint32_t word = 0;
  };
  // For each text the cheapest word for each word typed; equal ones: the smaller word.
  std::vector<std::vector<Fit>> fits(words.size());
  for (size_t t = 0; t < words.size(); ++t) {
    fits[t].resize(texts_.size());
    for (const WordFit& fit : FitsOf(words[t])) {
      for (uint32_t p = posting_from_[fit.word]; p < posting_from_[fit.word + 1]; ++p) {
        Fit& best = fits[t][postings_[p]];
        if (fit.cost < best.cost) best = {fit.cost, fit.word};
      }
    }
  }
  std::vector<TypeaheadHit> hits;
  std::vector<uint32_t> chosen;
  for (uint32_t entry = 0; entry < texts_.size(); ++entry) {
    int32_t cost = 0;
    chosen.clear();
    for (const std::vector<Fit>& fit : fits) {
      if (fit[entry].cost == kNoFit) break;
      cost += fit[entry].cost;
      const uint32_t word = fit[entry].word;
      if (std::find(chosen.begin(), chosen.end(), word) == chosen.end()) chosen.push_back(word);
      if (&fit == &fits.back()) {
        cost += kUnchosenCost * static_cast<int32_t>(entry_words_[entry].size() - chosen.size());
        if (chosen.front() != entry_words_[entry].front()) cost += kNotFirstCost;
        hits.push_back({entry, values_[entry], cost});
      }
    }
  }
  const auto better = [this](const TypeaheadHit& a, const TypeaheadHit& b) {
    const std::string &text_a = texts_[a.entry], &text_b = texts_[b.entry];
    return std::tuple(a.cost, text_a.size(), std::string_view(text_a), a.value, a.entry) <
           std::tuple(b.cost, text_b.size(), std::string_view(text_b), b.value, b.entry);
  };
  if (!one_a_value) {
    const size_t kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<long>(kept), hits.end(), better);
    hits.resize(kept);
    return hits;
  }
  std::sort(hits.begin(), hits.end(), better);
  absl::flat_hash_set<uint32_t> values;
  std::erase_if(hits, [&](const TypeaheadHit& hit) {
    return values.size() == limit || !values.insert(hit.value).second;
  });
  return hits;
}

}  // namespace corner::taxonomies
