// Which documents of a segment may hold which pair of neighbouring words: 4,096 bit slices with a
// bit a document, of which every pair sets two (a bit-sliced signature file: C. Faloutsos and S.
// Christodoulakis, ACM TOIS 2(4), 1984). A phrase's candidates are the AND of its pairs' slices, a
// few kilobytes read in order; the forward file then verifies them. An advert of 300 words sets
// about 14 % of the slices, so of the adverts without a pair one in fifty is verified in vain.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {

inline constexpr uint32_t kPairSlices = 4096;

// The two slices of two neighbouring words, by their forward hashes.
struct PairSlices {
  uint32_t a, b;
};
inline PairSlices SlicesOf(uint32_t first, uint32_t second) {
  uint64_t mixed = (uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93u;  // both words reach every bit
  return {static_cast<uint32_t>(mixed >> 52), static_cast<uint32_t>(mixed >> 40 & 0xFFF)};
}

class PairsBuilder {
 public:
  explicit PairsBuilder(uint32_t documents);
  // The words of document `i` in order, kTextEnd between its texts.
  void Add(uint32_t i, std::span<const uint32_t> hashes);
  absl::Status Write(const std::string& folder) const;  // pairs.bin

 private:
  uint32_t documents_;
  std::vector<uint64_t> slices_;
};

class Pairs {
 public:
  static absl::StatusOr<Pairs> Open(const std::string& folder);
  uint32_t documents() const { return documents_; }
  // A bit a document, the last word filled up with zeros.
  std::span<const uint64_t> Slice(uint32_t slice) const;

 private:
  MappedFile file_;
  uint32_t documents_ = 0;
};

// Writes the documents of all inputs, in order, into `folder`, one slice at a time.
absl::Status MergePairs(const std::vector<std::string>& inputs, const std::string& folder);

}  // namespace corner::indexer
