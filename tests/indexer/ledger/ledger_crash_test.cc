// The writer is killed at random moments; what was committed is there, what was not is not.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "taxonomies/base/text.h"
#include "tests/indexer/ledger/ledger_fixture.h"

namespace corner::indexer {
namespace {

using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;

constexpr int kRounds = 10;
constexpr int64_t kPerRun = 20;

// Commits runs of kPerRun new adverts for ever, saying so with one byte each.
[[noreturn]] void WriteUntilKilled(const std::string& path, int round, int said) {
  auto ledger = Ledger::Open(path, Ledger::Mode::kWrite);
  if (!ledger.ok()) _exit(2);
  RandomVacancies random(static_cast<uint64_t>(round) + 1, {.words = 60});
  for (int run = 0;; ++run) {
    if (!(*ledger)->BeginRun("random", Day(20600)).ok()) _exit(3);
    for (int64_t i = 0; i < kPerRun; ++i) {
      const auto advert = random.WithExternalId(Concat(round, "-", run, "-", i));
      if (!(*ledger)->Put(advert, "raw").ok()) _exit(4);
    }
    SourceReport report;
    report.accepted = kPerRun;
    if (!(*ledger)->CommitRun(report).ok()) _exit(5);
    if (write(said, "c", 1) != 1) _exit(6);
  }
}

TEST_F(LedgerTest, AKilledWriterLosesNoCommittedRun) {
  MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(99);
  int64_t committed = 0;
  for (int round = 0; round < kRounds; ++round) {
    int said[2];
    ASSERT_EQ(pipe(said), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(said[0]);
      WriteUntilKilled(Path(), round, said[1]);
    }
    close(said[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(random.Between(20, 250)));
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int how = 0;
    ASSERT_EQ(waitpid(child, &how, 0), child);
    ASSERT_TRUE(WIFSIGNALED(how)) << "the writer stopped by itself: " << WEXITSTATUS(how);
    char byte = 0;
    while (read(said[0], &byte, 1) == 1) ++committed;
    close(said[0]);

    // A reader comes first, while the killed writer's log still stands beside the ledger.
    auto reader = MustOpen(Ledger::Mode::kRead);
    ASSERT_NE(reader, nullptr);
    ASSERT_THAT(reader->Check(), IsOk());
    ASSERT_OK_AND_ASSIGN(const LedgerCounts counts, reader->Counts());
    ASSERT_OK_AND_ASSIGN(const auto runs, reader->Runs(100'000));
    const auto stored = static_cast<int64_t>(runs.size());
    EXPECT_EQ(counts.vacancies, stored * kPerRun);
    // The last run may have been committed and not yet said.
    EXPECT_GE(stored, committed);
    EXPECT_LE(stored, committed + 1);
    committed = stored;
  }
  EXPECT_GT(committed, 0);
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  ASSERT_NE(ledger, nullptr);
  EXPECT_THAT(ledger->Check(), IsOk());
}

}  // namespace
}  // namespace corner::indexer
