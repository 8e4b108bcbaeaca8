// How far a mean over a few profiles can be trusted. Pure: the same seed gives the same interval.
#pragma once

#include <cstdint>
#include <vector>

namespace corner::matcher {

struct BootstrapOptions {
  int draws = 10'000;
  uint64_t seed = 1;
  int percent = 95;  // of the draws lie in the interval
};

struct Interval {
  double low = 0, high = 0;
};

double MeanOf(const std::vector<double>& values);  // 0 of none

// The percentile bootstrap interval of the mean: `draws` times as many values as there are, drawn
// with replacement, and the means in between (B. Efron, R. Tibshirani, "An Introduction to the
// Bootstrap", 1993, chapter 13). Values of one number of profiles are drawn alike, so the interval
// of differences is that of the paired comparison.
Interval BootstrapMean(const std::vector<double>& values, const BootstrapOptions& options);

}  // namespace corner::matcher
