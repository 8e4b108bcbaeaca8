// The stages inside ParseQuery: typed text -> items (sign, field, words as typed) -> clauses, and
// the sentences about them. Used by indexer/query*.cc and nothing else. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/query.h"

namespace corner::indexer::query_internal {

// One thing typed, before its words are read.
struct Item {
  Clause::Occur occur = Clause::Occur::kShould;
  Clause::Where where = Clause::Where::kAnywhere;
  bool quoted = false;
  std::string_view typed;  // the whole item, for messages
  std::string_view body;   // without sign, field and quotation marks
};

struct Items {
  std::vector<Item> items;
  std::vector<std::string> notes;  // what was left out, and why
};

// `text` must be well-formed UTF-8; the items point into it.
absl::StatusOr<Items> ReadItems(std::string_view text);

// The text a field name stands for; an error with a hint for a name that is none.
absl::StatusOr<Clause::Where> FieldNamed(std::string_view name);

// "any form of chef", "must have exactly “front of house” in the title", …
std::string Describe(const Clause& clause);

// The same thing asked in the same way. In a phrase `exact` says nothing: its words always are.
bool SameClause(const Clause& a, const Clause& b);

}  // namespace corner::indexer::query_internal
