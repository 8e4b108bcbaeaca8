#include "service/http/metrics.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <mutex>

#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

enum class Kind { kCounter, kGauge, kHistogram };

constexpr const char* KindName(Kind kind) {
  switch (kind) {
    case Kind::kCounter:
      return "counter";
    case Kind::kGauge:
      return "gauge";
    case Kind::kHistogram:
      return "histogram";
  }
  return "untyped";
}

struct Series {
  Counter counter;
  Gauge gauge;
  Histogram histogram;
};

struct Family {
  Kind kind;
  std::string help;
  std::map<std::string, std::unique_ptr<Series>> series;  // key: the labels as printed
};

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out.push_back('\\');
    if (c == '\n') {
      out += "\\n";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string LabelText(const Labels& labels, bool fold) {
  std::string out;
  for (const auto& [name, value] : labels) {
    if (!out.empty()) out += ',';
    out += Concat(name, "=\"", fold ? "other" : Escape(value), "\"");
  }
  return out;
}

// "name{labels} value\n"; `extra` is one further label or empty.
void AppendLine(std::string_view name, std::string_view labels, std::string_view extra,
                std::string_view value, std::string* out) {
  *out += name;
  if (!labels.empty() || !extra.empty()) {
    *out += Concat("{", labels, !labels.empty() && !extra.empty() ? "," : "", extra, "}");
  }
  *out += Concat(" ", value, "\n");
}

std::string Seconds(uint64_t microseconds) {
  char text[48];
  std::snprintf(text, sizeof(text), "%.6g", static_cast<double>(microseconds) / 1e6);
  return text;
}

void AppendHistogram(const std::string& name, std::string_view labels, const Histogram& histogram,
                     std::string* out) {
  uint64_t total = 0;
  for (size_t i = 0; i < Histogram::kBuckets; ++i) {
    total += histogram.bucket(i);
    const std::string bound =
        i + 1 < Histogram::kBuckets ? Seconds(Histogram::kBounds[i]) : std::string("+Inf");
    AppendLine(name + "_bucket", labels, Concat("le=\"", bound, "\""), std::to_string(total), out);
  }
  AppendLine(name + "_sum", labels, "", Seconds(histogram.sum()), out);
  AppendLine(name + "_count", labels, "", std::to_string(total), out);
}

}  // namespace

void Histogram::Observe(uint64_t microseconds) {
  const auto* bound = std::lower_bound(std::begin(kBounds), std::end(kBounds), microseconds);
  buckets_[bound - std::begin(kBounds)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(microseconds, std::memory_order_relaxed);
}

struct MetricsRegistry::Store {
  mutable std::mutex mutex;
  std::map<std::string, Family> families;
  Series unprinted;

  Series& Get(Kind kind, std::string_view name, std::string_view help, const Labels& labels) {
    const std::lock_guard lock(mutex);
    auto [found, added] = families.try_emplace(std::string(name));
    Family& family = found->second;
    if (added) {
      family.kind = kind;
      family.help = help;
    }
    if (family.kind != kind) return unprinted;
    std::string key = LabelText(labels, false);
    if (!family.series.contains(key) && family.series.size() >= kMaxSeries) {
      key = LabelText(labels, true);
    }
    std::unique_ptr<Series>& series = family.series[key];
    if (series == nullptr) series = std::make_unique<Series>();
    return *series;
  }
};

MetricsRegistry::MetricsRegistry() : store_(std::make_unique<Store>()) {}
MetricsRegistry::~MetricsRegistry() = default;

Counter& MetricsRegistry::GetCounter(std::string_view name, std::string_view help,
                                     const Labels& labels) {
  return store_->Get(Kind::kCounter, name, help, labels).counter;
}

Gauge& MetricsRegistry::GetGauge(std::string_view name, std::string_view help,
                                 const Labels& labels) {
  return store_->Get(Kind::kGauge, name, help, labels).gauge;
}

Histogram& MetricsRegistry::GetHistogram(std::string_view name, std::string_view help,
                                         const Labels& labels) {
  return store_->Get(Kind::kHistogram, name, help, labels).histogram;
}

std::string MetricsRegistry::Text() const {
  const std::lock_guard lock(store_->mutex);
  std::string out;
  for (const auto& [name, family] : store_->families) {
    out += Concat("# HELP ", name, " ", ReplaceAll(family.help, "\n", " "), "\n");
    out += Concat("# TYPE ", name, " ", KindName(family.kind), "\n");
    for (const auto& [labels, series] : family.series) {
      switch (family.kind) {
        case Kind::kCounter:
          AppendLine(name, labels, "", std::to_string(series->counter.value()), &out);
          break;
        case Kind::kGauge:
          AppendLine(name, labels, "", std::to_string(series->gauge.value()), &out);
          break;
        case Kind::kHistogram:
          AppendHistogram(name, labels, series->histogram, &out);
          break;
      }
    }
  }
  return out;
}

}  // namespace corner::http
