#include "taxonomies/lexicon/coordination.h"

#include <algorithm>
#include <vector>

#include "taxonomies/lexicon/phrase_matcher.h"
#include "taxonomies/lexicon/word_forms.h"
#include "taxonomies/lexicon/word_set.h"

namespace corner::taxonomies {
namespace {

bool Joins(std::string_view folded) { return folded == "and" || folded == "or"; }

// "orders (over the phone)": what stands in the bracket goes on.
bool GoesOn(std::string_view folded) {
  constexpr WordSet kWords = {"over", "by", "on", "in", "with", "via", "to", "from"};
  return kWords.contains(folded);
}

// Says nothing of its own as the last member of a list.
bool IsBare(std::string_view folded) {
  constexpr WordSet kWords = {"a",   "an",  "the",   "our",   "your", "their",
                              "all", "any", "other", "their", "its",  "own"};
  return kWords.contains(folded);
}

std::string Pair(std::string_view left, std::string_view right) {
  std::string pair;
  AppendVerbStem(left, &pair);
  pair.push_back(' ');
  AppendVerbStem(right, &pair);
  return pair;
}

// A further adjective of the same thing: "strong, effective documentation".
bool Adorns(std::string_view folded) { return IsFiller(folded) && !IsBare(folded); }

// A break between two words inside a wording.
struct Seam {
  uint32_t left = 0, right = 0;  // the words beside it
  bool closes = false;           // "and", "or", an ampersand, a slash: the end of a list
};

std::vector<Seam> SeamsOf(std::string_view text, std::span<const Word> words,
                          std::span<const Gap> gaps, uint32_t first, uint32_t end) {
  std::vector<Seam> seams;
  uint32_t left = first;
  bool seam = false, closes = false;
  for (uint32_t w = first + 1; w < end; ++w) {
    if (gaps[w] == Gap::kList) {
      const auto from = static_cast<size_t>(words[w - 1].to);
      const std::string_view gap = text.substr(from, static_cast<size_t>(words[w].from) - from);
      seam = gap != " (" || !GoesOn(words[w].folded);
      closes = closes || gap.find_first_of("/&") != std::string_view::npos;
    }
    if (Joins(words[w].folded)) {
      seam = closes = true;
      continue;
    }
    if (seam && !Adorns(words[w].folded)) seams.push_back({left, w, closes});
    left = w;
    seam = closes = false;
  }
  return seams;
}

}  // namespace

void Coordination::Add(std::string_view wording) {
  const std::vector<Word> words = AdvertWordsOf(wording);
  const std::vector<Gap> gaps = GapsOf(wording, words);
  for (const Seam& seam : SeamsOf(wording, words, gaps, 0, static_cast<uint32_t>(words.size()))) {
    joined_.insert(Pair(words[seam.left].folded, words[seam.right].folded));
    joined_.insert(Pair(words[seam.right].folded, words[seam.left].folded));
  }
}

bool Coordination::SaysLittle(std::span<const Word> words) {
  constexpr WordSet kWide = {
      "ability",     "abilities",   "accounts",      "action",   "agency",      "analysis",
      "area",        "business",    "commodity",     "content",  "design",      "development",
      "environment", "equipment",   "experience",    "help",     "information", "issues",
      "knowledge",   "manage",      "manufacturing", "material", "materials",   "needs",
      "operations",  "other",       "planning",      "plans",    "practices",   "processes",
      "product",     "production",  "products",      "program",  "programme",   "programmes",
      "programs",    "regulations", "report",        "research", "resources",   "service",
      "services",    "skill",       "skills",        "software", "solutions",   "staff",
      "standards",   "strategy",    "support",       "system",   "systems",     "team",
      "teams",       "techniques",  "technology",    "tools",    "training",    "work",
      "policies"};
  std::string_view only;
  for (const Word& word : words) {
    if (Joins(word.folded) || IsBare(word.folded)) continue;
    if (!only.empty()) return false;
    only = word.folded;
  }
  return only.empty() || kWide.contains(only);
}

bool Coordination::IsOne(std::string_view text, std::span<const Word> words,
                         std::span<const Gap> gaps, uint32_t first, uint32_t end) const {
  if (end - first < 2) return true;
  const std::vector<Seam> seams = SeamsOf(text, words, gaps, first, end);
  if (seams.empty()) return true;
  for (const Seam& seam : seams) {
    const auto behind = words.subspan(seam.right, end - seam.right);
    const auto own = std::count_if(behind.begin(), behind.end(),
                                   [](const Word& word) { return !IsBare(word.folded); });
    if (seam.closes && own >= 2) return true;
  }
  const auto joined = [&](uint32_t left, uint32_t right) {
    return joined_.contains(Pair(words[left].folded, words[right].folded));
  };
  if (joined(seams.front().left, seams.back().right)) return true;
  for (const Seam& seam : seams) {
    if (!joined(seam.left, seam.right)) return false;
  }
  return true;
}

}  // namespace corner::taxonomies
