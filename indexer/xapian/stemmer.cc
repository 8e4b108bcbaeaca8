#include <xapian.h>

#include <algorithm>

#include "indexer/words.h"

namespace corner::indexer {

struct Stemmer::Impl {
  Xapian::Stem stem{"english"};
};

Stemmer::Stemmer() : impl_(new Impl) {}
Stemmer::~Stemmer() { delete impl_; }

std::string Stemmer::Stem(std::string_view folded) const {
  const bool plain =
      std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!plain) return std::string(folded);
  return impl_->stem(std::string(folded));
}

}  // namespace corner::indexer
