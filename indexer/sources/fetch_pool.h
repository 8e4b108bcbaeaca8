// Fetches several sources at a time on threads of its own. Used by the watch; its functions are
// called on one thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/time/time.h"
#include "indexer/sources/fetch_source.h"

namespace corner::indexer {

class FetchPool {
 public:
  struct Order {
    Source source;
    SourceState state;
    absl::Time now;
  };
  struct Result {
    Source source;
    GotFeed got;
  };

  FetchPool(std::string data, FetchOptions options);
  ~FetchPool();  // as Stop; discards what nobody took
  FetchPool(const FetchPool&) = delete;
  FetchPool& operator=(const FetchPool&) = delete;

  // A source that is under way already is passed by.
  void Add(Order order);
  // From Add until its result is given to Done.
  bool IsUnderWay(const std::string& key) const { return under_way_.contains(key); }
  bool idle() const { return under_way_.empty(); }
  // The results there are.
  std::vector<Result> Take();
  void Done(const std::string& key) { under_way_.erase(key); }
  // Leaves every transfer and waits for the threads.
  void Stop();

 private:
  void Work();

  std::string data_;
  FetchOptions options_;
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Order> waiting_;
  std::vector<Result> results_;
  absl::flat_hash_set<std::string> under_way_;
  std::vector<std::thread> threads_;
};

}  // namespace corner::indexer
