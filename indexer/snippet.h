// The piece of an advert's text that shows why it was found, with the found words marked.
// Called by every Catalogue for each hit it returns. Safe from any thread with its own Stemmer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/probe.h"
#include "indexer/words.h"

namespace corner::indexer {

inline constexpr size_t kSnippetBytes = 240;  // the most taken from the text

struct Snippet {
  // One unbroken piece of the text, cut between words, with "…" at each cut end.
  std::string text;
  // The words found, in order, none overlapping; spans in `text`.
  std::vector<Highlight> highlights;
};

// The piece in which most clauses meet; the beginning when no clause is met. Clauses that forbid
// and clauses about another text than the description mark nothing. `text` is well-formed UTF-8.
Snippet MakeSnippet(std::string_view text, const std::vector<Clause>& clauses,
                    const Stemmer& stemmer);

}  // namespace corner::indexer
