#include "indexer/deduplicate/title_facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/words.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, 39> kNoise = {
    "a",      "an",        "and",    "asap",      "at",      "available", "exciting",   "for",
    "hiring", "immediate", "in",     "job",       "jobs",    "needed",    "new",        "now",
    "of",     "on",        "or",     "position",  "post",    "required",  "role",       "start",
    "the",    "to",        "urgent", "vacancies", "vacancy", "wanted",    "with",       "per",
    "hour",   "hours",     "hourly", "hrs",       "week",    "weekly",    "opportunity"};

// Short forms as adverts write them. Rank words have to meet their long forms, because a different
// rank is a different role.
constexpr std::pair<std::string_view, std::string_view> kLongForms[] = {
    {"admin", "administrator"}, {"asst", "assistant"},
    {"assist", "assistant"},    {"hca", "healthcare assistant"},
    {"jnr", "junior"},          {"jr", "junior"},
    {"kp", "kitchen porter"},   {"mgr", "manager"},
    {"snr", "senior"},          {"sr", "senior"},
    {"supt", "superintendent"}};

template <typename Table>
bool IsIn(std::string_view word, const Table& table) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

bool IsDigits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool HasLetterAndDigit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos && !IsDigits(word);
}

// A mark of the sender's own: four digits or more, or letters with three digits or more.
bool IsReference(std::string_view word) {
  const auto digits =
      std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return IsDigits(word) ? word.size() >= 4 && word.size() <= 10 : digits >= 3 && word.size() <= 16;
}

// "ls1", "ll57", "4hp", "ec1a": halves of a postcode.
bool IsPostcodePart(std::string_view word) {
  if (!HasLetterAndDigit(word) || word.size() > 4 || word.size() < 2) return false;
  const bool inward = word.size() == 3 && word[0] <= '9' && word[1] > '9' && word[2] > '9';
  const size_t letters = word.find_first_of("0123456789");
  const bool outward = (letters == 1 || letters == 2) && word.size() - letters <= 2;
  return inward || outward;
}

// "porters" -> "porter"; words that only end like a plural keep their s.
std::string Singular(std::string word) {
  if (word.size() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
      !word.ends_with("is")) {
    word.pop_back();
  }
  return word;
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  for (Word& word : WordsOf(text)) words.push_back(std::move(word.folded));
  return words;
}

void AddRoleWord(const std::string& word, std::vector<std::string>* words) {
  for (const auto& [brief, full] : kLongForms) {
    if (brief != word) continue;
    for (const std::string_view part : Split(full, ' ')) words->emplace_back(part);
    return;
  }
  words->push_back(Singular(word));
}

// The employer's words when the title holds all of them: "Cook at Tern & Tide". A word that a role
// and a name share ("Care Assistant" at Bramble Care) stays with the role.
std::vector<std::string> NamedInFull(const std::vector<Word>& title,
                                     std::vector<std::string> employer) {
  const bool all = std::all_of(employer.begin(), employer.end(), [&](const std::string& word) {
    return IsIn(word, kNoise) || std::any_of(title.begin(), title.end(), [&](const Word& other) {
             return other.folded == word;
           });
  });
  if (!all || employer.size() < 2) employer.clear();
  return employer;
}

// Hours ("16", "37.5") before "hours", and money after a sign, are facts of their own.
bool IsQuantity(std::string_view title, const Word& word, const Word* next) {
  if (!IsDigits(word.folded)) return false;
  const auto before = static_cast<size_t>(word.from);
  if (before >= 2 && title.substr(before - 2, 2) == "\xC2\xA3") return true;
  if (before >= 1 && (title[before - 1] == '$' || title[before - 1] == '.')) return true;
  return next != nullptr && (next->folded == "hours" || next->folded == "hrs" ||
                             next->folded == "hour" || next->folded == "per");
}

}  // namespace

TitleFacts ReadTitle(std::string_view title, std::string_view place, std::string_view employer) {
  TitleFacts facts;
  const std::vector<std::string> places = Words(place);
  const std::vector<Word> words = WordsOf(title);
  const std::vector<std::string> employers = NamedInFull(words, Words(employer));
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    const Word* next = i + 1 < words.size() ? &words[i + 1] : nullptr;
    if ((word == "part" || word == "full") && next != nullptr && next->folded == "time") {
      (word == "part" ? facts.part_time : facts.full_time) = true;
      ++i;
    } else if (word == "ref" || word == "reference" || word == "req") {
      if (next != nullptr && next->folded.find_first_of("0123456789") != std::string::npos) {
        facts.reference = next->folded;
        ++i;
      }
    } else if (IsQuantity(title, words[i], next) || IsIn(word, kNoise) || IsPostcodePart(word)) {
      continue;
    } else if (IsReference(word)) {
      facts.reference = word;
    } else if (!IsIn(word, places) && !IsIn(word, employers)) {
      AddRoleWord(word, &facts.words);
    }
  }
  std::sort(facts.words.begin(), facts.words.end());
  facts.words.erase(std::unique(facts.words.begin(), facts.words.end()), facts.words.end());
  return facts;
}

uint64_t TitleKey(const TitleFacts& facts) {
  return facts.words.empty() ? 0 : Hash64Of(Join(facts.words, " "));
}

}  // namespace corner::indexer
