#include "benchmarks/corpus/lexicon.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "benchmarks/corpus/data_files.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr size_t kCompoundBases = 300;
constexpr size_t kInventedNames = 40000;
constexpr size_t kSystemNames = 6000;
constexpr size_t kEmployers = 20000;
constexpr uint64_t kLexiconSeed = 20;  // the vocabulary is one; the corpus seed draws from it

// Order kept, repeats dropped.
std::vector<std::string> WordsOf(const std::vector<std::string_view>& lines) {
  std::vector<std::string> words;
  absl::flat_hash_set<std::string> seen;
  for (const std::string_view line : lines) {
    for (const std::string_view word : Split(line, ' ')) {
      if (!word.empty() && seen.insert(std::string(word)).second) words.emplace_back(word);
    }
  }
  return words;
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string Plural(const std::string& noun) {
  if (noun.ends_with("s") || noun.ends_with("x") || noun.ends_with("ch") || noun.ends_with("sh")) {
    return noun + "es";
  }
  if (noun.ends_with("y") && noun.size() > 1 && !IsVowel(noun[noun.size() - 2])) {
    return noun.substr(0, noun.size() - 1) + "ies";
  }
  return noun + "s";
}

std::string Ing(const std::string& verb) {
  if (verb.ends_with("e") && !verb.ends_with("ee")) return verb.substr(0, verb.size() - 1) + "ing";
  return verb + "ing";
}

template <typename Change>
std::vector<std::string> Changed(const std::vector<std::string>& words, const Change& change) {
  std::vector<std::string> changed;
  changed.reserve(words.size());
  for (const std::string& word : words) changed.push_back(change(word));
  return changed;
}

// `words`, then every beginning before every one of them.
std::vector<std::string> WithBeginnings(std::vector<std::string> words,
                                        const std::vector<std::string>& beginnings) {
  const size_t plain = words.size();
  for (const std::string& beginning : beginnings) {
    for (size_t i = 0; i < plain; ++i) words.push_back(beginning + words[i]);
  }
  return words;
}

std::vector<std::string> WithCompounds(std::vector<std::string> nouns,
                                       const std::vector<std::string>& endings) {
  const size_t bases = std::min(nouns.size(), kCompoundBases);
  for (const std::string& ending : endings) {
    for (size_t i = 0; i < bases; ++i) nouns.push_back(nouns[i] + ending);
  }
  return nouns;
}

// Invented proper names: two or three syllables, some with a place-name ending.
std::vector<std::string> InventNames(size_t count, uint64_t purpose,
                                     const std::vector<std::string>& syllables,
                                     const std::vector<std::string>& closers, uint32_t closed) {
  std::vector<std::string> names;
  absl::flat_hash_set<std::string> seen;
  for (uint64_t i = 0; names.size() < count; ++i) {
    Random random(kLexiconSeed, i, purpose);
    std::string name;
    const int parts = random.Between(1, 3);
    const auto part = [&](const std::vector<std::string>& from) {
      name += from[random.Below(static_cast<uint32_t>(from.size()))];
    };
    for (int p = 0; p < parts; ++p) part(syllables);
    if (parts == 1 || random.Chance(closed)) part(closers);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> InventEmployers(const std::vector<std::string>& names,
                                         const std::vector<std::string>& companies,
                                         const std::vector<std::string>& ends) {
  std::vector<std::string> employers;
  absl::flat_hash_set<std::string> seen;
  for (uint64_t i = 0; employers.size() < kEmployers; ++i) {
    Random random(kLexiconSeed, i, 4);
    std::string name = names[random.Below(static_cast<uint32_t>(names.size()))];
    if (random.Chance(20)) {
      name += " & " + names[random.Below(static_cast<uint32_t>(names.size()))];
    }
    name += " " + companies[random.Below(static_cast<uint32_t>(companies.size()))];
    name += ends[random.Below(static_cast<uint32_t>(ends.size()))];
    if (seen.insert(name).second) employers.push_back(std::move(name));
  }
  return employers;
}

// Alternatives between "|", over all lines of a section; empty ones count when `keep_empty`.
std::vector<std::string> Alternatives(const std::vector<std::string_view>& lines, bool keep_empty) {
  std::vector<std::string> all;
  for (const std::string_view line : lines) {
    for (const std::string_view one : Split(line, '|')) {
      if (keep_empty || !one.empty()) all.emplace_back(one);
    }
  }
  return all;
}

}  // namespace

Lexicon::Lexicon() {
  const std::vector<Section> files = WordSections();
  const auto words = [&](std::string_view section) { return WordsOf(Lines(files, section)); };
  const std::vector<std::string> syllables = words("syllables");
  const std::vector<std::string> closers = words("closers");

  const auto nouns = WithCompounds(words("nouns"), words("endings"));
  const auto verbs = WithBeginnings(words("verbs"), words("beginnings"));
  Fill(WordClass::kNoun, nouns, 1.3, 6);
  Fill(WordClass::kNouns, Changed(nouns, Plural), 1.3, 6);
  Fill(WordClass::kVerb, verbs, 1.5, 6);
  Fill(WordClass::kIng, Changed(verbs, Ing), 1.5, 6);
  Fill(WordClass::kAdjective, WithBeginnings(words("adjectives"), words("beginnings")), 1.5, 6);
  const auto names = InventNames(kInventedNames, 1, syllables, closers, 50);
  Fill(WordClass::kName, names, 0.9, 4);
  Fill(WordClass::kSystem, InventNames(kSystemNames, 2, syllables, words("makes"), 90), 1.0, 2);
  employers_ = InventEmployers(names, Alternatives(Lines(files, "companies"), false),
                               Alternatives(Lines(files, "company_ends"), true));
}

size_t Lexicon::size() const {
  size_t total = 0;
  for (const Class& one : classes_) total += one.words.size();
  return total;
}

void Lexicon::Fill(WordClass word_class, std::vector<std::string> words, double exponent,
                   double shift) {
  Class& filled = classes_[static_cast<size_t>(word_class)];
  filled.law = Weighted::Zipf(words.size(), exponent, shift);
  filled.words = std::move(words);
}

}  // namespace corner::benchmarks
