#include "service/cli/index_keeper.h"

#include <chrono>
#include <memory>

#include "indexer/ingest.h"
#include "indexer/xapian/manifest.h"
#include "indexer/xapian/merge.h"
#include "taxonomies/base/status.h"

namespace corner::cli {
namespace {

// An ingest publishes within seconds of its last commit, or holds the publish lock.
constexpr int kPatienceSeconds = 5;

}  // namespace

IndexKeeper::IndexKeeper(const Context& context) : context_(context), thread_([this] { Run(); }) {}

IndexKeeper::~IndexKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  thread_.join();
}

void IndexKeeper::Run() {
  int seconds_behind = 0;
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping_; })) {
    lock.unlock();
    const absl::Status status = Step(&seconds_behind);
    const std::string trouble =
        status.ok() || absl::IsUnavailable(status) ? std::string() : Sentence(status);
    if (!trouble.empty() && trouble != last_trouble_) {
      *context_.err << "corner: " << trouble << std::endl;
    }
    last_trouble_ = trouble;
    lock.lock();
  }
}

absl::Status IndexKeeper::Step(int* seconds_behind) {
  const std::string index = indexer::IndexPath(context_.data);
  indexer::IndexOptions options;
  options.wait = {};  // whoever holds the lock is doing what this would do
  CORNER_ASSIGN_OR_RETURN(
      const auto ledger,
      indexer::Ledger::Open(indexer::LedgerPath(context_.data), indexer::Ledger::Mode::kRead));
  CORNER_ASSIGN_OR_RETURN(const uint64_t seq, ledger->Seq());
  CORNER_ASSIGN_OR_RETURN(const uint64_t current, indexer::CurrentGeneration(index));
  CORNER_ASSIGN_OR_RETURN(const indexer::Manifest manifest, indexer::ReadManifest(index, current));
  *seconds_behind = manifest.seq == seq ? 0 : *seconds_behind + 1;
  if (*seconds_behind >= kPatienceSeconds) {
    *seconds_behind = 0;
    CORNER_RETURN_IF_ERROR(indexer::PublishChanges(*ledger, index, options).status());
  }
  if (manifest.segments.size() <= options.most_segments) return absl::OkStatus();
  return indexer::MergeIndex(index, options).status();
}

}  // namespace corner::cli
