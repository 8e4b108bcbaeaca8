#include "benchmarks/latency.h"

#include <algorithm>
#include <cmath>

namespace corner::benchmarks {

void Latencies::Merge(const Latencies& other) {
  times_.insert(times_.end(), other.times_.begin(), other.times_.end());
}

double Latencies::Percentile(double per_cent) const {
  if (times_.empty()) return 0;
  const double rank = std::ceil(per_cent / 100 * static_cast<double>(times_.size()));
  const auto at = times_.begin() + static_cast<ptrdiff_t>(std::max(rank, 1.0)) - 1;
  std::nth_element(times_.begin(), at, times_.end());
  return *at;
}

void Latencies::Write(JsonWriter* writer) const {
  writer->BeginObject().Field("count", times_.size());
  writer->Key("p50_ms").Decimal(Percentile(50), 3).Key("p95_ms").Decimal(Percentile(95), 3);
  writer->Key("p99_ms").Decimal(Percentile(99), 3).Key("max_ms").Decimal(Percentile(100), 3);
  writer->EndObject();
}

}  // namespace corner::benchmarks
