#include "indexer/xapian/segment_pool.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

namespace fs = std::filesystem;

SegmentPool::SegmentPool(std::string scratch, const IndexOptions& options)
    : scratch_(std::move(scratch)), options_(options) {
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  fs::create_directories(scratch_, ignored);
  for (int i = 0; i < std::max(1, options_.workers); ++i) {
    workers_.emplace_back([this] { Work(); });
  }
}

SegmentPool::~SegmentPool() {
  JoinWorkers().IgnoreError();
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
}

std::string SegmentPool::PartFolder(size_t number) const {
  return Concat(scratch_, "/part-", number);
}

void SegmentPool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const Batch batch = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    lock.unlock();
    absl::Status built = BuildSegment(batch.rows, PartFolder(batch.number));
    lock.lock();
    if (!built.ok() && failure_.ok()) failure_ = std::move(built);
  }
}

absl::Status SegmentPool::Enqueue() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queue_.size() < 2 * workers_.size() || !failure_.ok(); });
  if (!failure_.ok()) return failure_;
  queue_.push_back({batches_++, std::exchange(pending_, {})});
  changed_.notify_all();
  return absl::OkStatus();
}

absl::Status SegmentPool::Add(IndexRow row) {
  pending_.push_back(std::move(row));
  ++rows_;
  if (pending_.size() < options_.rows_per_segment) return absl::OkStatus();
  if (options_.progress) options_.progress(rows_);
  return Enqueue();
}

absl::Status SegmentPool::JoinWorkers() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  for (std::thread& worker : workers_) {
    if (worker.joinable()) worker.join();
  }
  return failure_;
}

absl::Status SegmentPool::Finish(const std::string& target) {
  if (!pending_.empty()) CORNER_RETURN_IF_ERROR(Enqueue());
  CORNER_RETURN_IF_ERROR(JoinWorkers());
  std::vector<std::string> parts;
  for (size_t number = 0; number < batches_; ++number) parts.push_back(PartFolder(number));
  const auto start = std::chrono::steady_clock::now();
  CORNER_RETURN_IF_ERROR(MergeInTiers(std::move(parts), options_.merge_at_once, scratch_, target));
  merge_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return absl::OkStatus();
}

namespace {

// Merging holds about three files open for each input; many systems allow 1,024 unless asked.
void AllowManyOpenFiles() {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }
}

}  // namespace

absl::Status MergeInTiers(std::vector<std::string> inputs, size_t at_once,
                          const std::string& scratch, const std::string& target) {
  AllowManyOpenFiles();
  for (int tier = 0; inputs.size() > at_once; ++tier) {
    std::vector<std::string> merged;
    for (size_t begin = 0; begin < inputs.size(); begin += at_once) {
      const size_t end = std::min(begin + at_once, inputs.size());
      merged.push_back(Concat(scratch, "/tier-", tier, "-", begin));
      CORNER_RETURN_IF_ERROR(MergeSegments(
          {inputs.begin() + static_cast<long>(begin), inputs.begin() + static_cast<long>(end)},
          merged.back()));
    }
    inputs = std::move(merged);
  }
  return MergeSegments(inputs, target);
}

}  // namespace corner::indexer
