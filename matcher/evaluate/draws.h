// Random choices that are the same on every machine: the standard's Mersenne Twister, whose
// numbers are laid down, without its distributions, which are not. One object a thread.
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace corner::matcher {

class Draws {
 public:
  explicit Draws(uint64_t seed) : random_(seed) {}

  // 0 to count - 1, as good as evenly; count >= 1.
  size_t Below(size_t count) { return static_cast<size_t>(random_() % count); }
  bool Chance(int percent) { return static_cast<int>(Below(100)) < percent; }
  template <typename T>
  const T& Of(const std::vector<T>& values) {
    return values[Below(values.size())];
  }
  template <typename T>
  void Shuffle(std::vector<T>* values) {
    for (size_t i = values->size(); i > 1; --i) std::swap((*values)[i - 1], (*values)[Below(i)]);
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace corner::matcher
