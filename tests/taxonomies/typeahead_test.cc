// Typeahead beside the naive truth: every text against every word, by the definition.
#include "taxonomies/typeahead/typeahead.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"

namespace corner::taxonomies {
namespace {

constexpr int kNoFit = 1 << 20;

// The cost of one word typed for one word of a text.
int CostOf(std::string_view typed, std::string_view word) {
  const int limit = AllowedEdits(typed.size());
  int cost = kNoFit;
  for (size_t length = 0; length <= word.size(); ++length) {
    const int edits = EditDistance(typed, word.substr(0, length), limit);
    if (edits > limit) continue;
    cost = std::min(cost, edits * 20 + (length == word.size() ? 0 : 10));
  }
  return cost;
}

struct Naive {
  std::vector<std::string> texts;
  std::vector<uint32_t> values;

  std::vector<TypeaheadHit> Find(std::string_view typed, size_t limit, bool one_a_value) const {
    const std::vector<std::string> words = TypedWords(typed);
    if (words.empty()) return {};
    std::vector<std::tuple<int, size_t, std::string, uint32_t, uint32_t>> found;
    for (uint32_t entry = 0; entry < texts.size(); ++entry) {
      const std::string key = FoldKey(texts[entry]);
      std::vector<std::string> of_text;
      for (std::string_view word : Split(key, ' ')) {
        const bool known = std::find(of_text.begin(), of_text.end(), word) != of_text.end();
        if (!word.empty() && !known) of_text.emplace_back(word);
      }
      int cost = 0;
      std::set<std::string> chosen;
      std::string first;
      for (const std::string& one : words) {
        std::string choice;
        int best = kNoFit;
        for (const std::string& word : of_text) {
          const int fit = CostOf(one, word);
          if (fit < best || (fit == best && fit < kNoFit && word < choice)) {
            best = fit;
            choice = word;
          }
        }
        cost += best;
        if (first.empty()) first = choice;
        chosen.insert(choice);
      }
      if (cost >= kNoFit) continue;
      cost += static_cast<int>(of_text.size() - chosen.size());
      if (first != of_text.front()) cost += 2;
      found.emplace_back(cost, texts[entry].size(), texts[entry], values[entry], entry);
    }
    std::sort(found.begin(), found.end());
    std::vector<TypeaheadHit> hits;
    std::set<uint32_t> seen;
    for (const auto& [cost, size, text, value, entry] : found) {
      if (hits.size() == limit) break;
      if (!one_a_value || seen.insert(value).second) hits.push_back({entry, value, cost});
    }
    return hits;
  }
};

class Both {
 public:
  void Add(std::string_view text, uint32_t value) {
    naive_.texts.emplace_back(text);
    naive_.values.push_back(value);
    fast_.Add(text, value);
  }
  void Finish() { fast_.Finish(); }
  void Compare(std::string_view typed, size_t limit, bool one_a_value) const {
    const auto expected = naive_.Find(typed, limit, one_a_value);
    const auto got = fast_.Find(typed, limit, one_a_value);
    ASSERT_EQ(got.size(), expected.size()) << typed;
    for (size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].entry, expected[i].entry) << typed << " " << i;
      EXPECT_EQ(got[i].cost, expected[i].cost) << typed << " " << i;
    }
  }
  const Naive& naive() const { return naive_; }

 private:
  Naive naive_;
  Typeahead fast_;
};

// A person types: the beginning of a few words, in any order, with a slip here and there.
std::string Typed(const std::string& text, std::mt19937* random) {
  const std::string key = FoldKey(text);
  std::vector<std::string> words;
  for (std::string_view word : Split(key, ' ')) words.emplace_back(word);
  std::shuffle(words.begin(), words.end(), *random);
  words.resize(1 + (*random)() % words.size());
  for (std::string& word : words) {
    if ((*random)() % 2 == 0) word.resize(1 + (*random)() % word.size());
    for (size_t slips = (*random)() % 3; slips > 0 && word.size() > 1; --slips) {
      const size_t at = (*random)() % word.size();
      switch ((*random)() % 4) {
        case 0:
          word.erase(at, 1);
          break;
        case 1:
          word.insert(at, 1, static_cast<char>('a' + (*random)() % 26));
          break;
        case 2:
          word[at] = static_cast<char>('a' + (*random)() % 26);
          break;
        default:
          if (at > 0) std::swap(word[at], word[at - 1]);
      }
    }
  }
  return Join(words, " ");
}

TEST(Typeahead, FindsWhatTheDefinitionFinds) {
  Both both;
  const auto rows = ParseTable(JobTitlesTsv(), {"code", "title", "note"});
  ASSERT_TRUE(rows.ok());
  for (size_t i = 0; i < rows->size(); i += 40) {
    both.Add((*rows)[i].cells[1], static_cast<uint32_t>(i % 97));
  }
  both.Add("", 1);
  both.Add("---", 2);
  both.Add("Café Café manager", 3);
  both.Finish();
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::string& text = both.naive().texts[random() % (both.naive().texts.size() - 3)];
    both.Compare(Typed(text, &random), 1 + random() % 12, random() % 2 == 0);
  }
  for (std::string_view typed : {"", " ", "a", "e", "cafe", "caef", "manager cafe", "\xff", "zzzz",
                                 "the the the", "care assistant care"}) {
    both.Compare(typed, 10, false);
  }
}

// Few letters and many words: every kind of overlap between what is typed and what is there.
TEST(Typeahead, FindsWhatTheDefinitionFindsInAnAlphabetOfTwo) {
  std::mt19937 random(4);
  const auto word = [&](size_t most) {
    std::string letters(1 + random() % most, 'a');
    for (char& c : letters) c = random() % 2 == 0 ? 'a' : 'b';
    return letters;
  };
  Both both;
  for (uint32_t i = 0; i < 400; ++i) {
    std::string text = word(12);
    for (size_t n = random() % 3; n > 0; --n) text += " " + word(12);
    both.Add(text, i % 50);
  }
  both.Finish();
  for (int round = 0; round < 300; ++round) {
    both.Compare(Concat(word(14), " ", word(9)), 20, random() % 2 == 0);
    both.Compare(word(14), 20, false);
  }
}

TEST(Typeahead, ReadsAsAPersonTypes) {
  Typeahead titles;
  for (std::string_view title : {"Care assistant", "Senior care assistant", "Careers adviser",
                                 "Nursing assistant", "Warehouse operative"}) {
    titles.Add(title, 0);
  }
  titles.Finish();
  const auto best = [&](std::string_view typed) {
    const auto hits = titles.Find(typed, 1, false);
    return hits.empty() ? std::string() : titles.text(hits.front().entry);
  };
  EXPECT_EQ(best("care ass"), "Care assistant");
  EXPECT_EQ(best("asistant care"), "Care assistant");
  EXPECT_EQ(best("seinor care"), "Senior care assistant");
  EXPECT_EQ(best("wharehosue"), "Warehouse operative") << "two slips in a long word";
  EXPECT_EQ(best("car"), "Care assistant");
  EXPECT_EQ(best("crae"), "Care assistant");
  EXPECT_EQ(best("cra"), "") << "three letters have to be right";
  EXPECT_EQ(best("plumber"), "");
}

}  // namespace
}  // namespace corner::taxonomies
