// The part of an advert's text that is about this job. Sections about the employer, benefits,
// equality, schemes and applying are left out, recognised by their headings and by sentences that
// only such sections hold; so is whatever the caller knows that one employer's adverts share.
// Pure, safe from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"

namespace corner::indexer {

// One sentence or line, as words.
struct TextUnit {
  uint64_t hash = 0;            // of its folded words
  uint32_t begin = 0, end = 0;  // into CoreText::words
};

struct CoreText {
  std::vector<uint32_t> words;  // hashes of folded words, boilerplate units left out
  std::vector<TextUnit> units;
  uint32_t all_words = 0;  // words of the whole text
  uint64_t all_hash = 0;   // of all folded words, in order
  // The first "band 5", "grade 7", "scale 4" or "GS 11", as a hash of the number; 0 = none.
  uint64_t grade = 0;

  // Hash of the words that stand here, in order.
  uint64_t hash() const;
};

CoreText ReadCoreText(std::string_view plain_text);

// Units with these hashes do not count.
using SharedUnits = absl::flat_hash_set<uint64_t>;

// Hashes of every three words in a row inside a unit (a shorter unit is one shingle), sorted, each
// once. Order of sentences does not matter, so a re-ordered advert keeps its shingles.
std::vector<uint64_t> Shingles(const CoreText& text, const SharedUnits* left_out = nullptr);
// The same, neither sorted nor without repeats.
std::vector<uint64_t> UnsortedShingles(const CoreText& text, const SharedUnits* left_out = nullptr);

// Of two sorted sets: shared / all, and shared / the smaller one. 0 when either is empty.
struct Overlap {
  double jaccard = 0, containment = 0;
  size_t smaller = 0;  // shingles of the smaller set
};
Overlap OverlapOf(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

}  // namespace corner::indexer
