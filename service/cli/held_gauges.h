// Keeps the gauges of held adverts up to date while the program serves: how many wait for a person,
// by reason code. Used by `corner serve`. A thread of its own, so that nobody waits for the ledger.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/statusor.h"
#include "indexer/ledger/ledger.h"
#include "service/http/metrics.h"

namespace corner::cli {

class HeldGauges {
 public:
  using LedgerSource = std::function<absl::StatusOr<std::shared_ptr<const indexer::Ledger>>()>;

  // Looks at once and then again and again; `metrics` must outlive the object.
  HeldGauges(LedgerSource ledger, http::MetricsRegistry* metrics,
             std::chrono::milliseconds every = std::chrono::seconds(10));
  ~HeldGauges();
  HeldGauges(const HeldGauges&) = delete;
  HeldGauges& operator=(const HeldGauges&) = delete;

 private:
  void Refresh();
  void Run();

  LedgerSource ledger_;
  http::MetricsRegistry* metrics_;
  const std::chrono::milliseconds every_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace corner::cli
