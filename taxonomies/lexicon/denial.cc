#include "taxonomies/lexicon/denial.h"

#include <algorithm>
#include <array>

namespace corner::taxonomies {
namespace {

constexpr uint32_t kMostClauseWords = 40;
constexpr uint32_t kReachBefore = 5;  // words between "no" and what it denies
constexpr uint32_t kReachAfter = 8;   // words between it and "is not required"

template <size_t N>
bool OneOf(const std::array<std::string_view, N>& some, std::string_view word) {
  return std::find(some.begin(), some.end(), word) != some.end();
}

constexpr std::array<std::string_view, 9> kDeniers = {"no",   "not",  "without", "never", "isnt",
                                                      "dont", "wont", "doesnt",  "nor"};
// "not only cooking", "no later than": nothing is denied.
constexpr std::array<std::string_view, 7> kNotDenials = {"only", "limited", "just",  "later",
                                                         "less", "fewer",   "matter"};
constexpr std::array<std::string_view, 8> kNeeded = {
    "required", "needed", "necessary", "essential", "involved", "expected", "included", "need"};

bool EndsClause(std::string_view text, const Word& before, const Word& after) {
  const std::string_view gap =
      text.substr(static_cast<size_t>(before.to), static_cast<size_t>(after.from - before.to));
  return gap.find_first_of(".;!?\n") != std::string_view::npos || after.folded == "but";
}

}  // namespace

Clause ClauseAround(std::string_view text, std::span<const Word> words, uint32_t first_word,
                    uint32_t end_word) {
  Clause clause{first_word, end_word};
  while (clause.first > 0 && end_word - clause.first < kMostClauseWords &&
         !EndsClause(text, words[clause.first - 1], words[clause.first])) {
    --clause.first;
  }
  while (clause.end < words.size() && clause.end - first_word < kMostClauseWords &&
         !EndsClause(text, words[clause.end - 1], words[clause.end])) {
    ++clause.end;
  }
  return clause;
}

bool IsDenied(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word) {
  const uint32_t begin = std::max(clause.first, first_word - std::min(first_word, kReachBefore));
  for (uint32_t w = begin; w < first_word; ++w) {
    if (OneOf(kDeniers, words[w].folded) && !OneOf(kNotDenials, words[w + 1].folded)) return true;
  }
  const uint32_t end = std::min(clause.end, end_word + kReachAfter);
  for (uint32_t w = end_word; w + 1 < end; ++w) {
    const bool denies =
        words[w].folded == "not" || words[w].folded == "isnt" || words[w].folded == "arent";
    if (!denies) continue;
    for (uint32_t n = w + 1; n < std::min(end, w + 4); ++n) {
      if (OneOf(kNeeded, words[n].folded)) return true;
    }
  }
  return false;
}

bool IsTaught(std::span<const Word> words, Clause clause) {
  constexpr std::array<std::string_view, 7> kGiven = {
      "given", "provided", "offered", "supplied", "available", "teach", "show"};
  bool training = false, given = false;
  for (uint32_t w = clause.first; w < clause.end; ++w) {
    const std::string_view word = words[w].folded;
    training = training || word == "training" || word == "train" || word == "taught";
    given = given || OneOf(kGiven, word) || word == "full" || word == "will";
  }
  return training && given;
}

}  // namespace corner::taxonomies
