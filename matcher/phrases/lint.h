// Finds language that speaks of a person as a deficit, promises what nobody can promise, or names
// health. Held over every phrase of every table and over generated explanations by tests; other
// text of the product may be held against it too. Words in “…” are somebody's own and exempt.
// Pure, safe from any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corner::matcher {

struct BannedTerm {
  std::string_view term, reason;  // the reason also says what to write instead
};
std::span<const BannedTerm> BannedTerms();

// The banned terms that stand in `text` outside of quotations as whole words, in any case.
std::vector<const BannedTerm*> Lint(std::string_view text);

// `text` without what stands in “…”, each replaced by "…".
std::string WithoutQuotations(std::string_view text);

}  // namespace corner::matcher
