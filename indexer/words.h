// What a search knows of words beyond telling them apart (taxonomies/base/words.h): which are too
// common to ask for, and which are forms of one another. Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "taxonomies/base/words.h"

namespace corner::indexer {

// Words too common to ask for on their own: "and", "the", "of", …
bool IsStopWord(std::string_view folded);

// The English (Snowball) stem of a folded word; words with digits are their own stem.
// Not thread-safe per object: one Stemmer per thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  std::string Stem(std::string_view folded) const;

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace corner::indexer
