#include "benchmarks/corpus/weighted.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace corner::benchmarks {

Weighted::Weighted(const std::vector<double>& weights) : slots_(weights.size()) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> share(weights.size());
  std::vector<uint32_t> small, large;
  for (uint32_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] / sum * static_cast<double>(weights.size());
    (share[i] < 1 ? small : large).push_back(i);
    slots_[i] = {UINT32_MAX, i};
  }
  while (!small.empty() && !large.empty()) {
    const uint32_t low = small.back();
    const uint32_t high = large.back();
    small.pop_back();
    slots_[low] = {static_cast<uint32_t>(share[low] * 0x1p32), high};
    share[high] -= 1 - share[low];
    if (share[high] < 1) {
      large.pop_back();
      small.push_back(high);
    }
  }
}

Weighted Weighted::Zipf(size_t count, double exponent, double shift) {
  std::vector<double> weights(count);
  for (size_t r = 0; r < count; ++r) {
    weights[r] = std::pow(static_cast<double>(r) + shift, -exponent);
  }
  return Weighted(weights);
}

}  // namespace corner::benchmarks
