#include "taxonomies/lexicon/word_senses.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"
#include "taxonomies/data/embedded.h"
#include "taxonomies/lexicon/word_forms.h"
#include "taxonomies/lexicon/word_set.h"

namespace corner::taxonomies {
namespace {

constexpr uint32_t kMostWords = 3;  // of a wording with a sense
constexpr uint32_t kNear = 5, kNeeds = 8;

// A trait stands for itself before a word of grammar ("organised and", "reliable with") …
bool IsGrammar(std::string_view word) {
  constexpr WordSet kWords = {
      "and",     "or",        "but",       "with",     "in",        "to",  "at",    "on",
      "of",      "for",       "as",        "when",     "while",     "who", "about", "by",
      "under",   "is",        "are",       "if",       "even",      "you", "we",    "our",
      "must",    "towards",   "toward",    "that",     "enough",    "all", "both",  "including",
      "without", "desirable", "essential", "required", "preferred", "a",   "able",  "human"};
  return kWords.contains(word);
}

// … and belongs to a person soon before one of these ("an organised young person").
bool IsPersonal(std::string_view word) {
  constexpr WordSet kWords = {
      "skill",         "skills",     "ability",     "abilities",     "capability", "capabilities",
      "mind",          "mindset",    "thinker",     "thinking",      "approach",   "attitude",
      "manner",        "nature",     "personality", "personalities", "attitudes",  "person",
      "people",        "individual", "individuals", "candidate",     "candidates", "professional",
      "professionals", "worker",     "workers",     "communicator",  "player",     "players",
      "leader",        "ethic",      "style",       "spirit",        "outlook",    "demeanour",
      "problem",       "behaviour",  "rounder",     "member",        "members",    "mentality",
      "character",     "someone",    "applicant",   "employee",      "employees",  "experience",
      "applicants",    "self",       "starter",     "learner",       "being"};
  return kWords.contains(word);
}

bool IsOfAPerson(std::span<const Word> words, std::span<const Gap> gaps, uint32_t end) {
  constexpr uint32_t kAhead = 3;
  if (end >= words.size() || gaps[end] != Gap::kSpace || IsGrammar(words[end].folded)) return true;
  for (uint32_t w = end; w < std::min<size_t>(words.size(), end + kAhead); ++w) {
    if (gaps[w] != Gap::kSpace) return false;
    if (IsPersonal(words[w].folded)) return true;
  }
  return false;
}

std::string KeyOf(std::span<const Word> words) {
  std::string key;
  for (const Word& word : words) {
    if (!key.empty()) key.push_back(' ');
    AppendSingular(word.folded, &key);
  }
  return key;
}

}  // namespace

absl::StatusOr<WordSenses> WordSenses::Parse(std::string_view table) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<TableRow> rows,
                          ParseTable(table, {"words", "rule", "others"}));
  constexpr std::string_view kRules[] = {"never", "before", "after", "near", "needs", "trait"};
  WordSenses senses;
  for (const TableRow& row : rows) {
    const auto rule = std::find(std::begin(kRules), std::end(kRules), row.cells[1]);
    if (rule == std::end(kRules)) return row.Wrong(Concat("“", row.cells[1], "” is no rule"));
    Sense sense{static_cast<Rule>(rule - std::begin(kRules)), {}};
    const bool bare = sense.rule == Rule::kNever || sense.rule == Rule::kTrait;
    if (bare != (row.cells[2] == "-")) {
      return row.Wrong("the rules never and trait have “-” for others, the rest name some");
    }
    for (std::string_view other : Split(row.cells[2], '|')) sense.others.emplace(FoldKey(other));
    const auto number = static_cast<uint32_t>(senses.senses_.size());
    for (std::string_view words : Split(row.cells[0], '|')) {
      if (sense.rule == Rule::kNever) {
        senses.never_.emplace_back(words);
        continue;
      }
      const std::vector<Word> read = WordsOf(words);
      if (read.empty() || read.size() > kMostWords) {
        return row.Wrong(Concat("“", words, "” has no words or more than three"));
      }
      senses.by_words_[KeyOf(read)].push_back(number);
    }
    senses.senses_.push_back(std::move(sense));
  }
  return senses;
}

bool WordSenses::Holds(const Sense& sense, std::span<const Word> words, std::span<const Gap> gaps,
                       uint32_t first, uint32_t end) {
  const bool follows = end < words.size() && gaps[end] == Gap::kSpace;
  const auto other = [&](uint32_t w) { return sense.others.contains(words[w].folded); };
  const auto among = [&](uint32_t reach) {
    for (uint32_t w = first - std::min(first, reach); w < first; ++w) {
      if (other(w)) return true;
    }
    for (uint32_t w = end; w < std::min<size_t>(words.size(), end + reach); ++w) {
      if (other(w)) return true;
    }
    return false;
  };
  switch (sense.rule) {
    case Rule::kBefore:
      return !follows || !other(end);
    case Rule::kAfter:
      return first == 0 || gaps[first] == Gap::kBreak || !other(first - 1);
    case Rule::kNear:
      return !among(kNear);
    case Rule::kNeeds:
      return among(kNeeds);
    case Rule::kTrait:
      return IsOfAPerson(words, gaps, end);
    case Rule::kNever:
      break;
  }
  return true;
}

bool WordSenses::Hold(std::span<const Word> words, std::span<const Gap> gaps, uint32_t first,
                      uint32_t end) const {
  if (end - first > kMostWords) return true;
  const auto found = by_words_.find(KeyOf(words.subspan(first, end - first)));
  if (found == by_words_.end()) return true;
  return std::all_of(found->second.begin(), found->second.end(), [&](uint32_t number) {
    return Holds(senses_[number], words, gaps, first, end);
  });
}

const WordSenses& BuiltinWordSenses() {
  static const WordSenses* const kBuiltin =
      BuiltinOrDie("word senses", WordSenses::Parse(WordSensesTsv()));
  return *kBuiltin;
}

}  // namespace corner::taxonomies
