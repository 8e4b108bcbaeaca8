// One run of one source, and the closings that wait for a person.
#include "indexer/sources/run_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <random>
#include <set>

#include "indexer/sources/secret.h"
#include "indexer/sources/standing.h"
#include "tests/indexer/sources/sources_fixture.h"

namespace corner::indexer {
namespace {

using testing::FailsWith;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

const absl::Time kNow = absl::FromUnixSeconds(1'780'300'800);  // 1 June 2026, 08:00 UTC
const Day kDay = *Day::ParseIso("2026-06-01");

class RunSource : public SourcesTest {
 protected:
  RunSource() {
    source_.key = "s";
    source_.path = "feed";
    source_.complete = true;
  }
  SourceRun Run(absl::Time now = kNow) {
    IngestOptions options;
    options.day = kDay;
    const auto ledger = Open(Ledger::Mode::kWrite);
    auto run = TakeIn(data_, source_, GetFiles(data_, source_, now), ledger.get(), options);
    EXPECT_THAT(run, IsOk());
    return run.value_or(SourceRun());
  }
  // Replaces the feed and runs.
  SourceRun Run(const std::string& feed) {
    Write("feed/a.jsonl", feed);
    return Run();
  }
  std::optional<HeldClosings> Held() const { return *SourceBook(*Open()).Held("s"); }

  Source source_;
};

TEST_F(RunSource, AFolderIsOneRun) {
  Write("feed/a.jsonl", Adverts(1, 10));
  Write("feed/b.jsonl", Adverts(11, 5));
  EXPECT_THAT(Run(kNow).error, IsOk());
  EXPECT_EQ(OpenAdverts(), 15);
  const SourceState state = StateOf("s");
  EXPECT_EQ(state.last_good, kNow);
  EXPECT_EQ(state.lines, 15);
  EXPECT_EQ(state.next_due, source_.schedule.NextAfter(kNow));
  // One file broken: nothing of the run is kept, nothing is closed.
  Write("feed/a.jsonl", Adverts(100, 3));
  Write("feed/b.json", "[{\"id\":\"x\"");
  const SourceRun broken = Run(kNow + absl::Hours(1));
  EXPECT_THAT(broken.error, Not(IsOk()));
  EXPECT_EQ(OpenAdverts(), 15);
  EXPECT_EQ(StateOf("s").failures, 1);
  EXPECT_EQ(StateOf("s").last_good, kNow);
  EXPECT_EQ(StateOf("s").next_due, kNow + absl::Hours(1) + absl::Minutes(5));
  EXPECT_THAT(StateOf("s").last_error, HasSubstr("b.json"));
}

TEST_F(RunSource, RejectionsNameTheirFile) {
  Write("feed/a.jsonl", Adverts(1, 2));
  Write("feed/b.jsonl", Adverts(3, 1) + "[1]\n");
  const SourceRun run = Run(kNow);
  ASSERT_EQ(run.report.rejected, 1);
  EXPECT_THAT(run.report.rejections.front().reason, HasSubstr("b.jsonl: "));
  EXPECT_EQ(run.report.rejections.front().line, 2);
}

TEST_F(RunSource, APipeAndAMissingFileAreSentences) {
  EXPECT_THAT(Run(kNow).error, FailsWith(absl::StatusCode::kNotFound, "no such file or folder"));
  std::filesystem::create_directories(data_ + "/feed");
  ASSERT_EQ(::mkfifo((data_ + "/pipe.jsonl").c_str(), 0600), 0);
  source_.path = "pipe.jsonl";
  EXPECT_THAT(Run(kNow).error, FailsWith(absl::StatusCode::kInvalidArgument, "not a plain file"));
  EXPECT_EQ(StateOf("s").failures, 2);
}

TEST_F(RunSource, AFeedThatChangesWhileItIsReadIsLeft) {
  Write("feed/a.jsonl", Adverts(1, 10));
  IngestOptions options;
  options.day = kDay;
  bool grown = false;
  options.progress = [&](std::string_view, int64_t) {
    if (!std::exchange(grown, true)) Write("feed/a.jsonl", Adverts(1, 11));
  };
  const auto ledger = Open(Ledger::Mode::kWrite);
  const auto run = TakeIn(data_, source_, GetFiles(data_, source_, kNow), ledger.get(), options);
  ASSERT_THAT(run, IsOk());
  EXPECT_THAT(run->error, FailsWith(absl::StatusCode::kFailedPrecondition, "still being written"));
  EXPECT_EQ(ledger->Counts()->open, 0);
}

TEST_F(RunSource, StoppingKeepsNothingAndNotesNothing) {
  Write("feed/a.jsonl", Adverts(1, 10));
  IngestOptions options;
  options.day = kDay;
  options.stop = [] { return true; };
  const auto ledger = Open(Ledger::Mode::kWrite);
  const auto run = TakeIn(data_, source_, GetFiles(data_, source_, kNow), ledger.get(), options);
  ASSERT_THAT(run, IsOk());
  EXPECT_TRUE(absl::IsCancelled(run->error));
  EXPECT_EQ(ledger->Counts()->open, 0);
  EXPECT_EQ(StateOf("s").tries, 0);
}

TEST_F(RunSource, TooManyClosingsAreHeldUntilReleased) {
  Run(Adverts(1, 100));
  const SourceRun held = Run(Adverts(1, 60));
  EXPECT_EQ(held.report.unclosed, 40);
  EXPECT_THAT(held.error,
              FailsWith(absl::StatusCode::kFailedPrecondition, "would close 40 adverts"));
  EXPECT_EQ(OpenAdverts(), 100);
  ASSERT_TRUE(Held());
  EXPECT_EQ(Held()->adverts, 40);
  EXPECT_EQ(Held()->day, kDay);
  // Taken in all the same, so no failure and no haste.
  EXPECT_EQ(StateOf("s").failures, 0);
  EXPECT_EQ(StateOf("s").last_good, kNow);

  const auto ledger = Open(Ledger::Mode::kWrite);
  ASSERT_OK_AND_ASSIGN(const Released released, ReleaseHeld("s", kDay, ledger.get()));
  EXPECT_EQ(released.closed, 40);
  EXPECT_EQ(OpenAdverts(), 60);
  EXPECT_FALSE(Held());
  EXPECT_THAT(ReleaseHeld("s", kDay, ledger.get()),
              FailsWith(absl::StatusCode::kFailedPrecondition, "No closings of s are held"));
  EXPECT_THAT(ledger->Check(), IsOk());
}

TEST_F(RunSource, WhatIsSeenAgainWaitsNoLonger) {
  Run(Adverts(1, 100));
  Run(Adverts(1, 60));
  source_.complete = false;
  Run(Adverts(61, 15));  // an increment that has fifteen of the forty
  ASSERT_TRUE(Held());
  EXPECT_EQ(Held()->adverts, 25);
  const auto ledger = Open(Ledger::Mode::kWrite);
  ASSERT_OK_AND_ASSIGN(const Released released, ReleaseHeld("s", kDay, ledger.get()));
  EXPECT_EQ(released.closed, 25);
  EXPECT_EQ(OpenAdverts(), 75);
}

TEST_F(RunSource, AGoodCompleteRunClearsWhatWasHeld) {
  Run(Adverts(1, 100));
  Run(Adverts(1, 60));
  ASSERT_TRUE(Held());
  const SourceRun good = Run(Adverts(1, 90));
  EXPECT_EQ(good.report.closed, 10);
  EXPECT_FALSE(Held());
  EXPECT_EQ(OpenAdverts(), 90);
}

TEST_F(RunSource, AFailedRunTouchesNothingHeld) {
  Run(Adverts(1, 100));
  Run(Adverts(1, 60));
  Run(std::string("[1,"));
  ASSERT_TRUE(Held());
  EXPECT_EQ(Held()->adverts, 40);
  EXPECT_EQ(OpenAdverts(), 100);
}

// Whatever runs come, an advert is closed only by a complete run below the limit that lacks it, or
// by a release of adverts that were missing in the held run and in every run since.
TEST_F(RunSource, AgreesWithANaiveBook) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  std::set<int> open, held;
  for (int round = 0; round < 60; ++round) {
    source_.complete = random() % 3 != 0;
    const int share = 40 + static_cast<int>(random() % 61);
    std::set<int> feed;
    std::string lines;
    for (int id = 1; id <= 40; ++id) {
      if (static_cast<int>(random() % 100) >= share) continue;
      feed.insert(id);
      lines += Adverts(id, 1);
    }
    if (feed.empty()) continue;
    Run(lines);
    std::set<int> missing;
    for (const int id : open) {
      if (!feed.contains(id)) missing.insert(id);
    }
    const size_t seen_open = [&] {
      std::set<int> all = open;
      all.insert(feed.begin(), feed.end());
      return all.size();
    }();
    open.insert(feed.begin(), feed.end());
    if (!source_.complete) {
      for (const int id : feed) held.erase(id);
    } else if (static_cast<double>(missing.size()) > 0.30 * static_cast<double>(seen_open)) {
      held = missing;
    } else {
      held.clear();
      for (const int id : missing) open.erase(id);
    }
    if (random() % 4 == 0 && !held.empty()) {
      const auto ledger = Open(Ledger::Mode::kWrite);
      ASSERT_OK_AND_ASSIGN(const Released released, ReleaseHeld("s", kDay, ledger.get()));
      EXPECT_EQ(released.closed, static_cast<int64_t>(held.size()));
      for (const int id : held) open.erase(id);
      held.clear();
    }
    ASSERT_EQ(OpenAdverts(), static_cast<int64_t>(open.size()))
        << "seed " << kSeed << " round " << round;
    ASSERT_EQ(Held() ? Held()->adverts : 0, static_cast<int64_t>(held.size())) << "round " << round;
  }
}

TEST(Standing, SpeaksInWords) {
  Source source;
  source.key = "s";
  SourceState state;
  state.key = "s";
  EXPECT_EQ(StandingInWords(source, state, kNow),
            "not there yet: no good run so far; the next one is due now");
  NoteTry(kNow - absl::Hours(3), absl::OkStatus(), &state);
  state.lines = 1;
  EXPECT_EQ(
      StandingInWords(source, state, kNow),
      "up to date: the last good run was 3 hours ago (1 advert); the next one is in 21 hours");
  for (int i = 0; i < 5; ++i) NoteTry(kNow, NotFound("a.example answered 404"), &state);
  EXPECT_EQ(TroubleInWords(state, kNow),
            "The last try, just now, failed (5 in a row, 5 of the last 6 tries failed): a.example "
            "answered 404");
  EXPECT_EQ(state.budget_left(), 0);
  EXPECT_EQ(StandingOf(source, state, kNow + absl::Hours(72)), Standing::kLate);
  source.paused = true;
  EXPECT_EQ(Name(StandingOf(source, state, kNow + absl::Hours(72))), "paused");
  for (int i = 0; i < 40; ++i) NoteTry(kNow, absl::OkStatus(), &state);
  EXPECT_EQ(state.budget_left(), kBudgetFailures);
  EXPECT_EQ(state.tries, kBudgetTries);
}

TEST(Secret, ComesFromItsPlaceAndIsNeverToldInErrors) {
  Source source;
  source.header = "X-Key";
  source.secret_env = "CORNER_TEST_SECRET";
  ::unsetenv("CORNER_TEST_SECRET");
  EXPECT_THAT(SecretOf(source),
              FailsWith(absl::StatusCode::kFailedPrecondition, "CORNER_TEST_SECRET is not set"));
  ::setenv("CORNER_TEST_SECRET", "good", 1);
  EXPECT_EQ(*SecretOf(source), "good");
  ::setenv("CORNER_TEST_SECRET", "split\r\nX-Evil: 1", 1);
  const auto split = SecretOf(source);
  EXPECT_THAT(split, Not(IsOk()));
  EXPECT_EQ(Sentence(split.status()).find("Evil"), std::string::npos);
  source.secret_env.clear();
  source.secret_file = "no-such-credential";
  ::unsetenv("CREDENTIALS_DIRECTORY");
  EXPECT_THAT(SecretOf(source),
              FailsWith(absl::StatusCode::kFailedPrecondition, "CREDENTIALS_DIRECTORY"));
}

}  // namespace
}  // namespace corner::indexer
