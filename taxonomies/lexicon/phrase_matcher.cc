#include "taxonomies/lexicon/phrase_matcher.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <memory>
#include <tuple>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/spelling.h"
#include "taxonomies/lexicon/word_forms.h"

namespace corner::taxonomies {
namespace {

constexpr uint32_t kRoot = 0;
constexpr int kMostUnknownMembers = 2;  // of a list that shares its beginning

constexpr std::string_view kFillers[] = {
    "a",           "an",          "the",       "our",          "your",         "their",
    "his",         "her",         "its",       "my",           "all",          "any",
    "some",        "each",        "every",     "both",         "other",        "this",
    "these",       "those",       "own",       "such",         "various",      "multiple",
    "several",     "many",        "different", "new",          "existing",     "current",
    "potential",   "prospective", "good",      "great",        "excellent",    "exceptional",
    "outstanding", "strong",      "solid",     "effective",    "efficient",    "accurate",
    "precise",     "detailed",    "complete",  "thorough",     "high",         "basic",
    "general",     "daily",       "weekly",    "monthly",      "regular",      "routine",
    "timely",      "incoming",    "inbound",   "outgoing",     "relevant",     "appropriate",
    "necessary",   "required",    "positive",  "professional", "friendly",     "small",
    "large",       "main",        "key",       "full",         "confidential", "sensitive",
    "important",   "internal",    "external",  "specific",     "related",      "up",
    "one",         "two",         "three",     "five",         "ten",          "twenty",
    "thirty",      "forty",       "fifty",     "sixty",        "and",          "or",
    "valid",       "simple",      "complex",   "organised",    "tight",        "strict",
    "clean",       "proper",      "correct"};

bool IsNumber(std::string_view folded) {
  return folded.find_first_not_of("0123456789") == std::string_view::npos;
}

bool Joins(std::string_view folded) { return folded == "and" || folded == "or"; }

uint32_t NextEdition() {
  static std::atomic<uint32_t> edition{0};
  return ++edition;
}

uint64_t BitOf(uint32_t token) { return uint64_t{1} << (token & 63); }

}  // namespace

bool IsFiller(std::string_view folded) {
  return IsNumber(folded) ||
         std::find(std::begin(kFillers), std::end(kFillers), folded) != std::end(kFillers);
}

// A text's words are few and come again and again: most are found here and need neither their forms
// made nor looked up. One for each thread; a word of more than 16 bytes is not kept.
struct PhraseMatcher::Memo {
  // A word's bytes, up to 16, overlapping in the middle.
  struct Key {
    uint64_t first = 0, last = 0;
    uint32_t edition = 0;
    uint8_t size = 0;
    bool operator==(const Key&) const = default;
  };
  struct Entry {
    Key key;
    bool filler = false, joins = false;
    uint32_t noun = kNone, verb = kNone;
  };
  std::array<Entry, 8192> entries;

  static Key KeyOf(std::string_view word, uint32_t edition) {
    const size_t size = word.size();
    Key key{0, 0, edition, static_cast<uint8_t>(size)};
    if (size >= 8) {
      std::memcpy(&key.first, word.data(), 8);
      std::memcpy(&key.last, word.data() + size - 8, 8);
    } else if (size >= 4) {
      uint32_t first = 0, last = 0;
      std::memcpy(&first, word.data(), 4);
      std::memcpy(&last, word.data() + size - 4, 4);
      key.first = first;
      key.last = last;
    } else if (size > 0) {
      const auto byte = [&](size_t i) {
        return static_cast<uint64_t>(static_cast<uint8_t>(word[i]));
      };
      key.first = byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
    }
    return key;
  }
  // The entry where the word belongs, whether it holds the word or another.
  Entry& At(const Key& key) {
    uint64_t mixed = (key.first ^ uint64_t{key.edition} << 20) * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 29 ^ key.last) * 0xBF58476D1CE4E5B9u;
    return entries[mixed >> 51];
  }
  static Memo& OfThread() {
    thread_local const auto memo = std::make_unique<Memo>();
    return *memo;
  }
};

PhraseMatcher::PhraseMatcher()
    : edition_(NextEdition()), next_{0}, values_{kNone}, parents_{kRoot}, depths_{0} {
  for (std::string_view filler : kFillers) Token(kNoun, filler);
  fillers_ = next_token_;
}

uint32_t PhraseMatcher::Token(Kind kind, std::string_view folded) {
  std::string form, spelling;
  const std::string_view british = BritishSpelling(folded, &spelling);
  kind == kVerb ? AppendVerbStem(british, &form) : AppendSingular(british, &form);
  uint32_t& token = tokens_[form][kind];
  if (token == kNone) token = next_token_++;
  return token;
}

const PhraseMatcher::Tokens& PhraseMatcher::KnownTokens(std::string_view form) const {
  static const Tokens kUnknown;
  const auto found = tokens_.find(ToAbsl(form));
  return found == tokens_.end() ? kUnknown : found->second;
}

bool PhraseMatcher::Add(std::string_view wording, uint32_t value) {
  Node node = kRoot;
  std::vector<Word> words = WordsOf(wording);
  // "moving and handling" is "moving & handling" too: an "and" may stand between any two words.
  std::erase_if(words, [](const Word& word) { return word.folded == "and"; });
  if (words.empty()) return false;
  edition_ = NextEdition();
  for (size_t w = 0; w < words.size(); ++w) {
    const Kind kind = w == 0 && words.size() > 1 ? kVerb : kNoun;
    const uint32_t token = Token(kind, words[w].folded);
    const auto [edge, added] =
        edges_.try_emplace(uint64_t{node} << 32 | token, static_cast<Node>(values_.size()));
    if (node == kRoot) {
      if (first_.size() <= token) first_.resize(token + 1, kNone);
      first_[token] = edge->second;
    }
    if (added) {
      next_[node] |= BitOf(token);
      next_.push_back(0);
      values_.push_back(kNone);
      parents_.push_back(node);
      depths_.push_back(depths_[node] + 1);
    }
    node = edge->second;
  }
  if (values_[node] != kNone) return values_[node] == value;
  values_[node] = value;
  return true;
}

PhraseMatcher::Node PhraseMatcher::Step(Node node, uint32_t token) const {
  if (token == kNone || (next_[node] & BitOf(token)) == 0) return kNone;
  const auto edge = edges_.find(uint64_t{node} << 32 | token);
  return edge == edges_.end() ? kNone : edge->second;
}

PhraseMatcher::Node PhraseMatcher::First(uint32_t token) const {
  return token < first_.size() ? first_[token] : kNone;
}

PhraseMatcher::TextWord PhraseMatcher::ReadWord(std::string_view folded) const {
  std::string singular, stem;
  AppendSingular(folded, &singular);
  AppendVerbStem(folded, &stem);
  const Tokens& noun = KnownTokens(singular);
  const Tokens& verb = stem == singular ? noun : KnownTokens(stem);
  const bool filler = noun[kNoun] < fillers_ || (noun[kNoun] == kNone && IsNumber(folded));
  return {noun[kNoun], verb[kVerb], filler, filler && Joins(folded), Gap::kSpace};
}

std::vector<PhraseMatcher::TextWord> PhraseMatcher::Read(std::span<const Word> words,
                                                         std::span<const Gap> gaps) const {
  std::vector<TextWord> text(words.size());
  Memo& memo = Memo::OfThread();
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view folded = words[i].folded;
    if (folded.size() > 16) {
      text[i] = ReadWord(folded);
    } else {
      const Memo::Key key = Memo::KeyOf(folded, edition_);
      Memo::Entry& entry = memo.At(key);
      if (entry.key != key) {
        const TextWord read = ReadWord(folded);
        entry = {key, read.filler, read.joins, read.noun, read.verb};
      }
      text[i] = {entry.noun, entry.verb, entry.filler, entry.joins, Gap::kSpace};
    }
    if (!gaps.empty()) text[i].gap = gaps[i];
  }
  return text;
}

// Has read a word of a wording, up to `node`; the next word of the text is `at`.
void PhraseMatcher::Follow(Node node, Text text, size_t at, Budget budget, Match* best) const {
  if (node == kNone) return;
  const auto rank = [](const Match& match) {
    return std::tuple(match.resume == 0, match.end, match.words, ~match.value);
  };
  const Match here{values_[node], static_cast<uint32_t>(at), depths_[node], budget.resume, node};
  if (here.value != kNone && (best->value == kNone || rank(here) > rank(*best))) *best = here;
  Skip(node, text, at, budget, best);
}

// Reads the next word of the wording at `at`, or behind what may stand inside a wording.
void PhraseMatcher::Skip(Node node, Text text, size_t at, Budget budget, Match* best) const {
  const auto open = [&](size_t w) { return w < text.size() && text[w].gap != Gap::kBreak; };
  if (!open(at)) return;
  Follow(Step(node, text[at].noun), text, at + 1, budget, best);
  if (text[at].filler && budget.fillers > 0) {
    const Budget rest{static_cast<int8_t>(budget.fillers - 1), budget.members, budget.resume};
    Skip(node, text, at + 1, rest, best);
  }
  // A further member of a list: "and written", ", written".
  const size_t member = text[at].joins ? at + 1 : at;
  const bool is_member = text[at].joins || text[at].gap == Gap::kList;
  if (is_member && budget.members > 0 && open(member) && !text[member].joins) {
    const Budget rest{budget.fillers, static_cast<int8_t>(budget.members - 1),
                      budget.resume != 0 ? budget.resume : static_cast<uint32_t>(member)};
    Skip(node, text, member + 1, rest, best);
  }
}

PhraseMatcher::Match PhraseMatcher::Starting(Text text, size_t at) const {
  Match best;
  Follow(First(text[at].noun), text, at + 1, {}, &best);
  Follow(First(text[at].verb), text, at + 1, {}, &best);
  return best;
}

// A wording that begins like the one of `node` and ends with the words from `at` on.
PhraseMatcher::Match PhraseMatcher::Sharing(Node node, Text text, size_t at) const {
  Match best;
  for (node = parents_[node]; node != kRoot; node = parents_[node]) {
    Match shared;
    Skip(node, text, at, {.fillers = 2, .members = 0, .resume = 0}, &shared);
    if (shared.value != kNone && (best.value == kNone || shared.end > best.end)) best = shared;
  }
  return best;
}

std::vector<PhraseHit> PhraseMatcher::Find(std::span<const Word> words,
                                           std::span<const Gap> gaps) const {
  const std::vector<TextWord> read = Read(words, gaps);
  const Text text = read;
  std::vector<PhraseHit> hits;
  const auto add = [&](const Match& match, size_t first) {
    hits.push_back({match.value, words[first].from, words[match.end - 1].to,
                    static_cast<uint32_t>(first), match.end});
  };
  for (size_t i = 0; i < words.size();) {
    Match match = Starting(text, i);
    if (match.value == kNone) {
      ++i;
      continue;
    }
    add(match, i);
    if (match.resume != 0) {
      i = match.resume;
      continue;
    }
    i = match.end;
    int unknown = 0;
    for (size_t at = i; at < text.size() && text[at].gap != Gap::kBreak;) {
      if (text[at].joins) {
        if (++at >= text.size() || text[at].gap == Gap::kBreak) break;
      } else if (text[at].gap != Gap::kList) {
        break;
      }
      const Match own = Starting(text, at), shared = Sharing(match.node, text, at);
      if (own.value != kNone && (shared.value == kNone || own.end >= shared.end)) break;
      if (shared.value == kNone) {
        if (++unknown > kMostUnknownMembers) break;
        ++at;
        continue;
      }
      add(shared, at);
      match = shared;
      i = at = shared.end;
    }
  }
  return hits;
}

}  // namespace corner::taxonomies
