// How near each unit group's titles come to the words of a title. Used by the coder.
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

// Units with at least one title that shares a word, best first. The score of a unit is
//   d + 0.05 ln(1 + n) + 0.1 max(-4, b)
// d: the best of its titles' Dice coefficients 2 w(shared) / (w(asked) + w(title)) over word
// weights,
//    where a word beside the title proper counts 0.75, a word with the same first five letters
//    0.6, and the title counts a tenth more when its last word is the same, a tenth less when not
//    (L. R. Dice, Ecology 26(3), 1945);
// n: its titles within three quarters of the best;
// b: naive Bayes with a smoothing of 0.05, as the difference from the best unit's.
// The constants were chosen on the studied half of the development titles.
std::vector<UnitScore> NearestUnits(const TitleLexicon& lexicon, const TitleWords& words);

}  // namespace corner::taxonomies
