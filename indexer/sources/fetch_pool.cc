#include "indexer/sources/fetch_pool.h"

#include <algorithm>
#include <utility>

namespace corner::indexer {

FetchPool::FetchPool(std::string data, FetchOptions options)
    : data_(std::move(data)), options_(std::move(options)) {
  for (int i = 0; i < std::max(1, options_.at_once); ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

FetchPool::~FetchPool() {
  Stop();
  for (const Result& result : results_) Discard(result.got);
}

void FetchPool::Add(Order order) {
  if (!under_way_.insert(order.source.key).second) return;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(order));
  }
  changed_.notify_one();
}

std::vector<FetchPool::Result> FetchPool::Take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(results_, {});
}

void FetchPool::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void FetchPool::Work() {
  const auto stop = [this] { return stopped_.load(); };
  while (true) {
    Order order;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      order = std::move(waiting_.front());
      waiting_.pop_front();
    }
    GotFeed got = GetFeed(data_, order.source, order.state, options_, order.now, stop);
    const std::lock_guard lock(mutex_);
    results_.push_back({std::move(order.source), std::move(got)});
  }
}

}  // namespace corner::indexer
