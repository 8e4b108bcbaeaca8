// A few words known at compile time, asked for at every word of a text: most words are turned away
// by their length or first letter. Immutable, safe from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace corner::taxonomies {

template <size_t N>
class WordSet {
 public:
  template <typename... Words>
  constexpr WordSet(const Words&... words) : words_{std::string_view(words)...} {  // NOLINT
    for (const std::string_view word : words_) {
      lengths_ |= Bit(word.size());
      letters_ |= Bit(static_cast<unsigned char>(word[0]));
    }
  }

  constexpr bool contains(std::string_view word) const {
    if (word.empty() || (lengths_ & Bit(word.size())) == 0 ||
        (letters_ & Bit(static_cast<unsigned char>(word[0]))) == 0) {
      return false;
    }
    return std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  // Of numbers beyond 63 the remainder: a set bit is no more than "perhaps".
  static constexpr uint64_t Bit(size_t number) { return uint64_t{1} << (number & 63); }

  std::array<std::string_view, N> words_;
  uint64_t lengths_ = 0, letters_ = 0;
};

template <typename... Words>
WordSet(const Words&...) -> WordSet<sizeof...(Words)>;

}  // namespace corner::taxonomies
