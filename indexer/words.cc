#include "indexer/words.h"

#include <algorithm>
#include <array>
#include <string_view>

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

bool IsStopWord(std::string_view folded) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), folded);
}

}  // namespace corner::indexer
