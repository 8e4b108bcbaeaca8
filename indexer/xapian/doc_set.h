// A set of documents of one segment, a bit each: what filters and clauses narrow down. A plain
// value.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace corner::indexer {

class DocSet {
 public:
  // Empty, over documents 0 .. documents - 1.
  explicit DocSet(uint32_t documents = 0) : documents_(documents), words_(WordsFor(documents)) {}
  static size_t WordsFor(uint32_t documents) { return (documents + 63) / 64; }
  static DocSet All(uint32_t documents) {
    DocSet all(documents);
    for (uint64_t& word : all.words_) word = ~uint64_t{0};
    if (documents % 64 != 0) all.words_.back() = (uint64_t{1} << (documents % 64)) - 1;
    return all;
  }

  uint32_t documents() const { return documents_; }
  bool Has(uint32_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  void Add(uint32_t i) { words_[i / 64] |= uint64_t{1} << (i % 64); }
  void Remove(uint32_t i) { words_[i / 64] &= ~(uint64_t{1} << (i % 64)); }
  // `other` holds a bit for each document of this set.
  void Intersect(std::span<const uint64_t> other) {
    for (size_t w = 0; w < words_.size(); ++w) words_[w] &= other[w];
  }
  void Subtract(std::span<const uint64_t> other) {
    for (size_t w = 0; w < words_.size(); ++w) words_[w] &= ~other[w];
  }
  uint32_t Count() const {
    uint32_t count = 0;
    for (uint64_t word : words_) count += static_cast<uint32_t>(std::popcount(word));
    return count;
  }
  std::span<const uint64_t> words() const { return words_; }

  // Calls visit(i) for every document of the set, ascending.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    for (size_t w = 0; w < words_.size(); ++w) {
      for (uint64_t word = words_[w]; word != 0; word &= word - 1) {
        visit(static_cast<uint32_t>(w * 64 + static_cast<size_t>(std::countr_zero(word))));
      }
    }
  }

  // Keeps the documents for which test(i) is true. `test` is asked without branches where many
  // documents stand together, so it must be cheap and free of effects.
  template <typename Test>
  void Keep(const Test& test) {
    constexpr int kFew = 12;  // below it, asking one by one is quicker than asking all 64
    for (size_t w = 0; w < words_.size(); ++w) {
      if (words_[w] == 0) continue;
      const auto first = static_cast<uint32_t>(w * 64);
      uint64_t kept = 0;
      if (std::popcount(words_[w]) < kFew || first + 64 > documents_) {
        for (uint64_t word = words_[w]; word != 0; word &= word - 1) {
          const auto bit = static_cast<uint32_t>(std::countr_zero(word));
          kept |= static_cast<uint64_t>(test(first + bit)) << bit;
        }
      } else {
        for (uint32_t bit = 0; bit < 64; ++bit) {
          kept |= static_cast<uint64_t>(test(first + bit)) << bit;
        }
      }
      words_[w] &= kept;
    }
  }

 private:
  uint32_t documents_;
  std::vector<uint64_t> words_;
};

}  // namespace corner::indexer
