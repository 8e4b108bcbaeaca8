#include "service/cli/held_gauges.h"

#include <utility>

#include "indexer/quality/rules.h"

namespace corner::cli {

HeldGauges::HeldGauges(LedgerSource ledger, http::MetricsRegistry* metrics,
                       std::chrono::milliseconds every)
    : ledger_(std::move(ledger)), metrics_(metrics), every_(every) {
  Refresh();
  thread_ = std::thread([this] { Run(); });
}

HeldGauges::~HeldGauges() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_all();
  thread_.join();
}

void HeldGauges::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, every_, [this] { return stopped_; })) {
    lock.unlock();
    Refresh();
    lock.lock();
  }
}

// A ledger that cannot be read leaves the gauges as they were; /readyz says why.
void HeldGauges::Refresh() {
  const auto ledger = ledger_();
  if (!ledger.ok()) return;
  const auto by_code = (*ledger)->HeldByCode();
  const auto counts = (*ledger)->Counts();
  if (!by_code.ok() || !counts.ok()) return;
  metrics_->GetGauge("corner_held_adverts", "Adverts that wait for a person.").Set(counts->held);
  for (const indexer::QualityCode code : indexer::kAllQualityCodes) {
    int64_t count = 0;
    for (const auto& [name, held] : *by_code) {
      if (name == Name(code)) count = held;
    }
    metrics_
        ->GetGauge("corner_held_adverts_by_reason",
                   "Held adverts by reason; one advert may have several.",
                   {{"code", std::string(Name(code))}})
        .Set(count);
  }
}

}  // namespace corner::cli
