// Text -> words, the same everywhere: index, phrases, snippets and the naive reference in tests.
// A word is a run of letters and digits, folded (FoldText); an apostrophe inside a word is dropped
// ("children's" -> "childrens"), and "c++", "c#", "f#" stay whole. Pure, safe from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corner::indexer {

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

// Words too common to ask for on their own: "and", "the", "of", …
bool IsStopWord(std::string_view folded);

// The English (Snowball) stem of a folded word; words with digits are their own stem.
// Not thread-safe per object: one Stemmer per thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  std::string Stem(std::string_view folded) const;

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace corner::indexer

#include "indexer/words_inl.h"
