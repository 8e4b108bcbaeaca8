// What a ledger does when the world is against it: a second writer, a newer program, a full disk,
// a file that is something else, readers while it writes.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "indexer/ledger/ledger_impl.h"
#include "indexer/ledger/schema.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/ledger/ledger_fixture.h"

namespace corner::indexer {

struct LedgerTestPeer {
  static void LimitPages(Ledger* ledger, int64_t more) {
    const Connection& writer = *ledger->impl_->writer;
    const auto pages = writer.QueryInteger("PRAGMA page_count");
    ASSERT_TRUE(pages.ok());
    const std::string limit = Concat("PRAGMA max_page_count = ", *pages + more);
    ASSERT_TRUE(writer.Execute(limit.c_str()).ok());
  }
};

namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;

const Day kDay(20600);

TEST_F(LedgerTest, ASecondWriterIsTurnedAway) {
  auto first = MustOpen(Ledger::Mode::kWrite);
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kWrite),
              FailsWith(absl::StatusCode::kUnavailable, "another corner process is writing"));
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto second = Ledger::Open(Path(), Ledger::Mode::kWrite);
    _exit(second.status().code() == absl::StatusCode::kUnavailable ? 7 : 1);
  }
  int how = 0;
  ASSERT_EQ(waitpid(child, &how, 0), child);
  ASSERT_TRUE(WIFEXITED(how));
  EXPECT_EQ(WEXITSTATUS(how), 7);
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kRead), IsOk());
  first.reset();
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kWrite), IsOk());
}

TEST_F(LedgerTest, ASecondWriterWaitsForTheFirst) {
  auto first = MustOpen(Ledger::Mode::kWrite);
  std::atomic<int> said = 0;
  const LockWait wait{.seconds = 60, .waiting = [&] { ++said; }};
  std::atomic<bool> open = false;
  std::thread waiting([&] {
    const auto second = Ledger::Open(Path(), Ledger::Mode::kWrite, wait);
    EXPECT_THAT(second, IsOk());
    open = true;
  });
  while (said == 0) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_FALSE(open);
  EXPECT_THAT(first->StopWriting(), IsOk());  // it still reads
  waiting.join();
  EXPECT_TRUE(open);
  EXPECT_EQ(said, 1);
  EXPECT_THAT(first->Counts(), IsOk());
  EXPECT_THAT(first->BeginRun("random", kDay),
              FailsWith(absl::StatusCode::kFailedPrecondition, "reading only"));
}

TEST_F(LedgerTest, AWaitHasAnEnd) {
  auto first = MustOpen(Ledger::Mode::kWrite);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kWrite, {.seconds = 0.2, .waiting = {}}),
              FailsWith(absl::StatusCode::kUnavailable, "another corner process is writing"));
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(200));
}

TEST_F(LedgerTest, ReadsInOneStateSeeNothingOfARunThatCommitsMeanwhile) {
  auto writer = MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(5, {.words = 20});
  ASSERT_NO_FATAL_FAILURE(Ingest(writer.get(), {random.Next(), random.Next()}, kDay));
  auto reader = MustOpen(Ledger::Mode::kRead);
  const absl::Status read = reader->InOneState([&]() -> absl::Status {
    const auto before = reader->Counts();
    Ingest(writer.get(), {random.Next(), random.WithExternalId("1")}, kDay);
    EXPECT_EQ(reader->Counts()->seq, before->seq);
    EXPECT_EQ(reader->Counts()->vacancies, 2);
    EXPECT_EQ(*reader->Seq(), before->seq);
    int64_t rows = 0;
    EXPECT_THAT(reader->ForEachStored(0, before->seq,
                                      [&](StoredRow&&) {
                                        ++rows;
                                        return absl::OkStatus();
                                      }),
                IsOk());
    EXPECT_EQ(rows, 2);
    return InvalidInput("the body's own error is passed on");
  });
  EXPECT_THAT(read, FailsWith(absl::StatusCode::kInvalidArgument, "passed on"));
  EXPECT_EQ(reader->Counts()->vacancies, 3);
}

TEST_F(LedgerTest, AnEmptyFileBecomesALedger) {
  std::ofstream(Path()).close();
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kRead),
              FailsWith(absl::StatusCode::kFailedPrecondition, "has version 0"));
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  ASSERT_NE(ledger, nullptr);
  RandomVacancies random(1);
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {random.Next()}, kDay));
  EXPECT_THAT(ledger->Check(), IsOk());
  EXPECT_THAT(Ledger::Open(Path(), Ledger::Mode::kRead), IsOk());
}

TEST_F(LedgerTest, AMissingLedgerSaysWhatToDo) {
  const auto missing = Ledger::Open(Path(), Ledger::Mode::kRead);
  EXPECT_THAT(missing, FailsWith(absl::StatusCode::kNotFound, "there is no ledger at"));
  EXPECT_NE(Hint(missing.status()), "");
  EXPECT_THAT(Ledger::Open("/nowhere/ledger", Ledger::Mode::kWrite),
              FailsWith(absl::StatusCode::kUnavailable, "cannot be opened"));
}

TEST_F(LedgerTest, ANewerLedgerIsLeftAlone) {
  MustOpen(Ledger::Mode::kWrite);
  {
    auto connection = Connection::Open(Path(), Connection::Access::kWrite);
    ASSERT_THAT(connection, IsOk());
    const std::string newer = Concat("PRAGMA user_version = ", LedgerVersion() + 1);
    ASSERT_THAT(connection->Execute(newer.c_str()), IsOk());
  }
  for (const auto mode : {Ledger::Mode::kRead, Ledger::Mode::kWrite}) {
    EXPECT_THAT(Ledger::Open(Path(), mode),
                FailsWith(absl::StatusCode::kFailedPrecondition, "this program knows version"));
  }
}

TEST_F(LedgerTest, AnotherFileIsNotALedger) {
  std::ofstream(Path()) << std::string(20000, 'x');
  for (const auto mode : {Ledger::Mode::kRead, Ledger::Mode::kWrite}) {
    EXPECT_THAT(Ledger::Open(Path(), mode),
                FailsWith(absl::StatusCode::kFailedPrecondition, "is not a ledger"));
  }
}

TEST_F(LedgerTest, AFullDiskEndsTheRunAndNothingElse) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(2, {.words = 100});
  std::vector<Vacancy> kept;
  for (int i = 0; i < 20; ++i) kept.push_back(random.Next());
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), kept, kDay));
  ASSERT_OK_AND_ASSIGN(const LedgerCounts before, ledger->Counts());

  ASSERT_NO_FATAL_FAILURE(LedgerTestPeer::LimitPages(ledger.get(), 10));
  ASSERT_THAT(ledger->BeginRun("random", kDay), IsOk());
  absl::Status status;
  for (int i = 0; i < 1000 && status.ok(); ++i) status = ledger->Put(random.Next(), "raw").status();
  EXPECT_THAT(status, FailsWith(absl::StatusCode::kUnavailable, "the disk is full"));
  EXPECT_NE(Hint(status), "");
  EXPECT_THAT(ledger->Put(random.Next(), "raw"),
              FailsWith(absl::StatusCode::kFailedPrecondition, "no run is open"));
  EXPECT_EQ(ledger->Counts()->vacancies, before.vacancies);
  EXPECT_EQ(ledger->Counts()->seq, before.seq);
  EXPECT_THAT(ledger->Check(), IsOk());

  ASSERT_NO_FATAL_FAILURE(LedgerTestPeer::LimitPages(ledger.get(), 100'000));
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {random.Next()}, kDay));
  EXPECT_EQ(ledger->Counts()->vacancies, before.vacancies + 1);
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(LedgerTest, ReadersSeeWholeRunsOnly) {
  constexpr int64_t kPerRun = 15;
  constexpr int kRuns = 25;
  auto writer = MustOpen(Ledger::Mode::kWrite);
  std::atomic<bool> done = false;
  std::atomic<int64_t> looks = 0;
  std::string wrong;
  std::thread reading([&] {
    const auto reader = Ledger::Open(Path(), Ledger::Mode::kRead);
    int64_t last = 0;
    while (reader.ok() && wrong.empty() && !done) {
      int64_t rows = 0;
      const auto status = (*reader)->ForEachChange(0, UINT64_MAX, [&](LedgerRow&&) {
        ++rows;
        return absl::OkStatus();
      });
      if (!status.ok()) wrong = status.ToString();
      if (rows % kPerRun != 0 || rows < last) wrong = Concat("saw ", rows, " after ", last);
      last = rows;
      ++looks;
    }
    if (!reader.ok()) wrong = reader.status().ToString();
  });
  RandomVacancies random(3, {.words = 30});
  for (int run = 0; run < kRuns; ++run) {
    std::vector<Vacancy> adverts;
    for (int64_t i = 0; i < kPerRun; ++i) adverts.push_back(random.Next());
    Ingest(writer.get(), adverts, kDay);
  }
  done = true;
  reading.join();
  EXPECT_EQ(wrong, "");
  EXPECT_GT(looks, 0);
  EXPECT_EQ(writer->Counts()->vacancies, kRuns * kPerRun);
}

TEST_F(LedgerTest, CheckFindsATextThatWasTamperedWith) {
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  RandomVacancies random(4);
  ASSERT_NO_FATAL_FAILURE(Ingest(ledger.get(), {random.Next(), random.Next()}, kDay));
  ASSERT_THAT(ledger->Check(), IsOk());
  ledger.reset();
  const char* const damages[] = {"UPDATE documents SET json = replace(json, 'open', 'held')",
                                 "UPDATE vacancies SET status = 'held'",
                                 "UPDATE meta SET value = 1", "DELETE FROM documents WHERE seq = 1",
                                 "UPDATE vacancies SET first_seen = first_seen + 1"};
  for (const char* damage : damages) {
    auto connection = Connection::Open(Path(), Connection::Access::kWrite);
    ASSERT_THAT(connection, IsOk());
    std::filesystem::copy_file(Path(), Path() + ".copy",
                               std::filesystem::copy_options::overwrite_existing);
    auto copy = Connection::Open(Path() + ".copy", Connection::Access::kWrite);
    ASSERT_THAT(copy, IsOk());
    ASSERT_THAT(copy->Execute(damage), IsOk());
    const auto damaged = Ledger::Open(Path() + ".copy", Ledger::Mode::kRead);
    ASSERT_THAT(damaged, IsOk());
    EXPECT_THAT((*damaged)->Check(), FailsWith(absl::StatusCode::kInternal, "damaged")) << damage;
  }
}

}  // namespace
}  // namespace corner::indexer
