// How near titles come, against a plain reference that compares with every title in turn.
#include "taxonomies/occupations/nearest_titles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "taxonomies/occupations/coder.h"

namespace corner::taxonomies {
namespace {

// The words of every title, and the titles of every unit, as the formulae of the header name them.
class NaiveNearest {
 public:
  explicit NaiveNearest(const TitleLexicon& lexicon) : lexicon_(lexicon), has_(lexicon.size()) {
    for (uint32_t word = 0; word < lexicon.vocabulary(); ++word) {
      for (uint32_t title : lexicon.TitlesWith(word)) {
        has_[title].push_back(word);
        ++count_[{lexicon.title(title).unit, word}];
      }
    }
  }

  std::map<uint16_t, float> Units(const TitleWords& words) const {
    std::vector<std::pair<std::string, float>> asked;
    for (const std::string& word : words.main) Ask(word, 1, &asked);
    for (const std::string& word : words.beside) Ask(word, 0.75f, &asked);
    float asked_weight = 0;
    for (const auto& [word, factor] : asked) {
      const bool known = lexicon_.FindWord(word) || !lexicon_.Relatives(word).empty();
      asked_weight += Weight(word) * factor * (known ? 1 : 0.35f);
    }
    std::map<uint16_t, std::vector<float>> dice;
    float most = 0;
    for (uint32_t t = 0; t < lexicon_.size(); ++t) {
      float shared = 0;
      for (const auto& [word, factor] : asked) shared += SharedWith(t, word, factor);
      if (shared == 0) continue;
      const auto head = lexicon_.FindWord(words.main.back());
      float value = 2 * shared / (asked_weight + lexicon_.title(t).weight);
      if (head) value *= lexicon_.title(t).head == *head ? 1.1f : 0.9f;
      dice[lexicon_.title(t).unit].push_back(value);
      most = std::max(most, value);
    }
    float likeliest = -1e9f;
    for (const auto& [unit, values] : dice) likeliest = std::max(likeliest, Bayes(unit, asked));
    std::map<uint16_t, float> scores;
    for (const auto& [unit, values] : dice) {
      const auto near = std::count_if(values.begin(), values.end(),
                                      [&](float value) { return value > 0.75f * most; });
      scores[unit] = *std::max_element(values.begin(), values.end()) +
                     0.05f * std::log1p(static_cast<float>(near)) +
                     0.1f * std::max(-4.0f, Bayes(unit, asked) - likeliest);
    }
    return scores;
  }

 private:
  using Asked = std::vector<std::pair<std::string, float>>;
  static void Ask(const std::string& word, float factor, Asked* asked) {
    for (const auto& [known, other] : *asked) {
      if (known == word) return;
    }
    asked->emplace_back(word, factor);
  }
  float Weight(const std::string& word) const {
    const auto number = lexicon_.FindWord(word);
    return number ? lexicon_.WordWeight(*number) : 3 * static_cast<float>(ModifierWeight(word));
  }
  bool Has(uint32_t title, uint32_t word) const {
    return std::find(has_[title].begin(), has_[title].end(), word) != has_[title].end();
  }
  float SharedWith(uint32_t title, const std::string& word, float factor) const {
    const auto number = lexicon_.FindWord(word);
    if (number && Has(title, *number)) return Weight(word) * factor;
    for (uint32_t relative : lexicon_.Relatives(word)) {
      if (relative == number || !Has(title, relative)) continue;
      const float weight = lexicon_.WordWeight(relative);
      return (number ? std::min(Weight(word), weight) : weight) * factor * 0.6f;
    }
    return 0;
  }
  float Bayes(uint16_t unit, const Asked& asked) const {
    const auto vocabulary = static_cast<float>(lexicon_.vocabulary());
    float sum = 0;
    for (const auto& [word, factor] : asked) {
      const auto number = lexicon_.FindWord(word);
      if (!number) continue;
      const auto count = count_.find({unit, *number});
      const float titles = count == count_.end() ? 0 : static_cast<float>(count->second);
      const float share =
          (titles + 0.05f) / (static_cast<float>(lexicon_.WordsIn(unit)) + 0.05f * vocabulary);
      sum += factor * lexicon_.WordWeight(*number) / 3 * std::log(share * vocabulary);
    }
    return sum;
  }

  const TitleLexicon& lexicon_;
  std::vector<std::vector<uint32_t>> has_;  // words of each title
  std::map<std::pair<uint16_t, uint32_t>, int> count_;
};

TEST(NearestTitles, AgreesWithComparingEveryTitle) {
  const NearestTitles nearest(BuiltinTitles());
  const NaiveNearest naive(BuiltinTitles());
  std::mt19937 random(11);
  const std::vector<std::string> some = {"care",   "assistant", "senior", "kitchen", "porter",
                                         "driver", "welding",   "qzxv",   "teacher", "cleaners",
                                         "night",  "accounts",  "clerk",  "assembly"};
  for (int round = 0; round < 60; ++round) {
    std::string title = some[random() % some.size()];
    for (size_t n = random() % 4; n > 0; --n) {
      title.append(random() % 4 == 0 ? " - " : " ").append(some[random() % some.size()]);
    }
    const TitleWords words = ReadTitle(title);
    ASSERT_FALSE(words.main.empty()) << title;
    const std::map<uint16_t, float> expected = naive.Units(words);
    std::map<uint16_t, float> found;
    for (const UnitScore& score : nearest.Units(words)) {
      EXPECT_TRUE(found.empty() || score.unit > found.rbegin()->first) << title;
      found[score.unit] = score.score;
    }
    ASSERT_EQ(found.size(), expected.size()) << title;
    for (const auto& [unit, score] : expected) {
      ASSERT_NEAR(found.at(unit), score, 1e-4) << title << " unit " << unit;
    }
  }
}

TEST(Coder, KnowsHowSureItIsBeforeItCodes) {
  const OccupationCoder& coder = BuiltinCoder();
  for (std::string_view title : {"nurse", "Care Assistant", "trainee night porter", "site worker",
                                 "qzxv", "", "HCA (Bank)", "welding inspector", "assistant"}) {
    const Coding coding = coder.Code(title);
    const int32_t first = coding.best.empty() ? 0 : coding.best.front().per_mille;
    EXPECT_EQ(coder.SurenessOf(coder.Look(title)), first) << title;
  }
}

}  // namespace
}  // namespace corner::taxonomies
