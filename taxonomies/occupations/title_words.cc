#include "taxonomies/occupations/title_words.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMostWords = 24;
constexpr size_t kUsualWords = 6;
constexpr double kModifierWeight = 0.25;

using WordSet = absl::flat_hash_set<absl::string_view>;

const WordSet& LeftOut() {
  static const WordSet* const kWords =
      new WordSet{// grammar
                  "of", "the", "and", "for", "in", "to", "a", "an", "at", "with", "on", "or", "by",
                  "from", "as",
                  // advertising
                  "vacancy", "vacancies", "job", "jobs", "role", "opportunity", "urgent",
                  "urgently", "required", "wanted", "needed", "immediate", "start", "apply", "now",
                  // contract and hours
                  "permanent", "perm", "temporary", "temp", "contract", "maternity", "paternity",
                  "cover", "ftc", "hours", "hrs", "week", "pw", "pt", "ft"};
  return *kWords;
}

const WordSet& Modifiers() {
  static const WordSet* const kWords = new WordSet{
      "trainee", "apprentice", "apprenticeship", "senior",    "snr",       "sr",         "junior",
      "jnr",     "jr",         "lead",           "principal", "deputy",    "bank",       "relief",
      "casual",  "supply",     "locum",          "graduate",  "qualified", "mobile",     "night",
      "evening", "weekend",    "seasonal",       "agency",    "volunteer", "band",       "student",
      "interim", "acting",     "grade",          "level",     "freelance", "experienced"};
  return *kWords;
}

// Written as one word or two: the two, and the one.
struct Joined {
  std::string_view first, second, together;
};
constexpr Joined kJoined[] = {
    {"health", "care", "healthcare"},   {"call", "centre", "callcentre"},
    {"child", "minder", "childminder"}, {"school", "room", "schoolroom"},
    {"book", "keeper", "bookkeeper"},   {"ware", "house", "warehouse"},
    {"fork", "lift", "forklift"},       {"web", "site", "website"},
    {"green", "keeper", "greenkeeper"}, {"store", "keeper", "storekeeper"},
    {"dress", "maker", "dressmaker"},   {"care", "taker", "caretaker"}};

// nullptr: the two words are not one.
const Joined* FindJoined(std::string_view first, std::string_view second) {
  for (const Joined& joined : kJoined) {
    if (joined.first == first && second.starts_with(joined.second)) return &joined;
  }
  return nullptr;
}

// Singular, and the one form of words for men, women and anyone.
std::string NormalForm(std::string word) {
  static const auto* const kIrregular =
      new absl::flat_hash_map<absl::string_view, absl::string_view>{
          {"men", "man"},    {"women", "man"},  {"woman", "man"}, {"people", "man"},
          {"person", "man"}, {"wives", "wife"}, {"lives", "life"}};
  if (const auto found = kIrregular->find(word); found != kIrregular->end()) {
    return std::string(FromAbsl(found->second));
  }
  for (std::string_view ending : {"woman", "women", "person", "people", "men"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return word + "man";
    }
  }
  const auto without = [&word](size_t letters) { return word.substr(0, word.size() - letters); };
  if (word.size() > 4 && word.ends_with("ies")) return without(3) + "y";
  for (std::string_view ending : {"ches", "shes", "sses", "xes"}) {
    if (word.size() > 4 && word.ends_with(ending)) return without(2);
  }
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  return plural ? without(1) : word;
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Runs of letters, digits, + and # of a folded text; apostrophes are dropped.
std::vector<std::string> RawWords(std::string_view folded) {
  std::vector<std::string> words;
  words.reserve(kUsualWords);
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (size_t at = 0; at < folded.size();) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(folded, &at);
    if (c == U'\'' || c == U'’' || c == U'‘') continue;
    if (IsWordCodePoint(c) || ((c == U'+' || c == U'#') && !word.empty())) {
      word.append(folded.substr(begin, at - begin));
    } else {
      finish();
    }
  }
  finish();
  return words;
}

// A text of nothing but words that are left out elsewhere ("PT", a personal trainer) keeps them.
std::vector<std::string> TokensOfFolded(std::string_view folded) {
  std::vector<std::string> raw = RawWords(folded);
  const bool keep_all = std::all_of(raw.begin(), raw.end(), [](const std::string& word) {
    return LeftOut().contains(word) || IsNumber(word);
  });
  std::vector<std::string> tokens;
  tokens.reserve(std::min(raw.size(), kMostWords));
  for (size_t i = 0; i < raw.size() && tokens.size() < kMostWords; ++i) {
    const Joined* joined = i + 1 < raw.size() ? FindJoined(raw[i], raw[i + 1]) : nullptr;
    if (joined != nullptr && NormalForm(raw[i + 1]) == joined->second) {
      tokens.emplace_back(joined->together);
      ++i;
    } else if (keep_all || (!LeftOut().contains(raw[i]) && !IsNumber(raw[i]))) {
      tokens.push_back(NormalForm(std::move(raw[i])));
    }
  }
  return tokens;
}

// Where the title proper ends: a dash between spaces, a bar, a comma, a colon or a semicolon.
size_t EndOfMain(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',' || text[i] == ':' || text[i] == ';' || text[i] == '|') return i;
    if (text[i] != ' ') continue;
    const std::string_view rest = text.substr(i + 1);
    if (rest.starts_with("- ") || rest.starts_with("– ") || rest.starts_with("— ")) return i;
  }
  return text.size();
}

// Moves what stands in brackets to `beside`.
std::string TakeBrackets(std::string folded, std::string* beside) {
  if (folded.find('(') == folded.npos && folded.find('[') == folded.npos) return folded;
  std::string main;
  int depth = 0;
  for (char c : folded) {
    if (c == '(' || c == '[') {
      ++depth;
      (depth == 1 ? main : *beside).push_back(' ');
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
      beside->push_back(' ');
    } else {
      (depth > 0 ? *beside : main).push_back(c);
    }
  }
  return main;
}

}  // namespace

TitleWords ReadTitle(std::string_view title) {
  std::string beside;
  const std::string main = TakeBrackets(FoldText(title), &beside);
  const size_t end = EndOfMain(main);
  TitleWords words;
  words.main = TokensOfFolded(std::string_view(main).substr(0, end));
  if (end < main.size() || !beside.empty()) {
    words.beside = TokensOfFolded(Concat(std::string_view(main).substr(end), " ", beside));
  }
  if (words.main.empty()) words.main.swap(words.beside);
  return words;
}

std::vector<std::string> TitleTokens(std::string_view text) {
  return TokensOfFolded(FoldText(text));
}

double ModifierWeight(std::string_view word) {
  return Modifiers().contains(ToAbsl(word)) ? kModifierWeight : 1.0;
}

}  // namespace corner::taxonomies
