// The words of a generation and in how many live vacancies each stands: typeahead and "did you
// mean". Reads term dictionaries and vocabularies, never records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/catalogue.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// Words that begin with the folded `prefix`, most frequent first.
absl::StatusOr<std::vector<WordCount>> WordsBeginning(const Generation& generation,
                                                      std::string_view prefix, size_t limit);

// Up to five words one edit (short words) or two edits away from the folded `word`, nearest first;
// empty when the word is known or shorter than three bytes.
absl::StatusOr<std::vector<std::string>> WordsNear(const Generation& generation,
                                                   std::string_view word);

}  // namespace corner::indexer
