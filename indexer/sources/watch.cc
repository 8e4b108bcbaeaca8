#include "indexer/sources/watch.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/sources/fetch_pool.h"
#include "indexer/sources/source_list.h"
#include "indexer/sources/standing.h"
#include "indexer/xapian/index_writer.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// How long the watch sleeps at most, so that it notices a clock that jumped, a changed list and a
// resumed source; and how often it looks while transfers run.
constexpr absl::Duration kLongestSleep = absl::Seconds(20), kGlance = absl::Milliseconds(100);
// A source whose outcome could not be written down is left alone for so long.
constexpr absl::Duration kUnrecordedPause = absl::Minutes(5);

class Watcher {
 public:
  Watcher(const std::string& data, const WatchOptions& options)
      : data_(data), options_(options), pool_(data, options.fetch) {}

  absl::Status Start();
  absl::Status Run();
  absl::StatusOr<std::vector<SourceRun>> Once(const std::vector<Source>& sources);

 private:
  void ReadList();
  absl::Status Order(const std::vector<Source>& sources, bool whatever_the_time);
  void TakeResults();
  void Record(Ledger* ledger, const FetchPool::Result& result);
  bool Stops(absl::Duration wait) {
    stopping_ = stopping_ || options_.wait(wait);
    return stopping_;
  }
  // Says a trouble of one kind once, until it changes.
  enum Kind { kList, kState, kLedger, kRecord, kIndex, kKinds };
  void Say(Kind kind, const absl::Status& status);

  const std::string& data_;
  const WatchOptions& options_;
  FetchPool pool_;
  bool stopping_ = false;
  std::vector<Source> sources_;
  std::vector<FetchPool::Result> unrecorded_;
  absl::flat_hash_map<std::string, absl::Time> not_before_;
  std::vector<SourceRun>* runs_ = nullptr;  // collects them, for a single round
  std::array<std::string, kKinds> said_;
  int glances_ = 0;
};

void Watcher::Say(Kind kind, const absl::Status& status) {
  const std::string sentence = status.ok() ? "" : Sentence(status);
  if (sentence != said_[kind] && !status.ok() && options_.trouble) options_.trouble(status);
  said_[kind] = sentence;
}

// Makes or migrates the ledger, and lets go of it again.
absl::Status Watcher::Start() {
  std::error_code ignored;
  std::filesystem::create_directories(data_, ignored);
  CORNER_ASSIGN_OR_RETURN(const auto ledger, OpenForWriting(data_, absl::Seconds(20)));
  // A crash may have left changes that the index has not seen.
  return CatchUp(*ledger, IndexPath(data_), options_.ingest.index).status();
}

void Watcher::ReadList() {
  auto sources = ReadSourceList(data_);
  Say(kList, sources.status());
  if (sources.ok()) sources_ = *std::move(sources);
}

absl::Status Watcher::Order(const std::vector<Source>& sources, bool whatever_the_time) {
  CORNER_ASSIGN_OR_RETURN(const auto ledger, Ledger::Open(LedgerPath(data_), Ledger::Mode::kRead));
  const SourceBook book(*ledger);
  const absl::Time now = options_.now();
  for (const Source& source : sources) {
    if (pool_.IsUnderWay(source.key)) continue;
    CORNER_ASSIGN_OR_RETURN(SourceState state, book.Find(source.key));
    if (!whatever_the_time) {
      const auto pause = not_before_.find(source.key);
      const bool left_alone = pause != not_before_.end() && now < pause->second &&
                              pause->second - now <= kUnrecordedPause;
      if (source.paused || left_alone || !IsDueNow(source, state, now)) continue;
    }
    pool_.Add({source, std::move(state), now});
  }
  return absl::OkStatus();
}

void Watcher::Record(Ledger* ledger, const FetchPool::Result& result) {
  IngestOptions ingest = options_.ingest;
  ingest.day = options_.day();
  ingest.feed.max_file_bytes = static_cast<size_t>(options_.fetch.most_unpacked_bytes);
  ingest.stop = [this] { return Stops(absl::ZeroDuration()); };
  auto run = TakeIn(data_, result.source, result.got, ledger, std::move(ingest));
  if (!run.ok()) {
    not_before_[result.source.key] = options_.now() + kUnrecordedPause;
    if (runs_ == nullptr) return Say(kRecord, run.status());
    SourceRun& lost = runs_->emplace_back();
    lost.key = lost.report.source = result.source.key;
    lost.error = run.status();
    return;
  }
  Say(kRecord, absl::OkStatus());
  if (options_.ran) options_.ran(*run);
  if (runs_ != nullptr) runs_->push_back(*std::move(run));
}

// Takes in what has arrived. While another process writes, it is kept and tried again.
void Watcher::TakeResults() {
  for (FetchPool::Result& result : pool_.Take()) unrecorded_.push_back(std::move(result));
  if (unrecorded_.empty()) return;
  const auto ledger = Ledger::Open(LedgerPath(data_), Ledger::Mode::kWrite);
  Say(kLedger, ledger.status());
  if (!ledger.ok()) return;
  while (!unrecorded_.empty() && !stopping_) {
    Record(ledger->get(), unrecorded_.front());
    Discard(unrecorded_.front().got);
    pool_.Done(unrecorded_.front().source.key);
    unrecorded_.erase(unrecorded_.begin());
  }
  if (const absl::Status let_in = (*ledger)->StopWriting(); !let_in.ok()) {
    Say(kLedger, let_in);
    return;
  }
  Say(kIndex, CatchUp(**ledger, IndexPath(data_), options_.ingest.index).status());
}

absl::Status Watcher::Run() {
  CORNER_ASSIGN_OR_RETURN(sources_, ReadSourceList(data_));
  CORNER_RETURN_IF_ERROR(Start());
  while (!stopping_) {
    // While transfers run, a look at the clock and the list once a second is enough.
    if (pool_.idle() || ++glances_ % 10 == 0) {
      ReadList();
      Say(kState, Order(sources_, false));
    }
    TakeResults();
    Stops(pool_.idle() ? kLongestSleep : kGlance);
  }
  pool_.Stop();
  for (const FetchPool::Result& result : unrecorded_) Discard(result.got);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<SourceRun>> Watcher::Once(const std::vector<Source>& sources) {
  std::vector<SourceRun> runs;
  runs_ = &runs;
  CORNER_RETURN_IF_ERROR(Start());
  CORNER_RETURN_IF_ERROR(Order(sources, true));
  while (!pool_.idle() && !Stops(kGlance)) TakeResults();
  pool_.Stop();
  for (const FetchPool::Result& result : unrecorded_) Discard(result.got);
  const auto place = [&](const SourceRun& run) {
    return FindSource(sources, run.key) - sources.data();
  };
  std::sort(runs.begin(), runs.end(),
            [&](const SourceRun& a, const SourceRun& b) { return place(a) < place(b); });
  return runs;
}

}  // namespace

absl::Status Watch(const std::string& data, const WatchOptions& options) {
  return Watcher(data, options).Run();
}

absl::StatusOr<std::vector<SourceRun>> RunOnce(const std::string& data,
                                               const std::vector<Source>& sources,
                                               const WatchOptions& options) {
  return Watcher(data, options).Once(sources);
}

}  // namespace corner::indexer
