#include "taxonomies/lexicon/denial.h"

#include <algorithm>
#include <string_view>

#include "taxonomies/lexicon/word_set.h"

namespace corner::taxonomies {
namespace {

constexpr uint32_t kMostClauseWords = 40;
constexpr uint32_t kReachBefore = 5;      // telling words between "no" and what it denies
constexpr uint32_t kFarthestBefore = 14;  // words of any kind before what is denied
constexpr uint32_t kReachAfter = 14;      // words between it and "is not required"
constexpr uint32_t kReachLearn = 14;      // words between "willing to learn" and what is learnt
constexpr uint32_t kReachInstead = 2;     // telling words between "rather than" and what is denied

constexpr WordSet kDeniers = {"no",       "not",    "without",   "never",    "isnt",   "arent",
                              "dont",     "wont",   "nor",       "doesnt",   "neednt", "non",
                              "nobody",   "noone",  "excluding", "excludes", "havent", "wouldnt",
                              "shouldnt", "cannot", "cant",      "neither",  "none"};
// "not only cooking", "no later than", "not afraid of heights": nothing is denied.
constexpr WordSet kNotDenials = {"only",    "limited",  "just",   "later", "less",   "fewer",
                                 "matter",  "afraid",   "mind",   "shy",   "simply", "merely",
                                 "solely",  "hesitate", "forget", "more",  "doubt",  "exclusively",
                                 "problem", "nonsense", "exceed", "two",   "longer", "necessarily"};
constexpr WordSet kNeeded = {"required",     "needed",     "necessary",  "essential", "involved",
                             "expected",     "included",   "need",       "mandatory", "must",
                             "prerequisite", "compulsory", "requirement"};
// Words that stand between "no" and what it denies without counting.
constexpr WordSet kPassed = {"a",  "an", "the", "any",  "or", "and",  "to",  "of",
                             "in", "be", "do",  "have", "as", "with", "for", "prior"};
// "You will not be expected to …": the whole rest of the clause is denied.
constexpr WordSet kAsked = {"expected", "required", "allowed", "asked",
                            "need",     "have",     "needed",  "ask"};

bool SaysMoreOfTheSame(std::span<const Word> words, uint32_t but) {
  constexpr WordSet kMore = {"not",  "isnt",  "arent",    "train",   "no",
                             "full", "happy", "training", "willing", "without"};
  for (uint32_t w = but + 1; w < std::min<size_t>(words.size(), but + 5); ++w) {
    if (kMore.contains(words[w].folded)) return true;
  }
  return false;
}

bool DeniedBefore(std::span<const Word> words, Clause clause, uint32_t first_word) {
  uint32_t passed = 0;
  bool asked = false;
  const uint32_t first = std::max(clause.first, first_word - std::min(first_word, kFarthestBefore));
  for (uint32_t w = first_word; w > first; --w) {
    const std::string_view word = words[w - 1].folded;
    if (kDeniers.contains(word) && !kNotDenials.contains(words[w].folded)) {
      if (passed <= kReachBefore || asked) return true;
    }
    // "rather than answering phones", "instead of driving"
    if (((word == "rather" && words[w].folded == "than") ||
         (word == "instead" && words[w].folded == "of")) &&
        passed <= kReachInstead + 1) {
      return true;
    }
    asked = asked ? kPassed.contains(word) : kAsked.contains(word);
    passed += !kPassed.contains(word);
  }
  return false;
}

// "not", "never", "won't" at `w` and what they deny within three words: "not be required".
bool DeniesWhatStandsBefore(std::span<const Word> words, uint32_t w, uint32_t end) {
  constexpr WordSet kNot = {"not",  "isnt",   "arent", "neither", "never",
                            "wont", "doesnt", "dont",  "wasnt",   "wouldnt"};
  constexpr WordSet kNotMeant = {"part", "insist", "asked"};
  // "by no means essential", "no longer needed"
  const bool no_means = words[w].folded == "no" && w + 1 < end &&
                        (words[w + 1].folded == "means" || words[w + 1].folded == "longer");
  if (!no_means && !kNot.contains(words[w].folded)) return false;
  for (uint32_t n = w + 1; n < std::min(end, w + 4); ++n) {
    if (kNeeded.contains(words[n].folded)) return true;
    if (kNotMeant.contains(words[n].folded)) return true;
    if (words[n].folded == "by" && n + 1 < end && words[n + 1].folded == "you") return true;
  }
  return false;
}

bool DeniedAfter(std::span<const Word> words, Clause clause, uint32_t end_word) {
  // "is done by others": not the reader's work.
  constexpr WordSet kOthers = {"others",      "someone", "colleagues", "another",
                               "contractors", "machine", "machines"};
  constexpr WordSet kAlone = {"unnecessary", "optional", "excluded"};
  const uint32_t end = std::min(clause.end, end_word + kReachAfter);
  for (uint32_t w = end_word; w < end; ++w) {
    const std::string_view word = words[w].folded;
    if (kAlone.contains(word) || DeniesWhatStandsBefore(words, w, end)) return true;
    if (kNeeded.contains(word)) return false;  // "Excel required, French not"
    const std::string_view next = w + 1 < end ? std::string_view(words[w + 1].folded) : "";
    if (word == "by" && kOthers.contains(next)) return true;
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
  constexpr WordSet kGiven = {"given",    "provided", "offered", "supplied", "available",
                              "included", "full",     "receive", "thorough", "comprehensive"};
  constexpr WordSet kTeacher = {"we", "will", "can", "willing", "happy", "company", "to"};
  constexpr WordSet kLearner = {"you", "who", "they", "holder", "also"};
  // What follows is brought, not learnt: "willing to learn and able to …".
  static constexpr WordSet kBrought = {"have", "has",        "must",        "able", "ability",
                                       "with", "experience", "experienced", "while"};
  const auto at = [&](uint32_t w, uint32_t back) -> std::string_view {
    return w >= clause.first + back ? std::string_view(words[w - back].folded) : "";
  };
  constexpr WordSet kTeaching = {"training", "learn", "teach", "taught", "trained", "train"};
  bool training = false, given = false;
  for (uint32_t w = clause.first; w < clause.end; ++w) {
    const std::string_view word = words[w].folded;
    given = given || kGiven.contains(word);
    if (!kTeaching.contains(word)) continue;
    training = training || word == "training";
    const bool ahead =
        w < first_word && first_word - w <= kReachLearn &&
        std::none_of(words.begin() + w, words.begin() + first_word,
                     [](const Word& other) { return kBrought.contains(other.folded); });
    // "willing to learn SAP", "you will learn to weld", "we teach you to bake", "be trained in …"
    if (ahead && (word == "learn" || word == "teach" || word == "taught")) return true;
    if (ahead && word == "trained" && (at(w, 1) == "be" || at(w, 1) == "get")) return true;
    // "(will train)", "willing to train", "we train you"; not "you will train new starters".
    if (word == "train" && w >= end_word && kTeacher.contains(at(w, 1))) {
      const std::string_view who = at(w, 1) == "to" ? at(w, 2) : at(w, 1);
      if (kTeacher.contains(who) && !kLearner.contains(at(w, 2)) && who != "to") return true;
    }
    if (word == "train" && ahead && w + 1 < clause.end && words[w + 1].folded == "you") return true;
  }
  return training && given;
}

}  // namespace corner::taxonomies
