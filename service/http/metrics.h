// Counters, gauges and histograms, and their Prometheus text. Handlers and the server count here;
// the metrics listener prints. Labels are route patterns and fixed words, never what people typed.
// Safe from any thread; a metric lives as long as its registry.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corner::http {

class Counter {
 public:
  void Add(uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

class Gauge {
 public:
  void Set(int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void Add(int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
  int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> value_{0};
};

// Durations in microseconds, printed in seconds. Buckets from 1 ms to 10 s.
class Histogram {
 public:
  static constexpr uint64_t kBounds[] = {1000,   2500,   5000,    10000,   25000,   50000,   100000,
                                         250000, 500000, 1000000, 2500000, 5000000, 10000000};
  static constexpr size_t kBuckets = sizeof(kBounds) / sizeof(kBounds[0]) + 1;

  void Observe(uint64_t microseconds);
  uint64_t bucket(size_t index) const { return buckets_[index].load(std::memory_order_relaxed); }
  uint64_t sum() const { return sum_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> buckets_[kBuckets] = {};
  std::atomic<uint64_t> sum_{0};
};

using Labels = std::vector<std::pair<std::string, std::string>>;

class MetricsRegistry {
 public:
  // A family holds at most this many label sets; further ones share the label value "other".
  static constexpr size_t kMaxSeries = 500;

  MetricsRegistry();
  ~MetricsRegistry();

  // The same name and labels give the same metric. Asking for a name as another kind of metric
  // gives one that is counted but not printed.
  Counter& GetCounter(std::string_view name, std::string_view help, const Labels& labels = {});
  Gauge& GetGauge(std::string_view name, std::string_view help, const Labels& labels = {});
  Histogram& GetHistogram(std::string_view name, std::string_view help, const Labels& labels = {});

  // Prometheus text format 0.0.4.
  std::string Text() const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace corner::http
