// Whether the words around a mention take it back ("no cooking", "driving is not required") or say
// that it is taught ("full training given"). Pure functions over the words of a text.
#pragma once

#include <cstdint>
#include <span>

#include "taxonomies/base/words.h"
#include "taxonomies/lexicon/gaps.h"

namespace corner::taxonomies {

// Half-open range of words: the clause that holds a mention. The end of a sentence ends it, and so
// does "but", unless what follows speaks of the same thing ("preferred, but not required").
struct Clause {
  uint32_t first = 0, end = 0;
};
Clause ClauseAround(std::span<const Word> words, std::span<const Gap> gaps, uint32_t first_word,
                    uint32_t end_word);

bool IsDenied(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word);
bool IsTaught(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word);

}  // namespace corner::taxonomies
