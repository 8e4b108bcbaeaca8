// Many wordings looked for in a text at once: one pass over its words, the longest wording at each
// place. Words meet in the singular, and the first word of a wording of several in any form of a
// verb; hyphens part words; one article, possessive or "and" may stand between two words ("serve
// our customers" has "serve customers"). Built once; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/words.h"

namespace corner::taxonomies {

struct PhraseHit {
  uint32_t value = 0;                     // what was added with the wording
  int32_t from = 0, to = 0;               // half-open byte span in the text
  uint32_t first_word = 0, end_word = 0;  // half-open, counted in the text's words
};

class PhraseMatcher {
 public:
  PhraseMatcher();
  // The first of two wordings that meet in all their words keeps its value; false for the second.
  bool Add(std::string_view wording, uint32_t value);

  // Hits in order; they do not overlap.
  std::vector<PhraseHit> Find(std::span<const Word> words) const;

 private:
  using Node = uint32_t;
  static constexpr uint32_t kNone = UINT32_MAX;
  struct Match {
    uint32_t value = kNone;
    uint32_t end = 0;  // word behind the wording
  };
  uint32_t Token(char kind, std::string_view folded);
  uint32_t KnownToken(char kind, std::string_view folded, std::string* scratch) const;
  Node Step(Node node, uint32_t token) const;
  void Follow(Node node, std::span<const uint32_t> tokens, std::span<const Word> words, size_t at,
              Match* best) const;

  absl::flat_hash_map<std::string, uint32_t> tokens_;
  absl::flat_hash_map<uint64_t, Node> edges_;  // node << 32 | token
  std::vector<uint32_t> values_;               // of each node; kNone: no wording ends there
};

}  // namespace corner::taxonomies
