#include "taxonomies/occupations/nearest_titles.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr float kBeside = 0.75f, kRelative = 0.6f, kUnknownWord = 0.35f, kUnknownWeight = 3.0f;
constexpr float kSameHead = 1.1f, kOtherHead = 0.9f;
constexpr float kNearBest = 0.75f, kVote = 0.05f;
constexpr float kBayes = 0.1f, kSmoothing = 0.05f, kBayesFloor = -4.0f;
constexpr int kMostLengthDifference = 5;

struct AskedWord {
  std::string_view text;
  float factor = 1;  // 1 in the title proper, kBeside outside
  std::optional<uint32_t> number;
};

std::vector<AskedWord> AskedWords(const TitleLexicon& lexicon, const TitleWords& words) {
  std::vector<AskedWord> asked;
  const auto add = [&](const std::vector<std::string>& some, float factor) {
    for (const std::string& word : some) {
      const bool repeated = std::any_of(asked.begin(), asked.end(),
                                        [&](const AskedWord& other) { return other.text == word; });
      if (!repeated) asked.push_back({word, factor, lexicon.FindWord(word)});
    }
  };
  add(words.main, 1);
  add(words.beside, kBeside);
  return asked;
}

float WeightOf(const TitleLexicon& lexicon, const AskedWord& word) {
  return word.number ? lexicon.WordWeight(*word.number)
                     : kUnknownWeight * static_cast<float>(ModifierWeight(word.text));
}

// Shared weight by title, for the titles that share a word.
class SharedWeights {
 public:
  explicit SharedWeights(const TitleLexicon& lexicon)
      : lexicon_(lexicon), shared_(lexicon.size()), counted_(lexicon.size()) {}

  // Adds what a word shares with every title; returns false when nothing is like it.
  bool Add(const AskedWord& word) {
    ++round_;
    const float own = WeightOf(lexicon_, word);
    if (word.number) Share(*word.number, own * word.factor);
    bool any = word.number.has_value();
    for (uint32_t relative : lexicon_.Relatives(word.text)) {
      if (relative == word.number) continue;
      any = true;
      const float weight = word.number ? std::min(own, lexicon_.WordWeight(relative))
                                       : lexicon_.WordWeight(relative);
      Share(relative, weight * word.factor * kRelative);
    }
    return any;
  }
  const std::vector<uint32_t>& touched() const { return touched_; }
  float of(uint32_t title) const { return shared_[title]; }

 private:
  // A title counts a word once, with whatever is most like it; the word itself comes first.
  void Share(uint32_t word, float weight) {
    for (uint32_t title : lexicon_.TitlesWith(word)) {
      if (counted_[title] == round_) continue;
      counted_[title] = round_;
      if (shared_[title] == 0) touched_.push_back(title);
      shared_[title] += weight;
    }
  }

  const TitleLexicon& lexicon_;
  std::vector<float> shared_;
  std::vector<uint16_t> counted_;
  std::vector<uint32_t> touched_;
  uint16_t round_ = 0;
};

float LogLikelihood(const TitleLexicon& lexicon, uint16_t unit,
                    const std::vector<AskedWord>& asked) {
  const auto vocabulary = static_cast<float>(lexicon.vocabulary());
  float sum = 0;
  for (const AskedWord& word : asked) {
    if (!word.number) continue;
    const float share = (static_cast<float>(lexicon.CountIn(unit, *word.number)) + kSmoothing) /
                        (static_cast<float>(lexicon.WordsIn(unit)) + kSmoothing * vocabulary);
    sum += word.factor * lexicon.WordWeight(*word.number) / 3 * std::log(share * vocabulary);
  }
  return sum;
}

void AddLikelihoods(const TitleLexicon& lexicon, const std::vector<AskedWord>& asked,
                    std::vector<UnitScore>* scores) {
  std::vector<float> likelihood;
  likelihood.reserve(scores->size());
  for (const UnitScore& score : *scores) {
    likelihood.push_back(LogLikelihood(lexicon, score.unit, asked));
  }
  const float most = *std::max_element(likelihood.begin(), likelihood.end());
  for (size_t i = 0; i < scores->size(); ++i) {
    (*scores)[i].score += kBayes * std::max(kBayesFloor, likelihood[i] - most);
  }
}

}  // namespace

std::vector<UnitScore> NearestUnits(const TitleLexicon& lexicon, const TitleWords& words) {
  const std::vector<AskedWord> asked = AskedWords(lexicon, words);
  SharedWeights shared(lexicon);
  float asked_weight = 0;
  for (const AskedWord& word : asked) {
    const bool known = shared.Add(word);
    asked_weight += WeightOf(lexicon, word) * word.factor * (known ? 1 : kUnknownWord);
  }
  const std::optional<uint32_t> head =
      words.main.empty() ? std::nullopt : lexicon.FindWord(words.main.back());

  std::vector<float> best(lexicon.units().size());
  std::vector<std::pair<uint16_t, float>> near;
  float most = 0;
  for (uint32_t i : shared.touched()) {
    const TitleLexicon::Title& title = lexicon.title(i);
    float dice = 2 * shared.of(i) / (asked_weight + title.weight);
    if (head) dice *= title.head == *head ? kSameHead : kOtherHead;
    best[title.unit] = std::max(best[title.unit], dice);
    most = std::max(most, dice);
    if (dice > kNearBest * most) near.emplace_back(title.unit, dice);
  }
  std::vector<int> votes(best.size());
  for (const auto& [unit, dice] : near) votes[unit] += dice > kNearBest * most;
  std::vector<UnitScore> scores;
  for (uint16_t unit = 0; unit < best.size(); ++unit) {
    if (best[unit] == 0) continue;
    scores.push_back({unit, best[unit] + kVote * std::log1p(static_cast<float>(votes[unit]))});
  }
  if (scores.empty()) return scores;
  AddLikelihoods(lexicon, asked, &scores);
  std::sort(scores.begin(), scores.end(), [](const UnitScore& a, const UnitScore& b) {
    return a.score != b.score ? a.score > b.score : a.unit < b.unit;
  });
  return scores;
}

}  // namespace corner::taxonomies
