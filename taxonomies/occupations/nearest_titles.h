// How near each unit group's titles come to the words of a title. Used by the coder. Built once
// from a lexicon; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "taxonomies/occupations/title_lexicon.h"
#include "taxonomies/occupations/title_words.h"

namespace corner::taxonomies {

struct UnitScore {
  uint16_t unit = 0;
  float score = 0;
};

class NearestTitles {
 public:
  // `lexicon` must outlive it.
  explicit NearestTitles(const TitleLexicon& lexicon);

  // Units with at least one title that shares a word, in order of the unit. The score of a unit is
  //   d + 0.05 ln(1 + n) + 0.1 max(-4, b)
  // d: the best of its titles' Dice coefficients 2 w(shared) / (w(asked) + w(title)) over word
  // weights,
  //    where a word beside the title proper counts 0.75, a word with the same first five letters
  //    0.6, and the title counts a tenth more when its last word is the same, a tenth less when not
  //    (L. R. Dice, Ecology 26(3), 1945);
  // n: its titles within three quarters of the best;
  // b: naive Bayes with a smoothing of 0.05, as the difference from the best unit's.
  // The constants were chosen on the studied half of the development titles.
  std::vector<UnitScore> Units(const TitleWords& words) const;

 private:
  struct AskedWord;
  std::vector<AskedWord> AskedWords(const TitleWords& words) const;
  float WeightOf(const AskedWord& word) const;
  float LogShare(uint16_t unit, uint32_t titles) const;
  void AddLikelihoods(const std::vector<AskedWord>& asked, std::vector<UnitScore>* scores) const;

  const TitleLexicon& lexicon_;
  std::vector<float> unseen_;  // LogShare of a word that no title of the unit has
};

}  // namespace corner::taxonomies
