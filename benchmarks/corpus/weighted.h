// Draws an index in proportion to weights in constant time (alias method: Vose, "A Linear Algorithm
// for Generating Random Numbers with a Given Distribution", IEEE TSE 1991). Immutable once made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "benchmarks/corpus/random.h"

namespace corner::benchmarks {

class Weighted {
 public:
  Weighted() = default;
  explicit Weighted(const std::vector<double>& weights);  // at least one, all positive
  // Weight of rank r is 1 / (r + shift)^exponent, r from 0: the Zipf-Mandelbrot law.
  static Weighted Zipf(size_t count, double exponent, double shift);

  uint32_t Draw(Random& random) const {
    const uint64_t bits = random.Next();
    const uint32_t slot =
        static_cast<uint32_t>(((bits >> 32) * static_cast<uint64_t>(slots_.size())) >> 32);
    const Slot& chosen = slots_[slot];
    return static_cast<uint32_t>(bits) <= chosen.keep ? slot : chosen.other;
  }
  size_t size() const { return slots_.size(); }

 private:
  struct Slot {
    uint32_t keep, other;
  };
  std::vector<Slot> slots_;
};

}  // namespace corner::benchmarks
