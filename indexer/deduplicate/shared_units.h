// Sentences that one employer's adverts for different roles have in common: its boilerplate, found
// without knowing any of its headings. One object an employer; not shared between threads.
#pragma once

#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "indexer/deduplicate/core_text.h"

namespace corner::indexer {

class SharedUnitIndex {
 public:
  // A sentence is shared when adverts with so many other titles hold it.
  static constexpr size_t kLeastTitles = 2;

  void Add(uint64_t title, const CoreText& text);
  // Sentences shared by adverts with titles other than this one; valid until the next Add.
  const SharedUnits& Besides(uint64_t title);

 private:
  absl::flat_hash_map<uint64_t, absl::flat_hash_set<uint64_t>> titles_;  // by unit
  absl::flat_hash_map<uint64_t, SharedUnits> besides_;                   // by title
};

}  // namespace corner::indexer
