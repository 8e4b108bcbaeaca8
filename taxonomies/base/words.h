// Text -> words, the same everywhere: index, phrases, snippets, lexicon and the naive references in
// tests. A word is a run of letters and digits, folded (FoldText); an apostrophe inside a word is
// dropped ("children's" -> "childrens"), and "c++", "c#", "f#" stay whole. Pure, safe from any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corner {

// Words longer than this many bytes (after folding) are cut there: no index term exceeds it.
inline constexpr size_t kMaxWordBytes = 64;

struct Word {
  std::string folded;
  int32_t from = 0, to = 0;  // half-open byte span in the text
};

// Calls `visit(std::string_view folded, int32_t from, int32_t to)` for every word in order.
// `folded` is valid during the call.
template <typename Visit>
void ForEachWord(std::string_view text, const Visit& visit);

std::vector<Word> WordsOf(std::string_view text);

}  // namespace corner

#include "taxonomies/base/words_inl.h"
