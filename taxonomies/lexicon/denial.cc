#include "taxonomies/lexicon/denial.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace corner::taxonomies {
namespace {

constexpr uint32_t kMostClauseWords = 40;
constexpr uint32_t kReachBefore = 5;      // telling words between "no" and what it denies
constexpr uint32_t kFarthestBefore = 14;  // words of any kind before what is denied
constexpr uint32_t kReachAfter = 14;      // words between it and "is not required"
constexpr uint32_t kReachLearn = 14;      // words between "willing to learn" and what is learnt
constexpr uint32_t kReachInstead = 2;     // telling words between "rather than" and what is denied

template <size_t N>
bool OneOf(const std::array<std::string_view, N>& some, std::string_view word) {
  return std::find(some.begin(), some.end(), word) != some.end();
}

constexpr std::array<std::string_view, 23> kDeniers = {
    "no",     "not",     "without",  "never",  "isnt",   "arent",   "dont",      "wont",
    "nor",    "doesnt",  "neednt",   "non",    "nobody", "noone",   "excluding", "excludes",
    "havent", "wouldnt", "shouldnt", "cannot", "cant",   "neither", "none"};
// "not only cooking", "no later than", "not afraid of heights": nothing is denied.
constexpr std::array<std::string_view, 24> kNotDenials = {
    "only",  "limited",     "just",    "later",    "less",   "fewer",    "matter", "afraid",
    "mind",  "shy",         "simply",  "merely",   "solely", "hesitate", "forget", "more",
    "doubt", "exclusively", "problem", "nonsense", "exceed", "two",      "longer", "necessarily"};
constexpr std::array<std::string_view, 13> kNeeded = {
    "required", "needed",    "necessary", "essential",    "involved",   "expected",   "included",
    "need",     "mandatory", "must",      "prerequisite", "compulsory", "requirement"};
// Words that stand between "no" and what it denies without counting.
constexpr std::array<std::string_view, 16> kPassed = {"a",  "an",   "the", "any",  "or", "and",
                                                      "to", "of",   "in",  "be",   "do", "have",
                                                      "as", "with", "for", "prior"};
// "You will not be expected to …": the whole rest of the clause is denied.
constexpr std::array<std::string_view, 8> kAsked = {"expected", "required", "allowed", "asked",
                                                    "need",     "have",     "needed",  "ask"};

bool SaysMoreOfTheSame(std::span<const Word> words, uint32_t but) {
  constexpr std::array<std::string_view, 10> kMore = {
      "not", "isnt", "arent", "train", "no", "full", "happy", "training", "willing", "without"};
  for (uint32_t w = but + 1; w < std::min<size_t>(words.size(), but + 5); ++w) {
    if (OneOf(kMore, words[w].folded)) return true;
  }
  return false;
}

bool DeniedBefore(std::span<const Word> words, Clause clause, uint32_t first_word) {
  uint32_t passed = 0;
  bool asked = false;
  const uint32_t first = std::max(clause.first, first_word - std::min(first_word, kFarthestBefore));
  for (uint32_t w = first_word; w > first; --w) {
    const std::string_view word = words[w - 1].folded;
    if (OneOf(kDeniers, word) && !OneOf(kNotDenials, words[w].folded)) {
      if (passed <= kReachBefore || asked) return true;
    }
    // "rather than answering phones", "instead of driving"
    if (((word == "rather" && words[w].folded == "than") ||
         (word == "instead" && words[w].folded == "of")) &&
        passed <= kReachInstead + 1) {
      return true;
    }
    asked = asked ? OneOf(kPassed, word) : OneOf(kAsked, word);
    passed += !OneOf(kPassed, word);
  }
  return false;
}

// "not", "never", "won't" at `w` and what they deny within three words: "not be required".
bool DeniesWhatStandsBefore(std::span<const Word> words, uint32_t w, uint32_t end) {
  constexpr std::array<std::string_view, 10> kNot = {
      "not", "isnt", "arent", "neither", "never", "wont", "doesnt", "dont", "wasnt", "wouldnt"};
  constexpr std::array<std::string_view, 3> kNotMeant = {"part", "insist", "asked"};
  // "by no means essential", "no longer needed"
  const bool no_means = words[w].folded == "no" && w + 1 < end &&
                        (words[w + 1].folded == "means" || words[w + 1].folded == "longer");
  if (!no_means && !OneOf(kNot, words[w].folded)) return false;
  for (uint32_t n = w + 1; n < std::min(end, w + 4); ++n) {
    if (OneOf(kNeeded, words[n].folded)) return true;
    if (OneOf(kNotMeant, words[n].folded)) return true;
    if (words[n].folded == "by" && n + 1 < end && words[n + 1].folded == "you") return true;
  }
  return false;
}

bool DeniedAfter(std::span<const Word> words, Clause clause, uint32_t end_word) {
  // "is done by others": not the reader's work.
  constexpr std::array<std::string_view, 7> kOthers = {
      "others", "someone", "colleagues", "another", "contractors", "machine", "machines"};
  constexpr std::array<std::string_view, 3> kAlone = {"unnecessary", "optional", "excluded"};
  const uint32_t end = std::min(clause.end, end_word + kReachAfter);
  for (uint32_t w = end_word; w < end; ++w) {
    const std::string_view word = words[w].folded;
    if (OneOf(kAlone, word) || DeniesWhatStandsBefore(words, w, end)) return true;
    if (OneOf(kNeeded, word)) return false;  // "Excel required, French not"
    const std::string_view next = w + 1 < end ? std::string_view(words[w + 1].folded) : "";
    if (word == "by" && OneOf(kOthers, next)) return true;
    if (word == "less" && next == "important") return true;
    if (word == "without" && w + 1 == clause.end) return true;  // "we can manage without"
  }
  return false;
}

}  // namespace

Clause ClauseAround(std::span<const Word> words, std::span<const Gap> gaps, uint32_t first_word,
                    uint32_t end_word) {
  Clause clause{first_word, end_word};
  while (clause.first > 0 && end_word - clause.first < kMostClauseWords &&
         gaps[clause.first] != Gap::kBreak && words[clause.first].folded != "but") {
    --clause.first;
  }
  while (clause.end < words.size() && clause.end - first_word < kMostClauseWords &&
         gaps[clause.end] != Gap::kBreak &&
         (words[clause.end].folded != "but" || SaysMoreOfTheSame(words, clause.end))) {
    ++clause.end;
  }
  return clause;
}

bool IsDenied(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word) {
  return DeniedBefore(words, clause, first_word) || DeniedAfter(words, clause, end_word);
}

bool IsTaught(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word) {
  constexpr std::array<std::string_view, 10> kGiven = {
      "given",    "provided", "offered", "supplied", "available",
      "included", "full",     "receive", "thorough", "comprehensive"};
  constexpr std::array<std::string_view, 7> kTeacher = {"we",    "will",    "can", "willing",
                                                        "happy", "company", "to"};
  constexpr std::array<std::string_view, 5> kLearner = {"you", "who", "they", "holder", "also"};
  // What follows is brought, not learnt: "willing to learn and able to …".
  static constexpr std::array<std::string_view, 9> kBrought = {
      "have", "has", "must", "able", "ability", "with", "experience", "experienced", "while"};
  const auto at = [&](uint32_t w, uint32_t back) -> std::string_view {
    return w >= clause.first + back ? std::string_view(words[w - back].folded) : "";
  };
  bool training = false, given = false;
  for (uint32_t w = clause.first; w < clause.end; ++w) {
    const std::string_view word = words[w].folded;
    training = training || word == "training";
    given = given || OneOf(kGiven, word);
    const bool ahead =
        w < first_word && first_word - w <= kReachLearn &&
        std::none_of(words.begin() + w, words.begin() + first_word,
                     [](const Word& other) { return OneOf(kBrought, other.folded); });
    // "willing to learn SAP", "you will learn to weld", "we teach you to bake", "be trained in …"
    if (ahead && (word == "learn" || word == "teach" || word == "taught")) return true;
    if (ahead && word == "trained" && (at(w, 1) == "be" || at(w, 1) == "get")) return true;
    // "(will train)", "willing to train", "we train you"; not "you will train new starters".
    if (word == "train" && w >= end_word && OneOf(kTeacher, at(w, 1))) {
      const std::string_view who = at(w, 1) == "to" ? at(w, 2) : at(w, 1);
      if (OneOf(kTeacher, who) && !OneOf(kLearner, at(w, 2)) && who != "to") return true;
    }
    if (word == "train" && ahead && w + 1 < clause.end && words[w + 1].folded == "you") return true;
  }
  return training && given;
}

}  // namespace corner::taxonomies
