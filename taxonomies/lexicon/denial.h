// Whether the words around a mention take it back ("no cooking", "driving is not required") or say
// that it is taught ("full training given"). Pure functions over the words of a text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "taxonomies/base/words.h"

namespace corner::taxonomies {

// Half-open range of words: the clause that holds a mention. Full stops, semicolons, line ends and
// "but" end a clause.
struct Clause {
  uint32_t first = 0, end = 0;
};
Clause ClauseAround(std::string_view text, std::span<const Word> words, uint32_t first_word,
                    uint32_t end_word);

bool IsDenied(std::span<const Word> words, Clause clause, uint32_t first_word, uint32_t end_word);
bool IsTaught(std::span<const Word> words, Clause clause);

}  // namespace corner::taxonomies
