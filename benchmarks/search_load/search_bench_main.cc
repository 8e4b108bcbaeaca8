// corner_search_bench: a query mix against a published index, by 1 to N threads, as JSON.
// Whether a query counts as narrow is decided by what it really found.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>

#include "benchmarks/flags.h"
#include "benchmarks/latency.h"
#include "benchmarks/search_load/query_file.h"
#include "indexer/xapian/index_catalogue.h"
#include "service/api/probe_params.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_search_bench --index DIR --queries FILE [--day YYYY-MM-DD] [--threads N] [--rounds N]\n"
    "Asks every question --rounds times (3 unless given; one warming round before) with 1, 2, … N\n"
    "threads and prints percentiles for questions that find at most 5 % of the open adverts\n"
    "(narrow) and for broader ones.";
constexpr double kNarrowShare = 0.05;

struct Asked {
  std::string kind;
  indexer::Probe probe;
  bool narrow = false;
};

[[noreturn]] void Die(std::string_view sentence) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::exit(1);
}

indexer::SearchResult SearchOrDie(const indexer::Catalogue& catalogue,
                                  const indexer::Probe& probe) {
  auto result = catalogue.Search(probe);
  if (!result.ok()) Die(Concat(ToString(probe), ": ", Sentence(result.status())));
  return *std::move(result);
}

int64_t OpenAdverts(const indexer::Catalogue& catalogue, Day day) {
  indexer::Probe everything;
  everything.day = day;
  everything.include_not_competitive = true;
  everything.limit = 1;
  return SearchOrDie(catalogue, everything).total;
}

std::vector<Asked> ReadProbes(const std::string& path, Day day) {
  const api::ParamContext context{&taxonomies::Builtin(), day};
  std::vector<Asked> all;
  for (const AskedQuery& query : ReadQueriesOrDie(path)) {
    const api::ReadProbe read = api::ReadSearchParams(query.params, context);
    if (!read.issues.empty()) Die(Concat(TargetOf(query), ": ", read.issues[0].message));
    all.push_back({query.kind, read.probe});
  }
  return all;
}

struct Timings {
  Latencies narrow, broad;
  std::map<std::string, Latencies> by_kind;

  void Add(const Asked& asked, double milliseconds) {
    (asked.narrow ? narrow : broad).Add(milliseconds);
    by_kind[asked.kind].Add(milliseconds);
  }
  void Merge(const Timings& other) {
    narrow.Merge(other.narrow);
    broad.Merge(other.broad);
    for (const auto& [kind, latencies] : other.by_kind) by_kind[kind].Merge(latencies);
  }
};

// Every question `rounds` times, shared out over the threads.
Timings AskAll(const indexer::Catalogue& catalogue, const std::vector<Asked>& all, int threads,
               int rounds, double* seconds) {
  using Clock = std::chrono::steady_clock;
  const size_t asked = all.size() * static_cast<size_t>(rounds);
  std::atomic<size_t> next = 0;
  std::vector<Timings> timings(static_cast<size_t>(threads));
  const auto work = [&](Timings* mine) {
    for (size_t i = next++; i < asked; i = next++) {
      const Asked& question = all[i % all.size()];
      const auto start = Clock::now();
      SearchOrDie(catalogue, question.probe);
      mine->Add(question, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
  };
  const auto start = Clock::now();
  std::vector<std::thread> workers;
  for (Timings& mine : timings) workers.emplace_back(work, &mine);
  for (std::thread& worker : workers) worker.join();
  *seconds = std::chrono::duration<double>(Clock::now() - start).count();
  Timings merged;
  for (const Timings& mine : timings) merged.Merge(mine);
  return merged;
}

void Write(const Timings& timings, int threads, double queries_a_second, JsonWriter* writer) {
  writer->BeginObject().Field("threads", threads);
  writer->Key("queries_a_second").Decimal(queries_a_second, 1);
  writer->Key("narrow");
  timings.narrow.Write(writer);
  writer->Key("broad");
  timings.broad.Write(writer);
  writer->Key("kinds").BeginObject();
  for (const auto& [kind, latencies] : timings.by_kind) {
    writer->Key(kind);
    latencies.Write(writer);
  }
  writer->EndObject().EndObject();
}

int Run(const Flags& flags) {
  const auto day =
      flags.Has("day") ? Day::ParseIso(flags.Text("day")) : std::optional(Day::Today());
  if (!day) flags.Fail("--day must be a day such as 2026-06-01.");
  const int most_threads = static_cast<int>(flags.Number("threads", 2, 1, 256));
  const int rounds = static_cast<int>(flags.Number("rounds", 3, 1, 1000));
  auto opened = indexer::IndexCatalogue::Open(flags.Text("index"));
  if (!opened.ok()) Die(Sentence(opened.status()));
  const indexer::Catalogue& catalogue = **opened;

  std::vector<Asked> all = ReadProbes(flags.Text("queries"), *day);
  const int64_t open = OpenAdverts(catalogue, *day);
  int64_t empty = 0;
  for (Asked& asked : all) {  // also the warming round
    const int64_t total = SearchOrDie(catalogue, asked.probe).total;
    asked.narrow = static_cast<double>(total) <= kNarrowShare * static_cast<double>(open);
    empty += total == 0;
  }
  JsonWriter writer;
  writer.BeginObject().Field("open_adverts", open).Field("queries", all.size());
  writer.Field("found_nothing", empty).Field("rounds", rounds).Key("runs").BeginArray();
  for (int threads = 1; threads <= most_threads; ++threads) {
    double seconds = 0;
    const Timings timings = AskAll(catalogue, all, threads, rounds, &seconds);
    Write(timings, threads, static_cast<double>(all.size()) * rounds / seconds, &writer);
  }
  writer.EndArray().EndObject();
  std::printf("%s\n", writer.Take().c_str());
  return 0;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  return bench::Run(
      bench::Flags(argc, argv, {"index", "queries", "day", "threads", "rounds"}, bench::kUsage));
}
