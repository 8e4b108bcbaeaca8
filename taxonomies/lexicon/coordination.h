// Which words of a text belong together although a comma or an "and" stands between them. "Oral and
// written communication" has "oral communication"; "designing and building" has no "designing
// building", "contracts, credit management" no "contract management". Built once, then immutable
// and safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

class Coordination {
 public:
  // Takes note of the words that a wording itself joins ("moving and handling", "r&d").
  void Add(std::string_view wording);

  // Whether words [first, end) of `text`, found as one wording, are one: every comma, "and" or "or"
  // inside parts words that some wording joins too, or the last of them closes a list ("and", "or",
  // an ampersand, a slash) whose last member has words of its own before the shared end.
  bool IsOne(std::string_view text, std::span<const Word> words, std::span<const Gap> gaps,
             uint32_t first, uint32_t end) const;

  // A single word that says too little as the further member of a list: "safety programmes and
  // training" has no "safety training".
  static bool SaysLittle(std::span<const Word> words);

 private:
  absl::flat_hash_set<std::string> joined_;  // two words without their endings and a space
};

}  // namespace corner::taxonomies
