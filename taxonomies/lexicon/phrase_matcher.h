// Many wordings looked for in a text at once: one pass over its words, the longest wording at each
// place. Built once; immutable, safe from any thread.
//
// How words meet: in the singular, the first word of a wording of several also in any form of a
// verb; hyphens part words; wordings are read in British spelling, as AdvertWordsOf gives texts.
// What may stand inside a wording: up to two fillers (articles, numbers and adjectives that change
// nothing: "maintain accurate records", "lift up to 50 pounds"), and up to two further members of a
// list ("oral and written communication" has "oral communication").
// Lists share a beginning: behind "answering phones" stand "and emails", which is "answer emails".
// No wording runs over the end of a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

struct PhraseHit {
  uint32_t value = 0;                     // what was added with the wording
  int32_t from = 0, to = 0;               // half-open byte span in the text
  uint32_t first_word = 0, end_word = 0;  // half-open, counted in the text's words
};

// Whether a word may stand inside any wording.
bool IsFiller(std::string_view folded);

class PhraseMatcher {
 public:
  PhraseMatcher();
  // The first of two wordings that meet in all their words keeps its value; false for the second.
  bool Add(std::string_view wording, uint32_t value);

  // Hits in order. They overlap only where a wording runs over further members of a list, which
  // are hits of their own. `gaps` are those before the words, or empty: then nothing
  // but words counts.
  std::vector<PhraseHit> Find(std::span<const Word> words, std::span<const Gap> gaps = {}) const;

 private:
  using Node = uint32_t;
  static constexpr uint32_t kNone = UINT32_MAX;
  // One reading: those that pass over no members of a list beat others, later ends earlier ones,
  // then more words, then the smaller value.
  struct Match {
    uint32_t value = kNone;
    uint32_t end = 0;     // word behind the wording
    uint32_t words = 0;   // of the wording
    uint32_t resume = 0;  // the first member of a list it passed over; 0: none
    Node node = kNone;
  };
  struct TextWord {
    uint32_t noun = kNone, verb = kNone;  // tokens
    bool filler = false, joins = false;   // joins: "and", "or"
    Gap gap = Gap::kSpace;                // before it
  };
  struct Budget {
    int8_t fillers = 2, members = 2;
    uint32_t resume = 0;
  };
  using Text = std::span<const TextWord>;

  enum Kind : uint8_t { kNoun, kVerb };
  struct Tokens {
    uint32_t of[2] = {kNone, kNone};
    uint32_t operator[](Kind kind) const { return of[kind]; }
    uint32_t& operator[](Kind kind) { return of[kind]; }
  };
  uint32_t Token(Kind kind, std::string_view folded);
  const Tokens& KnownTokens(std::string_view form) const;
  std::vector<TextWord> Read(std::span<const Word> words, std::span<const Gap> gaps) const;
  TextWord ReadWord(std::string_view folded) const;
  struct Memo;  // of what words are to the matchers
  Node Step(Node node, uint32_t token) const;
  Node First(uint32_t token) const;  // a step from the root
  void Follow(Node node, Text text, size_t at, Budget budget, Match* best) const;
  void Skip(Node node, Text text, size_t at, Budget budget, Match* best) const;
  Match Starting(Text text, size_t at) const;
  Match Sharing(Node node, Text text, size_t at) const;

  uint32_t edition_ = 0;  // another number for every matcher and whenever a wording is added
  absl::flat_hash_map<std::string, Tokens> tokens_;  // by the form in which words meet
  uint32_t next_token_ = 0;
  absl::flat_hash_map<uint64_t, Node> edges_;  // node << 32 | token
  uint32_t fillers_ = 0;                       // tokens below it are fillers
  std::vector<Node> first_;                    // behind the root, by token
  std::vector<uint64_t> next_;    // of each node, a bit by the last six of each token that goes on
  std::vector<uint32_t> values_;  // of each node; kNone: no wording ends there
  std::vector<Node> parents_;
  std::vector<uint32_t> depths_;
};

}  // namespace corner::taxonomies
