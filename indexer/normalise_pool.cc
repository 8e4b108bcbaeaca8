#include "indexer/normalise_pool.h"

#include <algorithm>
#include <utility>

namespace corner::indexer {
namespace {

constexpr size_t kBatchItems = 64;
constexpr size_t kMostBatches = 16;  // in memory at once

}  // namespace

NormalisePool::NormalisePool(FeedReader* reader, const Normaliser* normaliser,
                             const Enricher* enricher, int workers)
    : reader_(reader), normaliser_(normaliser), enricher_(enricher) {
  threads_.emplace_back([this] { Read(); });
  for (int i = 0; i < std::max(1, workers); ++i) threads_.emplace_back([this] { Work(); });
}

NormalisePool::~NormalisePool() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

void NormalisePool::Read() {
  while (true) {
    auto batch = std::make_shared<Batch>();
    absl::Status error;
    bool end = false;
    while (batch->items.size() < kBatchItems && !end) {
      absl::StatusOr<std::optional<FeedItem>> item = reader_->Next();
      if (!item.ok()) {
        error = item.status();
        end = true;
      } else if (!item->has_value()) {
        end = true;
      } else {
        batch->items.push_back(**std::move(item));
      }
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || batches_.size() < kMostBatches; });
    if (stopped_) return;
    if (!batch->items.empty()) batches_.push_back(std::move(batch));
    read_to_end_ = end;
    read_error_ = std::move(error);
    changed_.notify_all();
    if (end) return;
  }
}

void NormalisePool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    std::shared_ptr<Batch> batch;
    const auto find = [&] {
      const auto free = std::find_if(batches_.begin(), batches_.end(),
                                     [](const auto& candidate) { return !candidate->taken; });
      if (free != batches_.end()) batch = *free;
      return batch != nullptr;
    };
    changed_.wait(lock, [&] { return stopped_ || find() || read_to_end_; });
    if (stopped_ || batch == nullptr) return;
    batch->taken = true;
    lock.unlock();
    for (FeedItem& item : batch->items) {
      NormalisedItem& out = batch->results.emplace_back();
      if (auto* rejection = std::get_if<Rejection>(&item)) {
        out.line = rejection->line;
        out.result = std::move(*rejection);
      } else {
        Posting& posting = std::get<Posting>(item);
        out.line = posting.line;
        out.result = normaliser_->Normalise(posting);
        if (auto* vacancy = std::get_if<Vacancy>(&out.result)) {
          enricher_->Enrich(vacancy);
          out.signature = SignatureOf(*vacancy);
        }
        out.raw = std::move(posting.raw);
      }
    }
    lock.lock();
    batch->done = true;
    changed_.notify_all();
  }
}

absl::StatusOr<std::vector<NormalisedItem>> NormalisePool::Next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return batches_.empty() ? read_to_end_ : batches_.front()->done; });
  if (batches_.empty()) {
    if (!read_error_.ok()) return read_error_;
    return std::vector<NormalisedItem>{};
  }
  std::vector<NormalisedItem> results = std::move(batches_.front()->results);
  batches_.pop_front();
  changed_.notify_all();
  return results;
}

}  // namespace corner::indexer
