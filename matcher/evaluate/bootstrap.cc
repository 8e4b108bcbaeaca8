#include "matcher/evaluate/bootstrap.h"

#include <algorithm>
#include <numeric>

#include "matcher/evaluate/draws.h"

namespace corner::matcher {

double MeanOf(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Interval BootstrapMean(const std::vector<double>& values, const BootstrapOptions& options) {
  if (values.empty() || options.draws < 1) return {MeanOf(values), MeanOf(values)};
  Draws draws(options.seed);
  std::vector<double> means, drawn(values.size());
  means.reserve(static_cast<size_t>(options.draws));
  for (int draw = 0; draw < options.draws; ++draw) {
    for (double& one : drawn) one = draws.Of(values);
    means.push_back(MeanOf(drawn));
  }
  std::sort(means.begin(), means.end());
  // As many draws are left out below as above.
  const size_t out = means.size() * static_cast<size_t>(100 - options.percent) / 200;
  return {means[out], means[means.size() - 1 - out]};
}

}  // namespace corner::matcher
