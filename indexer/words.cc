#include "indexer/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Sorted. Function words only: nothing a person might look for. "it" is missing because IT is a
// trade.
constexpr std::array<std::string_view, 39> kStopWords = {
    "a",  "about", "all", "also", "an",   "and",  "any",   "are",  "as",    "at",
    "be", "by",    "can", "for",  "from", "have", "in",    "into", "is",    "its",
    "of", "on",    "or",  "our",  "that", "the",  "their", "them", "there", "this",
    "to", "was",   "we",  "were", "will", "with", "you",   "your", "yours"};

}  // namespace

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

bool IsStopWord(std::string_view folded) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), folded);
}

}  // namespace corner::indexer
