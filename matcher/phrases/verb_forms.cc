#include "matcher/phrases/verb_forms.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {{"is", "being"},
                                                                        {"has", "having"},
                                                                        {"shoes", "shoeing"},
                                                                        {"dies", "dying"},
                                                                        {"focuses", "focusing"}};
// Verbs stressed on a last syllable that doubles its consonant, and others that do.
constexpr std::string_view kDoubling[] = {"refer", "transfer", "program", "permit",
                                          "admit", "commit",   "begin",   "control"};
// Verbs that may stand after an object: "Gives medicines and records them". Words that are also
// plural nouns of the vocabulary stay out of it ("Takes X-rays and scans").
constexpr std::string_view kLaterVerbs[] = {
    "advises",  "applies",   "asks",      "carries", "checks",  "coordinates", "cuts",   "decides",
    "delivers", "does",      "finds",     "gets",    "gives",   "goes",        "helps",  "improves",
    "inspects", "keeps",     "knows",     "leads",   "links",   "looks",       "makes",  "manages",
    "mends",    "navigates", "organises", "passes",  "plans",   "prepares",    "puts",   "reads",
    "records",  "repairs",   "runs",      "says",    "sees",    "sells",       "serves", "sets",
    "sorts",    "supports",  "takes",     "talks",   "teaches", "tells",       "trains", "treats",
    "turns",    "uses",      "washes",    "works",   "writes"};

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

template <size_t kSize>
bool In(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// "carries" -> "carry", "catches" -> "catch", "uses" -> "use".
std::string BaseForm(std::string_view verb) {
  std::string base(verb);
  if (base.ends_with("ies") && base.size() > 4) {
    return base.replace(base.size() - 3, 3, "y");
  }
  for (std::string_view ending : {"shes", "ches", "xes", "sses", "zzes", "oes"}) {
    if (base.ends_with(ending)) return base.substr(0, base.size() - 2);
  }
  if (base.ends_with('s')) base.pop_back();
  return base;
}

size_t Syllables(std::string_view word) {
  size_t count = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    if (IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1]))) ++count;
  }
  return count;
}

bool DoublesLast(std::string_view base) {
  if (In(kDoubling, base)) return true;
  const size_t size = base.size();
  if (size < 3) return false;
  const char last = base[size - 1];
  const bool closed =
      !IsVowel(last) && std::string_view("wxy").find(last) == std::string_view::npos;
  const bool short_vowel = IsVowel(base[size - 2]) && !IsVowel(base[size - 3]);
  // British spelling doubles a final l in any syllable: modelling, labelling.
  return closed && short_vowel && (Syllables(base) == 1 || last == 'l');
}

std::string IngOfBase(std::string base) {
  if (base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye")) return base + "ing";
  if (base.ends_with('e')) {
    base.pop_back();
  } else if (DoublesLast(base)) {
    base.push_back(base.back());
  }
  return base + "ing";
}

bool LooksLikeVerb(std::string_view word) {
  return word.size() > 1 && word.ends_with('s') && !word.ends_with("ss");
}

// The punctuation at the end of a word, which the form keeps.
std::pair<std::string, std::string> SplitMark(std::string_view word) {
  const bool marked = word.ends_with(',');
  return {std::string(word.substr(0, word.size() - (marked ? 1 : 0))), marked ? "," : ""};
}

}  // namespace

std::string IngForm(std::string_view verb) {
  for (const auto& [from, to] : kIrregular) {
    if (verb == from) return std::string(to);
  }
  return IngOfBase(BaseForm(verb));
}

std::string IngPhrase(std::string_view statement) {
  std::vector<std::string> words;
  for (std::string_view word : Split(statement, ' ')) words.emplace_back(word);
  if (words.size() > 1 && words[0] == "Can") {
    words.erase(words.begin());
    words[0] = IngOfBase(words[0]);
    return Join(words, " ");
  }
  // Another verb directly behind a verb ("Shears, shoes and trims"), or an unmistakable one later.
  bool verb_before = true, joined = true, choice = false;
  for (size_t w = 0; w < words.size(); ++w) {
    auto [word, mark] = SplitMark(words[w]);
    if (w == 0) word = AsciiLower(word);
    if (word == "and" || word == "or") {
      joined = true;
      choice = word == "or";
      continue;
    }
    const bool on_people = w + 1 < words.size() && words[w + 1] == "people";  // "screens people"
    // "for sale or records", "a factory or works"
    const bool noun = choice && (word == "records" || word == "works");
    const bool later = on_people || (In(kLaterVerbs, word) && !noun);
    const bool verb = LooksLikeVerb(word) && joined && (verb_before || later);
    if (verb) {
      words[w] = Concat(IngForm(word), mark);
    } else if (w == 0) {
      words[w] = Concat(word, mark);  // "Deep cleans": the verb follows
    }
    const bool opening = w == 0 && !verb;
    verb_before = verb || opening;
    joined = !mark.empty() || opening;
    choice = false;
  }
  return Join(words, " ");
}

}  // namespace corner::matcher
