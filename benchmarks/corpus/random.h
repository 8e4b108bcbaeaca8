// Seeded numbers for the generator: the same key gives the same stream on every machine.
// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
// A plain value; one per advert.
#pragma once

#include <cstdint>

namespace corner::benchmarks {

constexpr uint64_t Mix(uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

class Random {
 public:
  // `purpose` keeps streams about the same number apart.
  constexpr Random(uint64_t seed, uint64_t number, uint64_t purpose)
      : state_(Mix(Mix(Mix(seed) ^ number) ^ purpose)) {}

  constexpr uint64_t Next() { return Mix(state_ += 0x9E3779B97F4A7C15u); }
  // Uniform in [0, bound); bound > 0 and small, so that the bias is far below what anyone measures.
  constexpr uint32_t Below(uint32_t bound) {
    return static_cast<uint32_t>(((Next() >> 32) * bound) >> 32);
  }
  constexpr int Between(int low, int high) {  // both included
    return low + static_cast<int>(Below(static_cast<uint32_t>(high - low + 1)));
  }
  constexpr bool Chance(uint32_t percent) { return Below(100) < percent; }
  constexpr double Unit() { return static_cast<double>(Next() >> 11) * 0x1p-53; }

 private:
  uint64_t state_;
};

}  // namespace corner::benchmarks
