// The words of one segment, grouped by stem: which forms of a word its texts use, and how many
// documents hold any of them. A query word is widened to these forms when it is asked, so the
// postings hold each form once and exact words cost nothing extra. Also lists the words whose
// forward hashes meet.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {

struct VocabularyWord {
  std::string word;
  uint32_t documents = 0;  // that hold it
};
// How many documents hold any of two or more words.
using CountAny = std::function<uint32_t(std::span<const std::string> words)>;

// Writes vocabulary.txt and vocabulary.idx into `folder`. `words` are distinct; `count_any` is
// asked about the forms of each stem that has several.
absl::Status WriteVocabulary(std::vector<VocabularyWord> words, const CountAny& count_any,
                             const std::string& folder);

class Vocabulary {
 public:
  static absl::StatusOr<Vocabulary> Open(const std::string& folder);

  size_t size() const { return offsets_.size(); }
  struct Forms {
    std::vector<std::string_view> words;  // in order
    uint32_t documents = 0;               // that hold any of them, dead ones included
  };
  // Every word of the segment with that stem.
  Forms FormsOf(std::string_view stem) const;
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
  std::span<const uint32_t> documents_;  // of the i-th word's stem
  absl::flat_hash_set<uint32_t> shared_hashes_;
};

}  // namespace corner::indexer
