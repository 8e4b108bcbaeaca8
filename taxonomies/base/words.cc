#include "taxonomies/base/words.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner {
namespace words_internal {

std::string Fold(std::string_view word) {
  std::string folded = FoldKey(word);
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  folded = ReplaceAll(std::move(folded), "\xCA\xBC", "");  // "ŉ" folds to an apostrophe and "n"
  return std::string(Utf8Prefix(folded, kMaxWordBytes));
}

}  // namespace words_internal

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  ForEachWord(text, [&](std::string_view folded, int32_t from, int32_t to) {
    words.push_back({std::string(folded), from, to});
  });
  return words;
}

}  // namespace corner
