// The forward file: every vacancy's words in order as 32-bit hashes, so that an exact phrase can be
// verified without positions in the postings and without reading the text again. Two words of one
// segment whose hashes meet are listed in its vocabulary; a phrase that asks for such a word is
// verified on the words themselves, so the answer is exact.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {

// Never kTextEnd.
uint32_t WordHash(std::string_view folded);
// Stands after the title's words and after the employer's; the description follows to the end.
inline constexpr uint32_t kTextEnd = 0;

class ForwardBuilder {
 public:
  // All words of one document: title, kTextEnd, employer, kTextEnd, description.
  void Add(std::span<const uint32_t> hashes);
  absl::Status Write(const std::string& folder) const;  // forward.bin, forward.idx

 private:
  std::vector<uint32_t> hashes_;
  std::vector<uint64_t> ends_;
};

class Forward {
 public:
  static absl::StatusOr<Forward> Open(const std::string& folder);
  uint32_t documents() const { return static_cast<uint32_t>(ends_.size()); }
  std::span<const uint32_t> Document(uint32_t i) const {
    const uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return hashes_.subspan(begin, ends_[i] - begin);
  }
  // Asks the processor for the document's words, up to the first two kilobytes.
  void Prefetch(uint32_t i) const {
    const std::span<const uint32_t> words = Document(i);
    constexpr size_t kLine = 64 / sizeof(uint32_t), kMost = 2048 / sizeof(uint32_t);
    for (size_t at = 0; at < std::min(words.size(), kMost); at += kLine) {
      __builtin_prefetch(words.data() + at);
    }
  }

 private:
  friend absl::Status MergeForward(const std::vector<std::string>& inputs,
                                   const std::string& folder);
  MappedFile hash_file_, end_file_;
  std::span<const uint32_t> hashes_;
  std::span<const uint64_t> ends_;
};

// Writes the documents of all inputs, in order, into `folder`, without holding them in memory.
absl::Status MergeForward(const std::vector<std::string>& inputs, const std::string& folder);

// Times the phrase stands in each text of a document.
struct PhraseCount {
  uint32_t title = 0, employer = 0, description = 0;
};
PhraseCount CountPhrase(std::span<const uint32_t> document, std::span<const uint32_t> phrase);

}  // namespace corner::indexer
