// Percentiles of measured times. Not thread-safe: one per thread, merged afterwards.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "taxonomies/base/json.h"

namespace corner::benchmarks {

class Latencies {
 public:
  void Add(double milliseconds) { times_.push_back(milliseconds); }
  void Merge(const Latencies& other);
  size_t count() const { return times_.size(); }
  // The nearest-rank percentile, `per_cent` in (0, 100]; 0 when nothing was measured.
  double Percentile(double per_cent) const;
  // {"count":…,"p50_ms":…,"p95_ms":…,"p99_ms":…,"max_ms":…}
  void Write(JsonWriter* writer) const;

 private:
  mutable std::vector<double> times_;
};

}  // namespace corner::benchmarks
