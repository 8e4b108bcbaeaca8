// Worker threads that turn rows into small segments and, at the end, into one. Used by the index
// writer; rows come from one thread, segments keep their order.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "indexer/xapian/index_writer.h"
#include "indexer/xapian/segment_build.h"

namespace corner::indexer {

class SegmentPool {
 public:
  // Small segments are built in `scratch`, which is emptied first.
  SegmentPool(std::string scratch, const IndexOptions& options);
  ~SegmentPool();
  SegmentPool(const SegmentPool&) = delete;
  SegmentPool& operator=(const SegmentPool&) = delete;

  // Waits while the workers are behind. Reports the first error of any worker.
  absl::Status Add(IndexRow row);
  int64_t rows() const { return rows_; }
  // Waits for the workers and merges everything into the new folder `target`. Only when rows() > 0.
  absl::Status Finish(const std::string& target);
  // Seconds of Finish spent merging, when no worker had anything left to build.
  double merge_seconds() const { return merge_seconds_; }

 private:
  struct Batch {
    size_t number;
    std::vector<IndexRow> rows;
  };
  std::string PartFolder(size_t number) const;
  void Work();
  absl::Status Enqueue();
  absl::Status JoinWorkers();

  std::string scratch_;
  const IndexOptions& options_;
  std::vector<IndexRow> pending_;
  int64_t rows_ = 0;
  size_t batches_ = 0;
  double merge_seconds_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> queue_;
  bool closed_ = false;
  absl::Status failure_;
  std::vector<std::thread> workers_;
};

// Merges any number of segments into `target`, `at_once` at a time, using `scratch` between. The
// inputs stay.
absl::Status MergeInTiers(std::vector<std::string> inputs, size_t at_once,
                          const std::string& scratch, const std::string& target);

}  // namespace corner::indexer
