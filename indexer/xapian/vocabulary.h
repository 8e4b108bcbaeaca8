// The words of one segment, grouped by stem: which forms of a word its texts use. A query word is
// widened to these forms when it is asked, so the postings hold each form once and exact words cost
// nothing extra. Also lists the words whose forward hashes meet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {

// Writes vocabulary.txt and vocabulary.idx into `folder`. `words` are distinct.
absl::Status WriteVocabulary(std::vector<std::string> words, const std::string& folder);

class Vocabulary {
 public:
  static absl::StatusOr<Vocabulary> Open(const std::string& folder);

  size_t size() const { return offsets_.size(); }
  // Every word of the segment with that stem, in order.
  std::vector<std::string_view> WordsWithStem(std::string_view stem) const;
  // The i-th word (0 <= i < size), in order of stem, then word.
  std::string_view Word(size_t i) const;
  // True when another word of this segment has the same WordHash.
  bool HashIsShared(uint32_t hash) const { return shared_hashes_.contains(hash); }

 private:
  struct Entry {
    std::string_view stem, word;
  };
  Entry At(size_t i) const;

  MappedFile text_, index_;
  std::span<const uint32_t> offsets_;
  absl::flat_hash_set<uint32_t> shared_hashes_;
};

}  // namespace corner::indexer
