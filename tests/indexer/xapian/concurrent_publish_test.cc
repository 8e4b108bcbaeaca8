// Several writers, mergers and readers at once. At every moment the index equals one committed
// state of the ledger, and an answer says which by its `seq`: its total is the number of vacancies
// open in that state and not past their last open day on the day asked about.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "indexer/xapian/merge.h"
#include "tests/indexer/xapian/index_fixture.h"

namespace corner::testing {
namespace {

using indexer::IndexCatalogue;
using indexer::Ledger;
using indexer::LockWait;
using indexer::Probe;
using indexer::Vacancy;

const LockWait kPatient{.seconds = 60, .waiting = {}};

// How many vacancies were open until which day, for each state the ledger has had.
class States {
 public:
  // Called by the writer while it holds the ledger.
  void Note(const Ledger& ledger) {
    std::map<Day, int64_t> open_until;
    uint64_t seq = 0;
    const absl::Status read = ledger.InOneState([&]() -> absl::Status {
      CORNER_ASSIGN_OR_RETURN(seq, ledger.Seq());
      return ledger.ForEachChange(0, UINT64_MAX, [&](indexer::LedgerRow&& row) {
        if (!row.removed) ++open_until[LastOpenDay(row.vacancy)];
        return absl::OkStatus();
      });
    });
    EXPECT_THAT(read, IsOk());
    const std::lock_guard lock(mutex_);
    states_[seq] = std::move(open_until);
  }
  // -1: the ledger never stood at that change.
  int64_t Total(uint64_t seq, Day day) const {
    const auto state = states_.find(seq);
    if (state == states_.end()) return -1;
    int64_t total = 0;
    for (auto at = state->second.lower_bound(day); at != state->second.end(); ++at) {
      total += at->second;
    }
    return total;
  }
  size_t size() const { return states_.size(); }

 private:
  std::mutex mutex_;
  std::map<uint64_t, std::map<Day, int64_t>> states_;
};

struct Answer {
  uint64_t seq;
  Day day;
  int64_t total;
};

class ConcurrentPublish : public IndexFixture {
 protected:
  std::string LedgerFile() const { return folder_ + "/ledger.sqlite"; }

  // Runs of new, changed, removed and expired adverts, each published by the writer itself.
  void Write(int number, int runs) {
    const std::string source = "writer-" + std::to_string(number);
    RandomVacancies random(static_cast<uint64_t>(number), {.source = source, .words = 20});
    int known = 0;
    for (int run = 0; run < runs; ++run) {
      auto ledger = Ledger::Open(LedgerFile(), Ledger::Mode::kWrite, kPatient);
      ASSERT_THAT(ledger, IsOk());
      const Day day = kDay + static_cast<int>(random.Between(-3, 3));
      ASSERT_THAT((*ledger)->BeginRun(source, day), IsOk());
      for (int i = 0; i < 6; ++i, ++known) {
        ASSERT_THAT((*ledger)->Put(random.Next(), "raw"), IsOk());
      }
      const std::string changed = std::to_string(random.Between(1, known));
      (*ledger)->Put(random.WithExternalId(changed), "raw").IgnoreError();
      (*ledger)->Close(std::to_string(random.Between(1, known))).IgnoreError();
      if (random.Chance(20)) {
        ASSERT_THAT((*ledger)->CloseExpired(day), IsOk());
      }
      ASSERT_THAT((*ledger)->CommitRun({}), IsOk());
      states_.Note(**ledger);
      ASSERT_THAT((*ledger)->StopWriting(), IsOk());
      // Some leave it to others, as a process does that dies before it publishes.
      if (random.Chance(20)) continue;
      ASSERT_OK_AND_ASSIGN(const auto report, indexer::PublishChanges(**ledger, index(), options_));
      published_ += report.published ? 1 : 0;
    }
  }
  void MergeUntilDone() {
    while (!done_) {
      const auto report = indexer::MergeIndex(index(), options_);
      ASSERT_THAT(report, IsOk());
      merges_ += report->merges;
    }
  }
  void SearchUntilDone(int number, std::vector<Answer>* answers) {
    auto catalogue = IndexCatalogue::Open(index());
    ASSERT_THAT(catalogue, IsOk());
    RandomVacancies random(static_cast<uint64_t>(number) + 100);
    uint64_t last = 0;
    while (!done_) {
      Probe probe;
      probe.day = kDay + static_cast<int>(random.Between(-20, 70));
      probe.include_not_competitive = true;
      probe.limit = 1;
      const auto result = (*catalogue)->Search(probe);
      ASSERT_THAT(result, IsOk());
      ASSERT_GE(result->seq, last);  // never back in time
      last = result->seq;
      answers->push_back({result->seq, probe.day, result->total});
    }
  }

  States states_;
  std::atomic<bool> done_ = false;
  std::atomic<int> merges_ = 0, published_ = 0;
};

TEST_F(ConcurrentPublish, EveryAnswerEqualsTheLedgerAtItsSeq) {
  options_.keep_seconds = 30;
  options_.least_dead = 4;
  Run({});
  states_.Note(*ledger_);
  ASSERT_THAT(indexer::PublishChanges(*ledger_, index(), options_), IsOk());
  ledger_.reset();

  std::vector<Answer> answers[2];
  std::vector<std::thread> writers, others;
  for (int i = 0; i < 3; ++i) writers.emplace_back([this, i] { Write(i + 1, 25); });
  for (int i = 0; i < 2; ++i) others.emplace_back([this] { MergeUntilDone(); });
  for (int i = 0; i < 2; ++i) {
    others.emplace_back([this, i, &answers] { SearchUntilDone(i, &answers[i]); });
  }
  for (std::thread& writer : writers) writer.join();
  done_ = true;
  for (std::thread& other : others) other.join();

  std::set<uint64_t> seqs;
  for (const auto& given : answers) {
    EXPECT_GT(given.size(), 10u);
    for (const Answer& answer : given) {
      ASSERT_EQ(answer.total, states_.Total(answer.seq, answer.day))
          << "change " << answer.seq << ", day " << answer.day.Iso();
      seqs.insert(answer.seq);
    }
  }
  EXPECT_GT(seqs.size(), 5u);
  EXPECT_GT(merges_, 0);
  EXPECT_EQ(states_.size(), 76u);
  auto ledger = Ledger::Open(LedgerFile(), Ledger::Mode::kRead);
  ASSERT_THAT(ledger, IsOk());
  ASSERT_THAT(indexer::CatchUp(**ledger, index(), options_), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto verify, indexer::Verify(**ledger, index()));
  EXPECT_TRUE(verify.equal) << (verify.differences.empty() ? "" : verify.differences[0]);
}

// Five processes' worth of catch-ups for one change: one of them publishes it.
TEST_F(ConcurrentPublish, NothingIsPublishedTwice) {
  RandomVacancies random(41);
  for (int round = 0; round < 5; ++round) {
    Run({random.Next(), random.Next()});
    std::atomic<int> published = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 5; ++i) {
      threads.emplace_back([&] {
        const auto ledger = Ledger::Open(LedgerFile(), Ledger::Mode::kRead);
        ASSERT_THAT(ledger, IsOk());
        ASSERT_OK_AND_ASSIGN(const auto report, indexer::CatchUp(**ledger, index(), options_));
        ASSERT_OK_AND_ASSIGN(const uint64_t seq, (*ledger)->Seq());
        EXPECT_EQ(report.seq, seq);
        EXPECT_EQ(report.live, 2 * (round + 1));
        published += report.published ? 1 : 0;
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(published, 1);
  }
}

// CORNER_PUBLISH_ADVERTS: how many adverts the merges are of (1,500 unless set).
int AdvertsToMerge() {
  const char* adverts = std::getenv("CORNER_PUBLISH_ADVERTS");
  return adverts == nullptr ? 1500 : std::max(1, std::atoi(adverts));
}

// While a merge of everything is under way all the time, changes are found at once.
TEST_F(ConcurrentPublish, ChangesAreFoundWhileMergesRun) {
  RandomVacancies random(43, {.words = 60});
  options_.rows_per_segment = 200;
  std::vector<Vacancy> many;
  for (int i = AdvertsToMerge(); i > 0; --i) many.push_back(random.Next());
  Run(many);
  ASSERT_THAT(indexer::PublishChanges(*ledger_, index(), options_), IsOk());
  indexer::IndexOptions greedy = options_;
  greedy.most_segments = 1;
  std::thread merging([&] {
    while (!done_) {
      const auto report = indexer::MergeIndex(index(), greedy);
      ASSERT_THAT(report, IsOk());
      merges_ += report->merges;
    }
  });
  ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
  double slowest = 0;
  for (int i = 0; i < 20; ++i) {
    Vacancy advert = random.Next();
    advert.closes = kDay + 10;
    const Vacancy stays = random.Next();
    for (const bool removal : {false, true}) {
      const auto start = std::chrono::steady_clock::now();
      if (removal) {
        Run({}, {advert.external_id});
      } else {
        Run({advert, stays});
      }
      ASSERT_THAT(indexer::PublishChanges(*ledger_, index(), options_), IsOk());
      EXPECT_EQ(catalogue->Find(advert.id).ok(), !removal);
      slowest = std::max(
          slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
  }
  done_ = true;
  merging.join();
  EXPECT_GT(merges_, 2);
  EXPECT_LT(slowest, 5);
  RecordProperty("slowest_seconds", std::to_string(slowest));
}

}  // namespace
}  // namespace corner::testing
