// How an advert may be answered, as far as its text says: addresses, numbers, words. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/normalise/scan.h"

namespace corner::indexer {

struct ContactWays {
  // A way back to somebody who could be found again: a website, an address at one, a landline, a
  // door to knock at.
  bool traceable = false;
  // Words that say how to apply without an address ("apply online", "send your CV").
  bool in_words = false;
  // A mobile number, a free mailbox, a messenger or a form anyone can make; the first, with its
  // span in the text.
  bool private_way = false;
  int32_t from = 0, to = 0;

  bool any() const { return traceable || in_words || private_way; }
};

ContactWays ReadContactWays(const ScannedText& text);

// Where the text appears to name an employer: a name with a legal form or the kind of house
// ("Fernhill Limited", "Ashdown Primary School"), or one that is said to seek people ("Tern Cafés
// is looking for"). nullopt when it does not.
struct NameSpan {
  int32_t from = 0, to = 0;
};
std::optional<NameSpan> FindEmployerName(const ScannedText& text);

}  // namespace corner::indexer
