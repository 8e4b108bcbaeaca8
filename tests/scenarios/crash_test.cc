// Killed at any moment: what an ingest has acknowledged stays, an interrupted one leaves all or
// nothing, the next start puts ledger and index in step, and readers never notice.
// CORNER_CRASH_ROUNDS sets the number of rounds (10 unless set).
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <thread>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using std::chrono::milliseconds;

constexpr int kAdverts = 300;  // in the first feed
constexpr int kGrowth = 7;     // more in each round

int Rounds() {
  const char* rounds = std::getenv("CORNER_CRASH_ROUNDS");
  return rounds == nullptr ? 10 : std::max(1, std::atoi(rounds));
}

// The feed of a round: everything before, with new text, and a few new adverts.
int CountOfRound(int round) { return kAdverts + round * kGrowth; }

// Searches without pause while a server is there; counts what it is told.
class Reader {
 public:
  explicit Reader(int port) : port_(port), thread_([this] { Read(); }) {}
  ~Reader() { Stop(); }
  void Stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  int64_t answered() const { return answered_; }
  std::string trouble() const { return trouble_; }  // after Stop

 private:
  void Read() {
    while (!stop_) {
      const HttpReply reply = Get(port_, "/api/v1/vacancies?q=team&limit=3");
      // A first feed of 300 adverts is always there.
      const bool good = reply.status == 200 && Total(reply.body) >= kAdverts;
      if (!good && !stop_) {
        trouble_ = Concat("status ", reply.status, ": ", reply.body.substr(0, 300));
        return;
      }
      ++answered_;
      std::this_thread::sleep_for(milliseconds(5));
    }
  }
  static int64_t Total(const std::string& body) {
    const auto document = JsonDocument::Parse(body);
    return document.ok() ? document->root().member("total").integer().value_or(-1) : -1;
  }

  int port_;
  std::atomic<bool> stop_ = false;
  std::atomic<int64_t> answered_ = 0;
  std::string trouble_;
  std::thread thread_;
};

// Each advert's id and the version of its text, as the ledger holds them.
std::map<std::string, int> Versions(const std::string& data) {
  constexpr std::string_view kBefore = "Notice ";
  std::map<std::string, int> versions;
  const Outcome run = Corner({"export", "--data", data});
  EXPECT_EQ(run.status, 0) << run.err;
  for (std::string_view line : Split(run.out, '\n')) {
    if (line.empty()) continue;
    const JsonDocument vacancy = Json(line);
    const std::string text(vacancy.root().member("text").string().value_or(""));
    const size_t at = text.find(kBefore);
    if (at == std::string::npos) continue;
    versions.emplace(vacancy.root().member("external_id").string().value_or(""),
                     std::atoi(text.c_str() + at + kBefore.size()));
  }
  return versions;
}

class Crash : public ::testing::Test {
 protected:
  Args IngestOf(int round) const {
    const std::string feed =
        scratch_.Write("feed.jsonl", AdvertLines(1, CountOfRound(round), round));
    return {Program(), "ingest", feed, "--data", data_, "--day", std::string(kDay)};
  }

  // After a kill in `round`: all of the round or nothing of it, on top of what was acknowledged.
  int HeldRound(int round, int acknowledged) const {
    const std::map<std::string, int> held = Versions(data_);
    if (held.empty()) return -1;
    const int version = held.begin()->second;
    EXPECT_TRUE(version == round || version == acknowledged) << version;
    EXPECT_EQ(held.size(), static_cast<size_t>(CountOfRound(version)));
    for (const auto& [id, each] : held) EXPECT_EQ(each, version) << id;
    for (int i = 1; i <= CountOfRound(acknowledged); ++i) {
      EXPECT_TRUE(held.contains(Concat("S-", i))) << "lost S-" << i;
    }
    return version;
  }

  void ExpectInStep(const char* after) const {
    const Outcome verify = Corner({"verify", "--data", data_});
    EXPECT_EQ(verify.status, 0) << "after " << after << ": " << verify.err;
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

TEST_F(Crash, LosesNoAcknowledgedAdvertAndNeverDisturbsReaders) {
  std::mt19937 random(std::random_device{}());
  const Outcome first = Running(IngestOf(0)).Wait();
  ASSERT_EQ(first.status, 0) << first.err;
  const Outcome usual = Running(IngestOf(1)).Wait();
  ASSERT_EQ(usual.status, 0) << usual.err;
  std::uniform_real_distribution<double> moment(0.0, 1.5 * usual.seconds);
  std::optional<Served> server(std::in_place, data_);
  std::optional<Reader> reader(std::in_place, server->port());
  int acknowledged = 1;
  int killed = 0;
  int64_t answered = 0;
  for (int round = 2; round < Rounds() + 2 && !HasFailure(); ++round) {
    SCOPED_TRACE(Concat("round ", round));
    {
      Running ingest(IngestOf(round));
      std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));
      if (round % 3 == 0) {  // the server dies as well
        reader->Stop();
        server->process().Signal(SIGKILL);
      }
      ingest.Signal(SIGKILL);
      const Outcome run = ingest.Wait();
      killed += run.signal == SIGKILL ? 1 : 0;
      if (run.signal == 0) {
        EXPECT_EQ(run.status, 0) << run.err;
        acknowledged = round;
      }
    }
    acknowledged = HeldRound(round, acknowledged);
    if (round % 3 == 0) {  // serving again puts the index in step
      answered += reader->answered();
      EXPECT_EQ(reader->trouble(), "");
      reader.reset();
      server.emplace(data_);
      ExpectInStep("serve");
      reader.emplace(server->port());
    } else {  // so does an ingest of nothing
      const Outcome plain = Corner({"ingest", "--data", data_});
      EXPECT_EQ(plain.status, 0) << plain.err;
      ExpectInStep("ingest");
    }
  }
  reader->Stop();
  EXPECT_EQ(reader->trouble(), "");
  answered += reader->answered();
  EXPECT_GT(answered, 0);
  RecordProperty("killed", killed);
  RecordProperty("searches_answered", static_cast<int>(answered));
  std::printf("%d of %d ingests were killed (usual duration %.2f s); %lld searches answered\n",
              killed, Rounds(), usual.seconds, static_cast<long long>(answered));
  const Outcome last = Running(IngestOf(Rounds() + 2)).Wait();
  EXPECT_EQ(last.status, 0) << last.err;
  EXPECT_EQ(HeldRound(Rounds() + 2, acknowledged), Rounds() + 2);
  ExpectInStep("the last ingest");
}

// Several ingests and a server at work on one folder, killed at any moment of writing, publishing
// or merging: nothing acknowledged is lost, the folder is put in step, nothing is left lying about.
TEST_F(Crash, SeveralIngestsKilledAtOnceLeaveNothingBehind) {
  ASSERT_EQ(Running(IngestOf(0)).Wait().status, 0);
  const auto part = [&](const std::string& source, int first, int round) {
    const std::string feed = scratch_.Write(source + ".jsonl", AdvertLines(first, 4, round));
    return Args{Program(), "ingest", feed, "--data", data_, "--day", std::string(kDay)};
  };
  const Outcome usual = Running(part("left", 1000, 0)).Wait();
  ASSERT_EQ(usual.status, 0) << usual.err;
  std::mt19937 random(std::random_device{}());
  std::uniform_real_distribution<double> moment(0.0, 2.0 * usual.seconds);
  int acknowledged = 4, killed = 0;  // adverts of left, right and the rounds before
  std::optional<Served> server(std::in_place, data_);
  for (int round = 1; round <= Rounds() && !HasFailure(); ++round) {
    SCOPED_TRACE(Concat("round ", round));
    const int first = 1000 + 10 * round;
    Running left(part("left", first, round)), right(part("right", first, round));
    std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));
    for (Running* running : {&left, &right}) running->Signal(SIGKILL);
    if (round % 4 == 0) server->process().Signal(SIGKILL);
    for (Running* running : {&left, &right}) {
      const Outcome run = running->Wait();
      killed += run.signal == SIGKILL ? 1 : 0;
      if (run.signal == 0) {
        EXPECT_EQ(run.status, 0) << run.err;
        acknowledged += 4;
      }
    }
    if (round % 4 == 0) server.emplace(data_);
    const Outcome plain = Corner({"ingest", "--data", data_, "--json"});
    EXPECT_EQ(plain.status, 0) << plain.err;
    ExpectInStep("two killed ingests");
    const int64_t held = Json(plain.out).root().member("searchable").integer().value_or(-1);
    EXPECT_GE(held, kAdverts + acknowledged);
    EXPECT_EQ((held - kAdverts) % 4, 0);  // all of a feed or nothing of it
    acknowledged = static_cast<int>(held) - kAdverts;
  }
  server.reset();
  ASSERT_EQ(Corner({"ingest", "--data", data_}).status, 0);
  for (const char* gone : {"scratch", "merge-1", "merge-2"}) {
    EXPECT_FALSE(std::filesystem::exists(data_ + "/index/" + gone)) << gone;
  }
  std::printf("%d of %d ingests were killed\n", killed, 2 * Rounds());
}

// A server told to stop finishes and says so; the data folder needs no repair.
TEST_F(Crash, AServerAskedToStopEndsCleanly) {
  ASSERT_EQ(Running(IngestOf(0)).Wait().status, 0);
  Served server(data_);
  ASSERT_EQ(Get(server.port(), "/api/v1/vacancies?q=team").status, 200);
  server.process().Signal(SIGTERM);
  const Outcome run = server.process().Wait();
  EXPECT_EQ(run.status, 0) << run.err;
  ExpectInStep("stopping");
}

}  // namespace
}  // namespace corner::testing
