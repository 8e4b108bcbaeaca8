#include "taxonomies/occupations/nearest_titles.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr float kBeside = 0.75f, kRelative = 0.6f, kUnknownWord = 0.35f, kUnknownWeight = 3.0f;
constexpr float kSameHead = 1.1f, kOtherHead = 0.9f;
constexpr float kNearBest = 0.75f, kVote = 0.05f;
constexpr float kBayes = 0.1f, kSmoothing = 0.05f, kBayesFloor = -4.0f;

// Shared weight by title, for the titles that share a word. The table of all titles is kept for the
// thread's next title; what was touched is wiped.
class SharedWeights {
 public:
  explicit SharedWeights(const TitleLexicon& lexicon) : lexicon_(lexicon), titles_(Table()) {
    if (titles_.size() < lexicon.size()) titles_.resize(lexicon.size());
  }
  SharedWeights(const SharedWeights&) = delete;
  SharedWeights& operator=(const SharedWeights&) = delete;
  ~SharedWeights() {
    for (uint32_t title : touched_) titles_[title] = {};
  }

  void NextWord() { ++round_; }
  // A title counts a word once, with whatever is most like it; the word itself comes first.
  void Share(uint32_t word, float weight) {
    for (uint32_t title : lexicon_.TitlesWith(word)) {
      Shared& shared = titles_[title];
      if (shared.round == round_) continue;
      shared.round = round_;
      if (shared.weight == 0) touched_.push_back(title);
      shared.weight += weight;
    }
  }
  const std::vector<uint32_t>& touched() const { return touched_; }
  float of(uint32_t title) const { return titles_[title].weight; }

 private:
  struct Shared {
    float weight = 0;
    uint32_t round = 0;  // of the last word it was counted for
  };
  static std::vector<Shared>& Table() {
    thread_local std::vector<Shared> table;
    return table;
  }

  const TitleLexicon& lexicon_;
  std::vector<Shared>& titles_;
  std::vector<uint32_t> touched_;
  uint32_t round_ = 0;
};

}  // namespace

struct NearestTitles::AskedWord {
  std::string_view text;
  float factor = 1;  // 1 in the title proper, kBeside outside
  std::optional<uint32_t> number;
};

NearestTitles::NearestTitles(const TitleLexicon& lexicon) : lexicon_(lexicon) {
  unseen_.reserve(lexicon.units().size());
  for (uint16_t unit = 0; unit < lexicon.units().size(); ++unit) {
    unseen_.push_back(LogShare(unit, 0));
  }
}

std::vector<NearestTitles::AskedWord> NearestTitles::AskedWords(const TitleWords& words) const {
  std::vector<AskedWord> asked;
  const auto add = [&](const std::vector<std::string>& some, float factor) {
    for (const std::string& word : some) {
      const bool repeated = std::any_of(asked.begin(), asked.end(),
                                        [&](const AskedWord& other) { return other.text == word; });
      if (!repeated) asked.push_back({word, factor, lexicon_.FindWord(word)});
    }
  };
  add(words.main, 1);
  add(words.beside, kBeside);
  return asked;
}

float NearestTitles::WeightOf(const AskedWord& word) const {
  return word.number ? lexicon_.WordWeight(*word.number)
                     : kUnknownWeight * static_cast<float>(ModifierWeight(word.text));
}

// ln of how much oftener a word that stands in so many of the unit's titles is met there than a
// word of the whole vocabulary is met anywhere.
float NearestTitles::LogShare(uint16_t unit, uint32_t titles) const {
  const auto vocabulary = static_cast<float>(lexicon_.vocabulary());
  const float share = (static_cast<float>(titles) + kSmoothing) /
                      (static_cast<float>(lexicon_.WordsIn(unit)) + kSmoothing * vocabulary);
  return std::log(share * vocabulary);
}

void NearestTitles::AddLikelihoods(const std::vector<AskedWord>& asked,
                                   std::vector<UnitScore>* scores) const {
  std::vector<float> likelihood(scores->size()), shares;
  for (const AskedWord& word : asked) {
    if (!word.number) continue;
    shares = unseen_;
    for (const auto& [unit, titles] : lexicon_.UnitsWith(*word.number)) {
      shares[unit] = LogShare(unit, titles);
    }
    const float weight = word.factor * lexicon_.WordWeight(*word.number) / 3;
    for (size_t i = 0; i < scores->size(); ++i) {
      likelihood[i] += weight * shares[(*scores)[i].unit];
    }
  }
  const float most = *std::max_element(likelihood.begin(), likelihood.end());
  for (size_t i = 0; i < scores->size(); ++i) {
    (*scores)[i].score += kBayes * std::max(kBayesFloor, likelihood[i] - most);
  }
}

std::vector<UnitScore> NearestTitles::Units(const TitleWords& words) const {
  const std::vector<AskedWord> asked = AskedWords(words);
  SharedWeights shared(lexicon_);
  float asked_weight = 0;
  for (const AskedWord& word : asked) {
    const float own = WeightOf(word);
    bool known = word.number.has_value();
    shared.NextWord();
    if (word.number) shared.Share(*word.number, own * word.factor);
    for (uint32_t relative : lexicon_.Relatives(word.text)) {
      if (relative == word.number) continue;
      known = true;
      const float weight = word.number ? std::min(own, lexicon_.WordWeight(relative))
                                       : lexicon_.WordWeight(relative);
      shared.Share(relative, weight * word.factor * kRelative);
    }
    asked_weight += own * word.factor * (known ? 1 : kUnknownWord);
  }
  const std::optional<uint32_t> head =
      words.main.empty() ? std::nullopt : lexicon_.FindWord(words.main.back());

  std::vector<float> best(lexicon_.units().size());
  std::vector<std::pair<uint16_t, float>> near;
  float most = 0;
  for (uint32_t i : shared.touched()) {
    const TitleLexicon::Title& title = lexicon_.title(i);
    float dice = 2 * shared.of(i) / (asked_weight + title.weight);
    if (head) dice *= title.head == *head ? kSameHead : kOtherHead;
    best[title.unit] = std::max(best[title.unit], dice);
    most = std::max(most, dice);
    if (dice > kNearBest * most) near.emplace_back(title.unit, dice);
  }
  std::vector<int> votes(best.size());
  for (const auto& [unit, dice] : near) votes[unit] += dice > kNearBest * most;
  std::vector<UnitScore> scores;
  scores.reserve(best.size());
  for (uint16_t unit = 0; unit < best.size(); ++unit) {
    if (best[unit] == 0) continue;
    scores.push_back({unit, best[unit] + kVote * std::log1p(static_cast<float>(votes[unit]))});
  }
  if (!scores.empty()) AddLikelihoods(asked, &scores);
  return scores;
}

}  // namespace corner::taxonomies
