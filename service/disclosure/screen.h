// Does a text mention something? The one way in which exclusions, the service's name, a client's
// name and words about health are looked for before a text may leave: by whole words, folded, so
// that capitals, accents, punctuation and line ends make no difference. Where a phrase has letters
// that are not written with spaces between words, inside of words too. Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corner::disclosure {

class PhraseScreen {
 public:
  PhraseScreen() = default;  // finds nothing
  explicit PhraseScreen(const std::vector<std::string>& phrases);

  // True when one of the phrases stands in `text`. A phrase without a word in it cannot be looked
  // for, and is found everywhere: rather nothing is said than what was not to be.
  bool Finds(std::string_view text) const;
  // The same without spaces, for addresses and links: "northfieldworks" mentions “Northfield
  // Works”. Phrases shorter than six letters are looked for as words alone.
  bool FindsInAddress(std::string_view text) const;

 private:
  std::vector<std::string> keys_;  // " words in a row ", or words alone where scripts need it
  bool finds_everything_ = false;
};

// One line as it may be printed: well-formed UTF-8, white space as single spaces, no control
// characters and none that turn the direction of text round.
std::string CleanLine(std::string_view text);

// CleanLine with a full stop where the sentence has no end.
std::string CleanSentence(std::string_view text);

}  // namespace corner::disclosure
