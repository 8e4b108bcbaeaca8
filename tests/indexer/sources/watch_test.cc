// The watch with a clock of the test's own: waiting moves it.
#include "indexer/sources/watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <thread>

#include "indexer/xapian/verify.h"
#include "tests/indexer/sources/sources_fixture.h"
#include "tests/support/feed_server.h"

namespace corner::indexer {
namespace {

using testing::FeedAnswer;
using testing::FeedRequest;
using testing::FeedServer;
using testing::IsOk;

const absl::Time kStart = absl::FromUnixSeconds(1'780'300'800);  // 1 June 2026, 08:00 UTC

class WatchTest : public SourcesTest {
 protected:
  WatchTest() {
    options_.now = [this] { return now_; };
    options_.day = [] { return *Day::ParseIso("2026-06-01"); };
    options_.wait = [this](absl::Duration time) { return Wait(time); };
    options_.ran = [this](const SourceRun& run) { ran_.push_back(run); };
    options_.trouble = [this](const absl::Status& status) {
      troubles_.push_back(Sentence(status));
    };
    options_.fetch.addresses.allow_loopback = true;
    options_.fetch.ca_file = testing::AuthorityFile();
  }
  // A glance while something is fetched lets real time pass; a long sleep moves the test's clock.
  bool Wait(absl::Duration time) {
    if (time <= absl::ZeroDuration()) return false;
    if (time < absl::Seconds(1)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      return std::chrono::steady_clock::now() > give_up_;
    }
    now_ += time;
    ++sleeps_;
    return !at_sleep_(sleeps_);
  }
  int RunsOf(std::string_view key) const {
    int count = 0;
    for (const SourceRun& run : ran_) count += run.key == key ? 1 : 0;
    return count;
  }

  absl::Time now_ = kStart;
  int sleeps_ = 0;
  std::function<bool(int)> at_sleep_ = [](int) { return false; };  // false: stop
  std::chrono::steady_clock::time_point give_up_ =
      std::chrono::steady_clock::now() + std::chrono::seconds(100);
  WatchOptions options_;
  std::vector<SourceRun> ran_;
  std::vector<std::string> troubles_;
};

TEST_F(WatchTest, RunsWhatIsDueAndSleeps) {
  Write("sources.toml",
        "[often]\npath = \"a.jsonl\"\nschedule = \"every 5 minutes\"\n"
        "[daily]\npath = \"b.jsonl\"\nschedule = \"daily at 10:00\"\n"
        "[hand]\npath = \"a.jsonl\"\nschedule = \"by hand\"\n"
        "[off]\npath = \"a.jsonl\"\npaused = true\n");
  Write("a.jsonl", Adverts(1, 3));
  Write("b.jsonl", Adverts(50, 2));
  // Two hours of 20 seconds' sleep: 08:00 to 10:00 UTC, which is 11:00 in June.
  at_sleep_ = [](int sleeps) { return sleeps < 360; };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(RunsOf("often"), 24);
  EXPECT_EQ(RunsOf("daily"), 2);  // at once, and at 10:00
  EXPECT_EQ(RunsOf("hand"), 0);
  EXPECT_EQ(RunsOf("off"), 0);
  EXPECT_EQ(OpenAdverts(), 5);
  EXPECT_TRUE(troubles_.empty());
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify(*Open(), IndexPath(data_)));
  EXPECT_TRUE(verified.equal);
}

TEST_F(WatchTest, AFailingSourceIsAskedLessAndLess) {
  Write("sources.toml", "[gone]\npath = \"none.jsonl\"\nschedule = \"every 5 minutes\"\n");
  at_sleep_ = [](int sleeps) { return sleeps < 3 * 60 * 12; };  // twelve hours
  ASSERT_THAT(Watch(data_, options_), IsOk());
  // At 0, 5, 15, 35, 75, 155, 315 and 635 minutes.
  EXPECT_EQ(RunsOf("gone"), 8);
  EXPECT_EQ(StateOf("gone").failures, 8);
  EXPECT_TRUE(StateOf("gone").last_error.find("no such file") != std::string::npos);
  // It comes back by itself.
  Write("none.jsonl", Adverts(1, 2));
  at_sleep_ = [](int sleeps) { return sleeps < 3 * 60 * 24; };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(StateOf("gone").failures, 0);
  EXPECT_EQ(OpenAdverts(), 2);
}

TEST_F(WatchTest, BearsAClockThatJumps) {
  Write("sources.toml", "[s]\npath = \"a.jsonl\"\nschedule = \"every 6 hours\"\n");
  Write("a.jsonl", Adverts(1, 3));
  at_sleep_ = [this](int sleeps) {
    if (sleeps == 5) now_ += absl::Hours(24 * 365);  // a year ahead: one run, not a thousand
    if (sleeps == 50)
      now_ -= absl::Hours(24 * 365);  // and back: due, and then every six hours again
    return sleeps < 100;
  };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(RunsOf("s"), 3);
}

TEST_F(WatchTest, ListsMayChangeAndBreakUnderWay) {
  Write("sources.toml", "[s]\npath = \"a.jsonl\"\nschedule = \"every 5 minutes\"\n");
  Write("a.jsonl", Adverts(1, 3));
  at_sleep_ = [this](int sleeps) {
    if (sleeps == 1) Write("sources.toml", "[s]\npat = \"a.jsonl\"\n");
    if (sleeps == 40) {
      Write("sources.toml", "[t]\npath = \"a.jsonl\"\nschedule = \"every 5 minutes\"\n");
    }
    return sleeps < 45;
  };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(RunsOf("s"), 3);  // the broken list changes nothing: the one before goes on
  EXPECT_EQ(RunsOf("t"), 1);
  ASSERT_EQ(troubles_.size(), 1u);  // said once
  EXPECT_THAT(troubles_[0],
              ::testing::HasSubstr("sources.toml: line 2: there is no setting “pat”"));
}

TEST_F(WatchTest, WaitsWhileAnotherProcessWrites) {
  Write("sources.toml", "[s]\npath = \"a.jsonl\"\nschedule = \"every 5 minutes\"\n");
  Write("a.jsonl", Adverts(1, 3));
  std::unique_ptr<Ledger> other;
  int glances = 0;
  at_sleep_ = [&](int sleeps) {
    if (sleeps == 2) other = Open(Ledger::Mode::kWrite);
    return sleeps < 40;
  };
  options_.wait = [&](absl::Duration time) {
    // Once the second run has been fetched and cannot be recorded, the other one lets go.
    if (time > absl::ZeroDuration() && time < absl::Seconds(1) && !troubles_.empty() &&
        ++glances == 50) {
      other.reset();
    }
    return Wait(time);
  };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(RunsOf("s"), 3);
  ASSERT_EQ(troubles_.size(), 1u);
  EXPECT_THAT(troubles_[0], ::testing::HasSubstr("another corner process is writing"));
}

TEST_F(WatchTest, ASlowSourceDelaysNoOther) {
  FeedServer server([](const FeedRequest& request, FeedAnswer* answer) {
    if (request.path == "/slow") {
      answer->Send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
      while (answer->Send("x") && answer->Wait(std::chrono::milliseconds(50))) {
      }
      return;
    }
    answer->Reply(200, "", Adverts(1, 3));
  });
  Write("sources.toml",
        Concat("[slow]\nurl = \"", server.Url("/slow"), "\"\nmost_seconds = 3\n[quick]\nurl = \"",
               server.Url("/quick"), "\"\n"));
  std::map<std::string, std::chrono::steady_clock::time_point> ended;
  options_.ran = [&](const SourceRun& run) { ended[run.key] = std::chrono::steady_clock::now(); };
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_THAT(Watch(data_, options_), IsOk());
  ASSERT_EQ(ended.size(), 2u);
  EXPECT_LT(ended["quick"] - begin, std::chrono::seconds(2));
  EXPECT_GT(ended["slow"] - begin, std::chrono::seconds(2));
  EXPECT_LT(ended["slow"] - begin, std::chrono::seconds(30));
  EXPECT_EQ(OpenAdverts(), 3);
  EXPECT_THAT(StateOf("slow").last_error, ::testing::HasSubstr("was not done in time"));
}

TEST_F(WatchTest, StoppingLeavesATransferAndLosesNothing) {
  FeedServer server([](const FeedRequest&, FeedAnswer* answer) {
    answer->Send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (answer->Send("x") && answer->Wait(std::chrono::milliseconds(20))) {
    }
  });
  Write("sources.toml", Concat("[slow]\nurl = \"", server.Url("/slow"), "\"\n"));
  int glances = 0;
  options_.wait = [&](absl::Duration time) { return Wait(time) || ++glances > 20; };
  ASSERT_THAT(Watch(data_, options_), IsOk());
  EXPECT_EQ(StateOf("slow").tries, 0);
  for (const auto& entry : std::filesystem::directory_iterator(data_ + "/fetched")) {
    EXPECT_EQ(entry.path().extension(), ".lock") << entry.path();
  }
}

TEST_F(WatchTest, AListThatCannotBeReadIsAnErrorAtTheStart) {
  Write("sources.toml", "[s]\n");
  EXPECT_THAT(Watch(data_, options_),
              testing::FailsWith(absl::StatusCode::kInvalidArgument, "neither “url” nor “path”"));
}

}  // namespace
}  // namespace corner::indexer
