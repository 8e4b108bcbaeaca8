// A process that writes to the ledger, publishes and merges without pause is killed at random
// moments: the published index stays readable, the next catch-up puts it in step and sweeps what
// the killed one left. CORNER_CRASH_ROUNDS sets the number of rounds (10 unless set).
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <thread>

#include "indexer/xapian/merge.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/xapian/index_fixture.h"

namespace corner::testing {
namespace {

namespace fs = std::filesystem;
using indexer::IndexCatalogue;
using indexer::IndexOptions;
using indexer::Ledger;

int Rounds() {
  const char* rounds = std::getenv("CORNER_CRASH_ROUNDS");
  return rounds == nullptr ? 10 : std::max(1, std::atoi(rounds));
}

// Two of these run at a time in one process group each.
[[noreturn]] void WriteUntilKilled(const std::string& folder, int round, IndexOptions options) {
  const indexer::LockWait patient{.seconds = 60, .waiting = {}};
  RandomVacancies random(static_cast<uint64_t>(round) + 1, {.words = 40});
  for (int run = 0;; ++run) {
    auto ledger = Ledger::Open(folder + "/ledger.sqlite", Ledger::Mode::kWrite, patient);
    if (!ledger.ok()) _exit(2);
    if (!(*ledger)->BeginRun("random", Day(20600)).ok()) _exit(3);
    for (int i = 0; i < 8; ++i) {
      const auto advert = random.WithExternalId(Concat(random.Between(1, 200)));
      if (!(*ledger)->Put(advert, "raw").ok() && i == 0) _exit(4);
    }
    (*ledger)->Close(Concat(random.Between(1, 200))).IgnoreError();
    if (!(*ledger)->CommitRun({}).ok()) _exit(5);
    if (!(*ledger)->StopWriting().ok()) _exit(7);
    options.rebuild = random.Chance(3);
    if (!indexer::CatchUp(**ledger, folder + "/index", options).ok()) _exit(6);
  }
}

class PublishCrash : public IndexFixture {
 protected:
  // What kinds of work the kill interrupted, by what it left behind.
  void NoteLeftOvers() {
    std::error_code ignored;
    left_["a half-built publish"] += fs::exists(index() + "/scratch", ignored) ? 1 : 0;
    const bool merging =
        fs::exists(index() + "/merge-1", ignored) || fs::exists(index() + "/merge-2", ignored);
    left_["a merge"] += merging ? 1 : 0;
  }
  void ExpectSwept() {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(index())) {
      names.insert(entry.path().filename().string());
    }
    for (const char* gone : {"scratch", "merge-1", "merge-2"}) EXPECT_EQ(names.count(gone), 0u);
    const auto current = indexer::CurrentGeneration(index());
    ASSERT_THAT(current, IsOk());
    std::set<std::string> named;  // by any manifest that is kept
    for (const auto& entry : fs::directory_iterator(index() + "/generations")) {
      const auto number = ParseInteger(entry.path().stem().string());
      ASSERT_TRUE(number) << entry.path();
      EXPECT_LE(static_cast<uint64_t>(*number), *current);
      const auto manifest = indexer::ReadManifest(index(), static_cast<uint64_t>(*number));
      ASSERT_THAT(manifest, IsOk());
      for (const auto& segment : manifest->segments) {
        named.insert(indexer::SegmentFolder(index(), segment.number));
      }
    }
    for (const auto& entry : fs::directory_iterator(index() + "/segments")) {
      EXPECT_TRUE(named.contains(entry.path().string())) << entry.path();
    }
  }

  std::map<std::string, int> left_;
};

TEST_F(PublishCrash, KilledAnywhereTheNextCatchUpPutsItInStep) {
  options_.rows_per_segment = 4;
  options_.most_segments = 2;
  options_.least_dead = 3;
  options_.keep_seconds = 1;
  Run({});
  ASSERT_THAT(indexer::CatchUp(*ledger_, index(), options_), IsOk());
  ledger_.reset();
  RandomVacancies random(static_cast<uint64_t>(std::random_device{}()));
  for (int round = 0; round < Rounds() && !HasFailure(); ++round) {
    SCOPED_TRACE(Concat("round ", round));
    pid_t children[2];
    for (int i = 0; i < 2; ++i) {
      children[i] = fork();
      ASSERT_GE(children[i], 0);
      if (children[i] == 0) WriteUntilKilled(folder_, 2 * round + i, options_);
    }
    for (const pid_t child : children) {
      std::this_thread::sleep_for(std::chrono::milliseconds(random.Between(20, 400)));
      ASSERT_EQ(kill(child, SIGKILL), 0);
      int how = 0;
      ASSERT_EQ(waitpid(child, &how, 0), child);
      ASSERT_TRUE(WIFSIGNALED(how)) << "the writer stopped by itself: " << WEXITSTATUS(how);
    }
    NoteLeftOvers();
    // Readers come first: what was published last can be searched as it is.
    ASSERT_OK_AND_ASSIGN(const auto catalogue, IndexCatalogue::Open(index()));
    indexer::Probe probe;
    probe.day = kDay;
    EXPECT_THAT(catalogue->Search(probe), IsOk());
    const auto ledger = Ledger::Open(folder_ + "/ledger.sqlite", Ledger::Mode::kRead);
    ASSERT_THAT(ledger, IsOk());
    options_.wait = {};
    ASSERT_OK_AND_ASSIGN(const auto report, indexer::CatchUp(**ledger, index(), options_));
    EXPECT_THAT(report.merge_error, IsOk());
    ASSERT_OK_AND_ASSIGN(const auto verify, indexer::Verify(**ledger, index()));
    EXPECT_TRUE(verify.equal) << (verify.differences.empty() ? "" : verify.differences[0]);
    ASSERT_NO_FATAL_FAILURE(ExpectSwept());
    options_.wait.seconds = 60;
  }
  for (const auto& [what, times] : left_) {
    std::printf("%d of %d kills left %s behind\n", times, Rounds(), what.c_str());
  }
}

}  // namespace
}  // namespace corner::testing
