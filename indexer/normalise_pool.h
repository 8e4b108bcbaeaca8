// Normalises postings on worker threads and gives the results back in feed order. Used by ingest.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/deduplicate/signature.h"
#include "indexer/enrich.h"
#include "indexer/feed/reader.h"
#include "indexer/normalise/normalise.h"

namespace corner::indexer {

// One record of the feed, read to its end: a vacancy with the text it came from, or a rejection.
struct NormalisedItem {
  int64_t line = 0;
  std::string raw;
  std::variant<Vacancy, Rejection> result;
  Signature signature;  // of a vacancy
};

class NormalisePool {
 public:
  // Reads `reader` on a thread of its own; all three must outlive the pool.
  NormalisePool(FeedReader* reader, const Normaliser* normaliser, const Enricher* enricher,
                int workers);
  ~NormalisePool();
  NormalisePool(const NormalisePool&) = delete;
  NormalisePool& operator=(const NormalisePool&) = delete;

  // The next records in feed order; empty at the end. The reader's error ends the feed.
  absl::StatusOr<std::vector<NormalisedItem>> Next();

 private:
  struct Batch {
    std::vector<FeedItem> items;
    std::vector<NormalisedItem> results;
    bool taken = false, done = false;
  };
  void Read();
  void Work();

  FeedReader* reader_;
  const Normaliser* normaliser_;
  const Enricher* enricher_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Batch>> batches_;  // in feed order
  bool read_to_end_ = false, stopped_ = false;
  absl::Status read_error_;
  std::vector<std::thread> threads_;
};

}  // namespace corner::indexer
