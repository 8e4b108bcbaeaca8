// Followers of the change stream, each with a filter, a pace and a memory of its own, beside a
// ledger that changes all the time. Whenever a follower has read up to a change, its copy is
// exactly what the ledger had open at that change, however it got there: by snapshot, from the
// beginning, after a crash that lost its last page or everything.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "indexer/vacancy_json.h"
#include "indexer/xapian/index_writer.h"
#include "service/api/endpoint.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"
#include "tests/service/api/test_world.h"
#include "tests/support/random_vacancy.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using indexer::Ledger;
using indexer::Status;
using indexer::Vacancy;

using Copy = std::map<std::string, std::string>;  // id -> the vacancy as JSON
using Predicate = std::function<bool(const Vacancy&)>;

constexpr std::string_view kTowns[] = {"town:leeds", "town:york", "town:bradford", "town:bristol"};
constexpr std::string_view kFields[] = {"office", "catering", "retail"};

// The ledger, and everything it had open at each of its states.
class Source {
 public:
  explicit Source(uint64_t seed) : random_(seed, {.source = "stream", .words = 6}) {
    folder_ = fs::temp_directory_path() / Concat("corner-stream-", ::getpid(), "-", seed);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Change();
  }
  ~Source() { fs::remove_all(folder_); }
  std::string path() const { return (folder_ / "ledger.sqlite").string(); }
  std::string index() const { return (folder_ / "index").string(); }

  // One run of puts, closings and holds.
  void Change() {
    auto opened = Ledger::Open(path(), Ledger::Mode::kWrite, {.seconds = 60, .waiting = {}});
    ASSERT_THAT(opened, IsOk());
    Ledger& ledger = **opened;
    const Day day(20600 + static_cast<int32_t>(random_.Between(-2, 2)));
    ASSERT_THAT(ledger.BeginRun("stream", day), IsOk());
    const int64_t puts = random_.Between(0, 4);
    for (int64_t i = 0; i < puts; ++i) {
      Vacancy vacancy = random_.WithExternalId(std::to_string(random_.Between(1, 60)));
      Place(&vacancy);
      vacancy.status = random_.Chance(12) ? Status::kHeld : Status::kOpen;
      // The id may have been put in this run, then it is refused.
      if (ledger.Put(vacancy, "raw").ok() && vacancy.status == Status::kOpen) {
        opened_.insert(vacancy.id);
      }
    }
    for (int i = 0; i < 2; ++i) {
      ledger.Close(std::to_string(random_.Between(1, 60))).IgnoreError();
    }
    if (random_.Chance(10)) {
      ASSERT_THAT(ledger.CloseExpired(day), IsOk());
    }
    // Noted before anybody can see it, so that a follower never finds a state unknown.
    const std::lock_guard lock(mutex_);
    ASSERT_THAT(ledger.CommitRun({}), IsOk());
    Note(ledger);
  }

  // What a follower of `wanted` must have at that change.
  Copy At(uint64_t seq, const Predicate& wanted) const {
    const std::lock_guard lock(mutex_);
    Copy copy;
    const auto state = states_.find(seq);
    EXPECT_NE(state, states_.end()) << "the ledger never stood at change " << seq;
    if (state == states_.end()) return copy;
    for (const Vacancy* vacancy : state->second) {
      if (wanted(*vacancy)) copy[vacancy->id] = VacancyToJson(*vacancy);
    }
    return copy;
  }
  // True while nobody may have heard of the advert. Only with a writer that stands still.
  bool Hidden(const std::string& id) const { return !told_.contains(id); }
  size_t states() const { return states_.size(); }

 private:
  void Place(Vacancy* vacancy) {
    vacancy->fields = {std::string(kFields[static_cast<size_t>(random_.Between(0, 2))])};
    if (random_.Chance(20)) vacancy->fields.clear();
    const auto* town = taxonomies::Builtin().FindById(
        kTowns[static_cast<size_t>(random_.Between(0, std::size(kTowns) - 1))]);
    vacancy->place = random_.Chance(15) ? taxonomies::PlaceMatch() : MatchOf(*town, town->name);
  }
  void Note(const Ledger& ledger) {
    const auto seq = ledger.Seq();
    ASSERT_THAT(seq, IsOk());
    auto& state = states_[*seq];
    state.clear();
    ASSERT_THAT(ledger.ForEachChange(
                    0, UINT64_MAX,
                    [&](indexer::LedgerRow&& row) {
                      const bool known_before = !known_.insert(row.vacancy.id).second;
                      if (row.vacancy.status == Status::kOpen || opened_.contains(row.vacancy.id) ||
                          (row.removed && !known_before)) {
                        told_.insert(row.vacancy.id);
                      }
                      if (row.vacancy.status != Status::kOpen) {
                        return absl::OkStatus();
                      }
                      Vacancy& version = versions_[row.seq];
                      version = std::move(row.vacancy);
                      state.push_back(&version);
                      return absl::OkStatus();
                    }),
                IsOk());
  }

  fs::path folder_;
  RandomVacancies random_;
  mutable std::mutex mutex_;
  std::map<uint64_t, Vacancy> versions_;                    // by change number
  std::map<uint64_t, std::vector<const Vacancy*>> states_;  // what was open, by last change
  std::set<std::string> opened_, known_, told_;
};

// The service in front of it; made anew it is a server that was started again.
class Service {
 public:
  explicit Service(const std::string& ledger) {
    services_.ledger = [ledger]() -> absl::StatusOr<std::shared_ptr<const Ledger>> {
      CORNER_ASSIGN_OR_RETURN(auto opened, Ledger::Open(ledger, Ledger::Mode::kRead));
      return std::shared_ptr<const Ledger>(std::move(opened));
    };
    services_.gazetteer = &taxonomies::Builtin();
    services_.today = [] { return Day(20600); };
    api::RegisterApi(&router_, &services_);
  }
  http::Reply Get(const std::string& target, const std::string& tag = "") {
    http::Request request = TestWorld::Get(target);
    if (!tag.empty()) request.headers.emplace_back("If-None-Match", tag);
    return router_.Serve(std::move(request));
  }

 private:
  api::Services services_;
  http::Router router_;
};

struct Interest {
  std::string query;  // "&field=…"
  Predicate wanted;
};

Predicate Near(std::string_view town, double km) {
  return [place = taxonomies::Builtin().FindById(town), km](const Vacancy& vacancy) {
    return !vacancy.place.id.empty() && vacancy.remote != indexer::Remote::kYes &&
           taxonomies::DistanceKm(place->lat, place->lon, vacancy.place.lat, vacancy.place.lon) <=
               km;
  };
}

std::vector<Interest> Interests() {
  const auto has = [](const Vacancy& vacancy, std::string_view field) {
    return !vacancy.fields.empty() && vacancy.fields[0] == field;
  };
  return {
      {"", [](const Vacancy&) { return true; }},
      {"&field=office", [=](const Vacancy& v) { return has(v, "office"); }},
      {"&field=office,retail",
       [=](const Vacancy& v) { return has(v, "office") || has(v, "retail"); }},
      {"&field=unknown", [](const Vacancy& v) { return v.fields.empty(); }},
      {"&place=town:york", [](const Vacancy& v) { return v.place.id == "town:york"; }},
      {"&near=Leeds&within=20km", Near("town:leeds", 20)},
      {"&field=catering&near=York&within=5mi",
       [=, near = Near("town:york", 5 * taxonomies::kKmPerMile)](const Vacancy& v) {
         return has(v, "catering") && near(v);
       }},
  };
}

// Keeps a copy and says so only after a page is taken in, as a careful program does.
class Follower {
 public:
  Follower(const Source* source, Interest interest, uint64_t seed)
      : source_(source), interest_(std::move(interest)), random_(seed) {}

  int complete() const { return complete_; }
  int unchanged() const { return unchanged_; }
  int removed_by_filter() const { return removals_; }

  // One request; `check_hidden` only while the writer stands still.
  void Step(Service* service, bool check_hidden) {
    if (random_.Chance(3)) {  // everything is lost
      state_ = State();
      from_start_ = random_.Chance(40);
    }
    const State before = state_;
    if (state_.in_snapshot && !from_start_) {
      ReadSnapshotPage(service, check_hidden);
    } else {
      ReadChanges(service, check_hidden);
    }
    if (random_.Chance(8)) state_ = before;  // died before it was stored: reads the page again
  }

 private:
  struct State {
    Copy copy;
    bool in_snapshot = true;
    std::string next;
    uint64_t since = 0;
  };

  std::string Limit() { return std::to_string(random_.Between(1, random_.Chance(50) ? 4 : 40)); }

  void ReadSnapshotPage(Service* service, bool check_hidden) {
    const http::Reply reply = service->Get(
        Concat("/api/v1/snapshot?limit=", Limit(), interest_.query, "&after=", state_.next));
    ASSERT_EQ(reply.status, 200) << reply.body;
    const auto json = JsonDocument::Parse(reply.body);
    ASSERT_THAT(json, IsOk());
    const JsonValue items = json->root().member("items");
    for (size_t i = 0; i < items.size(); ++i) TakeIn(items.element(i), check_hidden);
    state_.next = json->root().member("next").string().value_or("");
    state_.since = static_cast<uint64_t>(*json->root().member("next_since").integer());
    state_.in_snapshot = !state_.next.empty();
  }

  void ReadChanges(Service* service, bool check_hidden) {
    state_.in_snapshot = false;
    const std::string target =
        Concat("/api/v1/changes?since=", state_.since, "&limit=", Limit(), interest_.query);
    http::Reply reply = service->Get(target);
    ASSERT_EQ(reply.status, 200) << reply.body;
    for (const auto& [name, value] : reply.headers) {
      if (name != "ETag" || !check_hidden) continue;
      EXPECT_EQ(service->Get(target, value).status, 304);
      ++unchanged_;
    }
    const auto json = JsonDocument::Parse(reply.body);
    ASSERT_THAT(json, IsOk());
    const JsonValue changes = json->root().member("changes");
    uint64_t last = state_.since;
    for (size_t i = 0; i < changes.size(); ++i) {
      const JsonValue change = changes.element(i);
      const auto seq = static_cast<uint64_t>(*change.member("seq").integer());
      EXPECT_GT(seq, last);
      last = seq;
      if (change.member("op").string() == "upsert") {
        TakeIn(change.member("vacancy"), check_hidden);
      } else {
        const std::string id(*change.member("id").string());
        EXPECT_FALSE(check_hidden && source_->Hidden(id)) << id;
        removals_ += static_cast<int>(state_.copy.erase(id));
      }
    }
    state_.since = static_cast<uint64_t>(*json->root().member("next_since").integer());
    EXPECT_GE(state_.since, last);
    if (*json->root().member("more").boolean()) return;
    ++complete_;
    EXPECT_EQ(state_.copy, source_->At(state_.since, interest_.wanted))
        << "at change " << state_.since << " with " << interest_.query;
  }

  void TakeIn(const JsonValue& item, bool check_hidden) {
    const auto vacancy = indexer::VacancyFromJson(item.ToJson());
    ASSERT_THAT(vacancy, IsOk());
    EXPECT_FALSE(check_hidden && source_->Hidden(vacancy->id)) << vacancy->id;
    state_.copy[vacancy->id] = VacancyToJson(*vacancy);
  }

  const Source* source_;
  Interest interest_;
  RandomVacancies random_;
  bool from_start_ = false;
  State state_;
  int complete_ = 0, unchanged_ = 0, removals_ = 0;
};

class ChangeStream : public ::testing::TestWithParam<int> {};

TEST_P(ChangeStream, EveryCopyEqualsTheLedgerAtEverySeqItReaches) {
  const auto seed = static_cast<uint64_t>(GetParam());
  Source source(seed);
  std::vector<Follower> followers;
  for (const Interest& interest : Interests()) {
    for (uint64_t i = 0; i < 2; ++i) followers.emplace_back(&source, interest, seed + 10 * i);
  }
  RandomVacancies random(seed + 1000);
  std::optional<Service> service(std::in_place, source.path());
  for (int turn = 0; turn < 1200 && !::testing::Test::HasFailure(); ++turn) {
    if (random.Chance(12)) source.Change();
    if (random.Chance(2)) service.emplace(source.path());
    followers[static_cast<size_t>(random.Between(0, static_cast<int64_t>(followers.size()) - 1))]
        .Step(&*service, /*check_hidden=*/true);
  }
  int complete = 0, unchanged = 0, removals = 0;
  for (const Follower& follower : followers) {
    complete += follower.complete();
    unchanged += follower.unchanged();
    removals += follower.removed_by_filter();
  }
  EXPECT_GT(complete, 200);
  EXPECT_GT(unchanged, 200);
  EXPECT_GT(removals, 50);
  EXPECT_GT(source.states(), 50u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ChangeStream, ::testing::Range(1, 5));

// The same with writers, an index that is published and merged, and followers all at once.
TEST(ChangeStreamThreads, EveryCopyEqualsTheLedgerWhileOthersWrite) {
  Source source(77);
  std::atomic<bool> done = false;
  std::vector<std::thread> threads;
  std::atomic<int> complete = 0;
  const std::vector<Interest> interests = Interests();
  for (size_t i = 0; i < 3; ++i) {
    threads.emplace_back([&, i] {
      Service service(source.path());
      Follower follower(&source, interests[2 * i], i + 1);
      while (!done) follower.Step(&service, /*check_hidden=*/false);
      complete += follower.complete();
    });
  }
  threads.emplace_back([&] {
    indexer::IndexOptions options;
    options.rows_per_segment = 8;
    options.most_segments = 2;
    options.least_dead = 3;
    while (!done) {
      const auto ledger = Ledger::Open(source.path(), Ledger::Mode::kRead);
      ASSERT_THAT(ledger, IsOk());
      ASSERT_THAT(indexer::CatchUp(**ledger, source.index(), options), IsOk());
    }
  });
  for (int i = 0; i < 60; ++i) {
    source.Change();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(complete, 30);
}

}  // namespace
}  // namespace corner::testing
