// corner_publish_latency: how long a small feed takes from the call of Ingest until its adverts can
// be found, and a removal until its advert cannot, while merges of the whole index run without
// pause. Prints JSON.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "benchmarks/corpus/corpus.h"
#include "benchmarks/flags.h"
#include "benchmarks/latency.h"
#include "indexer/ingest.h"
#include "indexer/xapian/index_catalogue.h"
#include "indexer/xapian/merge.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kUsage =
    "corner_publish_latency --data DIR [--adverts N] [--deltas N] [--delta N] [--still]\n"
    "Fills DIR, which must not exist, with --adverts invented adverts (100000), then takes in\n"
    "--deltas (100) feeds of --delta (20) adverts each, and a removal after each, while merges of\n"
    "all adverts run one after another; with --still, while nothing else runs. "
    "CORNER_PUBLISH_ADVERTS sets "
    "--adverts.";

[[noreturn]] void Die(std::string_view sentence) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::exit(1);
}

class Measurement {
 public:
  Measurement(std::string data, int64_t adverts, int64_t delta)
      : data_(std::move(data)), adverts_(adverts), delta_(delta) {
    fs::create_directories(data_);
    options_.day = *Day::ParseIso("2026-06-01");
    options_.source = "bench";
    corpus_ = std::make_unique<Corpus>(CorpusOptions{.seed = 1, .day = options_.day});
    TakeIn(0, adverts_);
  }

  // Everything is written anew into one segment, again and again: the dearest merge there is. At
  // the priority that MergeIndex gives it.
  void MergeUntil(const std::atomic<bool>& done) {
    ::setpriority(PRIO_PROCESS, 0, 10);
    indexer::IndexOptions greedy;
    greedy.most_dead = -1;
    greedy.least_dead = 0;
    const auto start = Clock::now();
    while (!done) {
      auto merge = indexer::Merge::Choose(indexer::IndexPath(data_), greedy);
      if (!merge.ok()) Die(Sentence(merge.status()));
      if (!*merge) Die("no merge was due");
      const auto build_start = Clock::now();
      const absl::Status built = (*merge)->Build();
      if (!built.ok()) Die(Sentence(built));
      builds_.Add(1000 * Seconds(build_start));
      building_ += Seconds(build_start);
      const auto published = (*merge)->Publish();
      if (!published.ok()) Die(Sentence(published.status()));
    }
    building_ /= Seconds(start);
  }
  double building_share() const { return building_; }

  void Run(int64_t deltas, Latencies* adds, Latencies* removals) {
    auto catalogue = indexer::IndexCatalogue::Open(indexer::IndexPath(data_));
    if (!catalogue.ok()) Die(Sentence(catalogue.status()));
    int64_t open = adverts_;
    for (int64_t i = 0; i < deltas; ++i) {
      const int64_t first = adverts_ + i * delta_;
      double milliseconds = TakeIn(first, delta_);
      open += delta_;
      adds->Add(milliseconds + UntilTotalIs(**catalogue, open));
      milliseconds = Remove(first);
      open -= 1;
      removals->Add(milliseconds + UntilTotalIs(**catalogue, open));
    }
  }
  const Latencies& builds() const { return builds_; }

 private:
  static double Seconds(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  // Takes in `count` adverts from number `first`; milliseconds until they were published.
  double TakeIn(int64_t first, int64_t count) {
    const std::string feed = data_ + "/feed.jsonl";
    std::string lines;
    for (int64_t i = first; i < first + count; ++i) {
      corpus_->AppendJson(static_cast<uint64_t>(i), &lines);
    }
    std::ofstream(feed) << lines;
    double milliseconds = 0;
    const auto start = Clock::now();
    indexer::IngestOptions options = options_;
    options.searchable = [&](const indexer::IngestReport&) {
      milliseconds = 1000 * Seconds(start);
    };
    const auto report = indexer::Ingest(data_, {feed}, options);
    if (!report.ok()) Die(Sentence(report.status()));
    for (const indexer::FeedOutcome& outcome : report->feeds) {
      if (!outcome.error.ok()) Die(Sentence(outcome.error));
    }
    return milliseconds;
  }

  // Closes one advert; milliseconds until that was published.
  double Remove(int64_t number) {
    const auto start = Clock::now();
    const absl::Status removed = [&]() -> absl::Status {
      CORNER_ASSIGN_OR_RETURN(const auto ledger,
                              indexer::Ledger::Open(indexer::LedgerPath(data_),
                                                    indexer::Ledger::Mode::kWrite, options_.wait));
      CORNER_RETURN_IF_ERROR(ledger->BeginRun(options_.source, options_.day));
      CORNER_RETURN_IF_ERROR(ledger->Close(Concat("c", number)));
      CORNER_RETURN_IF_ERROR(ledger->CommitRun({}));
      CORNER_RETURN_IF_ERROR(ledger->StopWriting());
      return indexer::PublishChanges(*ledger, indexer::IndexPath(data_), {}).status();
    }();
    if (!removed.ok()) Die(Sentence(removed));
    return 1000 * Seconds(start);
  }

  // A search that comes right after must see everything; its milliseconds.
  double UntilTotalIs(const indexer::Catalogue& catalogue, int64_t total) {
    indexer::Probe everything;
    everything.day = options_.day;
    everything.include_not_competitive = true;
    everything.limit = 1;
    const auto start = Clock::now();
    const auto result = catalogue.Search(everything);
    if (!result.ok()) Die(Sentence(result.status()));
    if (result->total != total) {
      Die(Concat("found ", result->total, " adverts where ", total, " were expected"));
    }
    return 1000 * Seconds(start);
  }

  std::string data_;
  int64_t adverts_, delta_;
  indexer::IngestOptions options_;
  std::unique_ptr<Corpus> corpus_;
  Latencies builds_;
  double building_ = 0;  // seconds, in the end the share of the time
};

int Main(int argc, char** argv) {
  const Flags flags(argc, argv, {"data", "adverts", "deltas", "delta", "still!"}, kUsage);
  const std::string data = flags.Text("data");
  if (data.empty() || fs::exists(data)) flags.Fail("Name a folder that does not exist yet.");
  const char* adverts = std::getenv("CORNER_PUBLISH_ADVERTS");
  const int64_t standard = adverts == nullptr ? 100'000 : std::max(1, std::atoi(adverts));
  Measurement measurement(data, flags.Number("adverts", standard, 1, 10'000'000),
                          flags.Number("delta", 20, 1, 10'000));
  Latencies adds, removals;
  std::atomic<bool> done = false;
  std::thread merging;
  if (!flags.Has("still")) merging = std::thread([&] { measurement.MergeUntil(done); });
  measurement.Run(flags.Number("deltas", 100, 1, 100'000), &adds, &removals);
  done = true;
  if (merging.joinable()) merging.join();
  JsonWriter json;
  json.BeginObject().Key("until_found");
  adds.Write(&json);
  json.Key("until_gone");
  removals.Write(&json);
  json.Key("merges");
  measurement.builds().Write(&json);
  json.Key("share_of_time_merging").Decimal(measurement.building_share(), 3);
  std::printf("%s\n", json.EndObject().Take().c_str());
  return 0;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) { return corner::benchmarks::Main(argc, argv); }
