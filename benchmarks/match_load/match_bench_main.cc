// corner_match_bench: explained shortlists for invented clients against a published index, as JSON.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "benchmarks/flags.h"
#include "benchmarks/latency.h"
#include "benchmarks/match_load/client_profiles.h"
#include "indexer/xapian/index_catalogue.h"
#include "matcher/resource_similarity.h"
#include "matcher/rules.h"
#include "matcher/score.h"
#include "matcher/shortlist.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_match_bench --index DIR [--day YYYY-MM-DD] [--clients N] [--travel must|prefer|none]\n"
    "    [--threads N] [--check N] [--seed N]\n"
    "Makes an explained shortlist for each client and prints percentiles and the whole time.\n"
    "--check N: reads every advert one by one for the first N clients and compares the first 20.";
constexpr size_t kCompared = 20;

[[noreturn]] void Die(std::string_view sentence) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::exit(1);
}

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Bench {
  matcher::MatchWorld world;
  matcher::MatchOptions options;
  std::vector<std::shared_ptr<const matcher::Profile>> clients;
  std::atomic<int64_t> listed = 0, empty = 0;

  matcher::Shortlist List(size_t client) const {
    auto list = matcher::MakeShortlist(world, clients[client], options);
    if (!list.ok()) Die(Sentence(list.status()));
    return *std::move(list);
  }

  Latencies Run(size_t threads) {
    std::atomic<size_t> next = 0;
    std::vector<Latencies> times(threads);
    std::vector<std::thread> workers;
    for (size_t t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        for (size_t client = next++; client < clients.size(); client = next++) {
          const auto start = Clock::now();
          const matcher::Shortlist list = List(client);
          times[t].Add(Since(start));
          listed += static_cast<int64_t>(list.items.size());
          empty += list.items.empty() ? 1 : 0;
        }
      });
    }
    for (std::thread& worker : workers) worker.join();
    for (size_t t = 1; t < threads; ++t) times[0].Merge(times[t]);
    return times[0];
  }
};

// Points of the first kCompared of each client when every advert is read and scored plainly.
std::vector<std::vector<int32_t>> PlainBest(const Bench& bench, size_t clients) {
  const auto snapshot = bench.world.catalogue->Match();
  if (!snapshot.ok()) Die(Sentence(snapshot.status()));
  std::vector<matcher::Plan> plans;
  std::vector<std::unique_ptr<matcher::Journeys>> journeys;
  for (size_t c = 0; c < clients; ++c) {
    plans.push_back(matcher::MakePlan(bench.clients[c], *bench.world.similarity,
                                      {bench.options.legal_rate_pence, false}));
    journeys.push_back(bench.clients[c]->travel
                           ? std::make_unique<matcher::Journeys>(*bench.clients[c]->travel,
                                                                 *bench.world.travel_times)
                           : nullptr);
  }
  std::vector<std::vector<int32_t>> best(clients);
  for (size_t p = 0; p < snapshot->parts.size(); ++p) {
    const auto& part = snapshot->parts[p];
    for (uint32_t row = 0; row < part.table->rows.size(); ++row) {
      if (part.IsDead(row)) continue;
      const auto vacancy = snapshot->read(p, row);
      if (!vacancy.ok()) Die(Sentence(vacancy.status()));
      if (indexer::LastOpenDay(*vacancy) < bench.options.day) continue;
      for (size_t c = 0; c < clients; ++c) {
        const auto facts = matcher::FactsOf(*bench.clients[c], *vacancy, journeys[c].get());
        if (!matcher::BrokenRules(plans[c], *vacancy, facts).empty()) continue;
        const int32_t fit = matcher::Score(plans[c], *vacancy, facts).total;
        if (fit >= plans[c].floor) best[c].push_back(fit);
      }
    }
  }
  for (auto& fits : best) {
    std::sort(fits.rbegin(), fits.rend());
    fits.resize(std::min(fits.size(), kCompared));
  }
  return best;
}

// Share of the plain best that the list has, by points: adverts of equal points are as good. Lists
// show one advert of an opening, so points are compared from the scan itself.
double Recall(const Bench& bench, size_t clients) {
  const auto plain = PlainBest(bench, clients);
  const auto snapshot = bench.world.catalogue->Match();
  int64_t found = 0, wanted = 0;
  for (size_t c = 0; c < clients; ++c) {
    const matcher::Plan plan = matcher::MakePlan(bench.clients[c], *bench.world.similarity,
                                                 {bench.options.legal_rate_pence, false});
    std::unique_ptr<matcher::Journeys> journeys;
    if (plan.profile->travel) {
      journeys =
          std::make_unique<matcher::Journeys>(*plan.profile->travel, *bench.world.travel_times);
    }
    const matcher::SnapshotPlan snapshot_plan(plan, *snapshot, journeys.get());
    auto scan = matcher::Scan(snapshot_plan, bench.options.day, {});
    std::vector<int32_t> fits;
    for (const auto& candidate : scan.ranked) fits.push_back(candidate.fit);
    std::sort(fits.rbegin(), fits.rend());
    fits.resize(std::min(fits.size(), kCompared));
    wanted += static_cast<int64_t>(plain[c].size());
    for (size_t i = 0; i < std::min(fits.size(), plain[c].size()); ++i) {
      found += fits[i] == plain[c][i];
    }
  }
  return wanted == 0 ? 1 : static_cast<double>(found) / static_cast<double>(wanted);
}

matcher::MatchOptions OptionsOf(const Flags& flags) {
  matcher::MatchOptions options;
  const auto day = Day::ParseIso(flags.Text("day", "2026-06-01"));
  if (!day) flags.Fail("--day is a date such as 2026-06-01.");
  options.day = *day;
  options.legal_rate_pence = 1271;
  return options;
}

TravelRule RuleOf(const Flags& flags) {
  const std::string travel = flags.Text("travel", "must");
  if (travel == "must") return TravelRule::kMust;
  if (travel == "prefer") return TravelRule::kPrefer;
  if (travel == "none") return TravelRule::kNone;
  flags.Fail("--travel is must, prefer or none.");
}

int Main(int argc, char** argv) {
  const Flags flags(argc, argv, {"index", "day", "clients", "travel", "threads", "check", "seed"},
                    kUsage);
  const auto catalogue = indexer::IndexCatalogue::Open(flags.Text("index"));
  if (!catalogue.ok()) Die(Sentence(catalogue.status()));
  const matcher::ResourceSimilarity similarity(taxonomies::BuiltinResources());
  const auto times = taxonomies::MakeDistanceTravelTimes(taxonomies::Builtin());
  Bench bench;
  bench.world = {catalogue->get(), &similarity, times.get()};
  bench.options = OptionsOf(flags);
  ClientProfiles clients(static_cast<uint64_t>(flags.Number("seed", 1, 0, 1'000'000)),
                         RuleOf(flags));
  const auto count = flags.Number("clients", 200, 1, 100'000);
  for (int64_t c = 0; c < count; ++c) bench.clients.push_back(clients.Next());
  bench.List(0);  // opens the index
  const auto start = Clock::now();
  const auto threads = static_cast<size_t>(flags.Number("threads", 1, 1, 64));
  const Latencies latencies = bench.Run(threads);
  const double seconds = Since(start) / 1000;
  JsonWriter json;
  json.BeginObject().Field("clients", count).Field("threads", threads);
  json.Key("seconds").Decimal(seconds, 2);
  json.Key("latency");
  latencies.Write(&json);
  json.Field("listed", bench.listed.load()).Field("empty_lists", bench.empty.load());
  if (flags.Has("check")) {
    const auto checked = static_cast<size_t>(flags.Number("check", 1, 1, count));
    json.Field("checked", checked).Key("recall_at_20").Decimal(Recall(bench, checked), 4);
  }
  std::puts(json.EndObject().Take().c_str());
  return 0;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) { return corner::benchmarks::Main(argc, argv); }
