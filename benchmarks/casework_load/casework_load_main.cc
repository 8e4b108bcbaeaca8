// corner_casework_load: audited reads and durable writes of records about people, as JSON.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "benchmarks/flags.h"
#include "benchmarks/latency.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "service/casework/vault/vault.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr std::string_view kUsage =
    "corner_casework_load --data DIR [--people N] [--reads N] [--writes N] [--seconds N]\n"
    "    [--threads N] [--busy N] [--seed N]\n"
    "Fills a new store with invented people, then reads and writes at fixed rates (per second).\n"
    "A read is one person's three records and its audit entry, committed; a write is a new "
    "version\n"
    "of a record of 4 KB and its entry. Times count from when a request was due, so a stalled\n"
    "store is not let off. --busy N: threads that keep the processor busy meanwhile. --reads 0\n"
    "--writes 0: as fast as one thread can, reads first.";

using Clock = std::chrono::steady_clock;
using casework::Record;
using casework::RecordStore;
using casework::RecordTransaction;

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", Sentence(status).c_str());
  std::exit(1);
}

template <typename Value>
Value Must(absl::StatusOr<Value> result) {
  Must(result.status());
  return *std::move(result);
}

constexpr std::string_view kKinds[] = {"client", "profile", "plan"};

struct Bench {
  RecordStore* store = nullptr;
  size_t people = 0;

  static std::string Person(size_t number) { return Concat("p", number); }

  static void Append(const std::string& person, std::string_view action, RecordTransaction* to) {
    casework::AuditEntry entry;
    entry.at = absl::Now();
    entry.account = "a1";
    entry.session = "r1";
    entry.action = action;
    entry.person = person;
    entry.purpose = "support";
    entry.request = "request-0123456789";
    entry.detail = "client r0@1, profile r0@1, plan r0@1";
    Must(to->Append(entry));
  }

  void Fill() const {
    for (size_t i = 0; i < people; i += 100) {
      const auto write = Must(store->BeginWrite());
      for (size_t p = i; p < std::min(people, i + 100); ++p) {
        for (const std::string_view kind : kKinds) Must(write->Put(New(kind, p), 0).status());
      }
      Must(write->Commit());
    }
  }

  static Record New(std::string_view kind, size_t person) {
    Record record;
    record.kind = kind;
    record.id = Concat("r", person);
    record.person = Person(person);
    record.at = absl::Now();
    record.author = "a1";
    record.body = std::string(4000, 'x');
    record.tags = {{"specialist", Concat("a", person % 20)}, {"state", "current"}};
    if (kind == "client") record.lookups = {{"email", Concat(person, "@example.org")}};
    return record;
  }

  void Read(size_t person) const {
    const auto visit = Must(store->BeginWrite());
    for (const std::string_view kind : kKinds) Must(visit->List(kind, Person(person)).status());
    Append(Person(person), "read", visit.get());
    Must(visit->Commit());
  }

  void Write(size_t person) const {
    const auto visit = Must(store->BeginWrite());
    Record record = Must(visit->Get("profile", Concat("r", person)));
    record.at = absl::Now();
    Must(visit->Put(record, record.version).status());
    Append(record.person, "write", visit.get());
    Must(visit->Commit());
  }
};

struct Rates {
  int64_t reads = 0, writes = 0, seconds = 0;
  size_t threads = 0;
};

// Requests are due at even distances; whichever thread is free takes the next one.
struct Measured {
  Latencies reads, writes;
};

Measured AtRates(const Bench& bench, const Rates& rates, uint64_t seed) {
  const int64_t per_second = rates.reads + rates.writes;
  const int64_t requests = per_second * rates.seconds;
  std::atomic<int64_t> next = 0;
  std::vector<Measured> times(rates.threads);
  std::vector<std::thread> threads;
  const auto start = Clock::now();
  for (size_t t = 0; t < rates.threads; ++t) {
    threads.emplace_back([&, t] {
      std::mt19937_64 random(seed + t);
      for (int64_t i = next++; i < requests; i = next++) {
        const auto due = start + std::chrono::nanoseconds(1'000'000'000 * i / per_second);
        std::this_thread::sleep_until(due);
        const bool writes = (i * rates.writes) % per_second < rates.writes;
        const size_t person = random() % bench.people;
        writes ? bench.Write(person) : bench.Read(person);
        const double passed = std::chrono::duration<double, std::milli>(Clock::now() - due).count();
        (writes ? times[t].writes : times[t].reads).Add(passed);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (size_t t = 1; t < rates.threads; ++t) {
    times[0].reads.Merge(times[t].reads);
    times[0].writes.Merge(times[t].writes);
  }
  return times[0];
}

Latencies AsFastAsPossible(const Bench& bench, int64_t seconds, uint64_t seed, bool writes) {
  std::mt19937_64 random(seed);
  Latencies times;
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  while (Clock::now() < end) {
    const auto start = Clock::now();
    const size_t person = random() % bench.people;
    writes ? bench.Write(person) : bench.Read(person);
    times.Add(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return times;
}

// Threads that compute without pause, as searches do.
class Busy {
 public:
  explicit Busy(int64_t count) {
    for (int64_t i = 0; i < count; ++i) {
      threads_.emplace_back([this] {
        uint64_t value = 1;
        while (!done_) value = value * 6364136223846793005u + 1442695040888963407u;
        sink_ = value;
      });
    }
  }
  ~Busy() {
    done_ = true;
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  std::atomic<bool> done_ = false;
  std::atomic<uint64_t> sink_ = 0;
  std::vector<std::thread> threads_;
};

int Main(int argc, char** argv) {
  const Flags flags(argc, argv,
                    {"data", "people", "reads", "writes", "seconds", "threads", "busy", "seed"},
                    kUsage);
  const std::string data = flags.Text("data");
  if (data.empty()) flags.Fail("--data names a new folder.");
  if (std::filesystem::exists(data + "/casework.sqlite")) {
    flags.Fail("This folder has records already: name a new one.");
  }
  std::filesystem::create_directories(data);
  const auto vault =
      Must(casework::Vault::Open(data + "/keys.sqlite", casework::SiteKey::Random()));
  const auto store =
      Must(casework::OpenSqliteStore({.path = data + "/casework.sqlite", .vault = vault.get()}));
  const Bench bench{store.get(), static_cast<size_t>(flags.Number("people", 500, 1, 100'000))};
  const Rates rates{flags.Number("reads", 200, 0, 100'000), flags.Number("writes", 50, 0, 100'000),
                    flags.Number("seconds", 20, 1, 3600),
                    static_cast<size_t>(flags.Number("threads", 4, 1, 64))};
  const auto seed = static_cast<uint64_t>(flags.Number("seed", 1, 0, INT64_MAX));
  bench.Fill();
  Measured measured;
  {
    const Busy busy(flags.Number("busy", 0, 0, 64));
    if (rates.reads + rates.writes > 0) {
      measured = AtRates(bench, rates, seed);
    } else {
      measured.reads = AsFastAsPossible(bench, rates.seconds, seed, false);
      measured.writes = AsFastAsPossible(bench, rates.seconds, seed, true);
    }
  }
  const auto check = Must(store->Check());
  JsonWriter json;
  json.BeginObject()
      .Field("people", bench.people)
      .Field("seconds", rates.seconds)
      .Field("audit_entries", check.audit_entries)
      .Field("faults", check.faults.size());
  json.Key("reads");
  measured.reads.Write(&json);
  json.Key("writes");
  measured.writes.Write(&json);
  json.EndObject();
  std::printf("%s\n", json.Take().c_str());
  return check.faults.empty() ? 0 : 1;
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) { return corner::benchmarks::Main(argc, argv); }
