// The query language: what a person types -> clauses of a Probe, with what was understood.
//   words            any of them; adverts with more of them come first
//   "front of house" exactly these words, in this order
//   +driver -night   must have, must not have
//   title:chef employer:"tern tide" title:"care assistant"
//   nurs*            words that begin so
// Pure, safe from any thread; never fails on strange input: what cannot be read is an error value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"

namespace corner::indexer {

inline constexpr size_t kMaxQueryBytes = 1000;
inline constexpr size_t kMaxClauses = 40;

struct Query {
  std::vector<Clause> clauses;
  // One entry a clause, in words: "any form of chef", "exactly “front of house” in the title", …
  std::vector<std::string> understood;
};

// kInvalidArgument: too long, an unknown field ("town:leeds" -> "Use near=… for places."), an open
// quotation mark, a lone "-" or "+", a prefix of fewer than two letters.
absl::StatusOr<Query> ParseQuery(std::string_view text);

}  // namespace corner::indexer
