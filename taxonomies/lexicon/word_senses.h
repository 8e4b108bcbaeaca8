// Words that mean a resource beside some words and something else beside others: "honest" of a
// person, not of a broker; "Greek" of a speaker, not of a market. Built once from a table;
// immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

class WordSenses {
 public:
  // A table with the columns words, rule and others; its words in British spelling. Rules:
  //   never   the phrase means nothing, whatever wording it holds
  //   before  not meant when one of the others follows at once
  //   after   not meant when one of the others stands right before it
  //   near    not meant with one of the others among the five words on either side
  //   needs   meant only with one of the others among the eight words on either side
  //   trait   meant of a person only: not when a word for a thing follows at once
  // kInvalidArgument names the line.
  static absl::StatusOr<WordSenses> Parse(std::string_view table);

  // The phrases of the rule "never".
  const std::vector<std::string>& never() const { return never_; }
  // Whether words [first, end) of a text may have the meaning their wording stands for. `gaps` are
  // those before the words.
  bool Hold(std::span<const Word> words, std::span<const Gap> gaps, uint32_t first,
            uint32_t end) const;

 private:
  enum class Rule : uint8_t { kNever, kBefore, kAfter, kNear, kNeeds, kTrait };
  struct Sense {
    Rule rule = Rule::kNever;
    absl::flat_hash_set<std::string> others;
  };
  static bool Holds(const Sense& sense, std::span<const Word> words, std::span<const Gap> gaps,
                    uint32_t first, uint32_t end);

  std::vector<std::string> never_;
  std::vector<Sense> senses_;
  // By the words in the singular, with spaces: numbers of their senses.
  absl::flat_hash_map<std::string, std::vector<uint32_t>> by_words_;
};

const WordSenses& BuiltinWordSenses();

}  // namespace corner::taxonomies
