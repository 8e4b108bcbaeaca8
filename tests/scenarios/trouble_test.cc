// Trouble around the program: a second writer, output that cannot be written, a taken port, damaged
// files. Each is one sentence and exit status 1, and what was there stays.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;

class Trouble : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string feed = scratch_.Write("feed.jsonl", AdvertLines(1, 300));
    const Outcome run = Corner({"ingest", feed, "--data", data_});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  void ExpectOneSentence(const Outcome& run, const std::string& part) const {
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_EQ(CountOf(run.err, "corner: "), 1u) << run.err;
    EXPECT_LE(CountOf(run.err, "\n"), 2u) << run.err;
    EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr(part));
    EXPECT_NE(ComplaintOf(run).hint, "");
  }
  void ExpectAllThere(int adverts) const {
    const Outcome verify = Corner({"verify", "--data", data_, "--json"});
    EXPECT_EQ(verify.status, 0) << verify.err;
    EXPECT_EQ(Json(verify.out).root().member("index").integer(), adverts);
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

TEST_F(Trouble, ASecondWriterWaitsItsTurnWhileReadersGoOn) {
  const std::string pipe = scratch_.Path("slow.jsonl");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  Running first({Program(), "ingest", pipe, "--data", data_, "--day", std::string(kDay)});
  int writer = -1;  // opens once the first one reads, and so holds the ledger
  for (int tries = 0; tries < 30'000 && writer < 0 && !first.ended(); ++tries) {
    writer = ::open(pipe.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (writer < 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ASSERT_GE(writer, 0);
  const std::string more = scratch_.Write("more.jsonl", AdvertLines(500, 3));
  ExpectOneSentence(Corner({"ingest", more, "--data", data_, "--wait", "0"}),
                    "another corner process is writing");
  Running second({Program(), "ingest", more, "--data", data_, "--day", std::string(kDay)});
  const Outcome search = Corner({"search", "team", "--data", data_, "--json"});
  EXPECT_EQ(search.status, 0) << search.err;
  EXPECT_EQ(Json(search.out).root().member("total").integer(), 300);
  EXPECT_FALSE(second.ended());
  const std::string lines = AdvertLines(700, 5);
  EXPECT_EQ(::write(writer, lines.data(), lines.size()), static_cast<ssize_t>(lines.size()));
  ::close(writer);
  for (Running* running : {&first, &second}) {
    const Outcome run = running->Wait();
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err, "");  // no word about waiting in a pipe
  }
  ExpectAllThere(308);
}

TEST_F(Trouble, OutputThatCannotBeWrittenIsNoSuccess) {
  const auto full = [] { ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO); };
  for (const char* command : {"search", "status", "verify", "export"}) {
    const Outcome run = Corner({command, "--data", data_}, full);
    EXPECT_EQ(run.status, 1) << command;
    EXPECT_THAT(run.err, HasSubstr("could not be written")) << command;
  }
}

TEST_F(Trouble, ATakenPortIsNamed) {
  Served server(data_);
  ASSERT_NE(server.port(), 0);
  const std::string port = Concat(server.port());
  ExpectOneSentence(Corner({"serve", "--data", data_, "--port", port}), "port " + port);
  EXPECT_EQ(Get(server.port(), "/healthz").status, 200);
}

TEST_F(Trouble, ADamagedIndexIsRebuiltFromTheLedger) {
  for (const auto& [name, left] :
       {std::pair("columns.bin", 5000), {"forward.bin", 3000}, {"vocabulary.txt", 300}}) {
    SCOPED_TRACE(name);
    int damaged = 0;  // a generation before may still lie beside the current one
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_ + "/index")) {
      if (entry.path().filename() != name) continue;
      ASSERT_EQ(::truncate(entry.path().c_str(), left), 0);
      ++damaged;
    }
    ASSERT_GT(damaged, 0);
    ExpectOneSentence(Corner({"verify", "--data", data_}), "damaged");
    ExpectOneSentence(Corner({"search", "team", "--data", data_}), "damaged");
    const Outcome rebuilt = Corner({"ingest", "--rebuild", "--data", data_});
    EXPECT_EQ(rebuilt.status, 0) << rebuilt.err;
    ExpectAllThere(300);
  }
}

TEST_F(Trouble, ADamagedLedgerIsSaidInOneSentence) {
  const std::string path = data_ + "/ledger.sqlite";
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const std::string noise(65'536, '\x5A');  // at least one whole page
  ASSERT_EQ(::pwrite(file, noise.data(), noise.size(), 65'536), 65'536);
  ::close(file);
  ExpectOneSentence(Corner({"verify", "--data", data_}), "ledger is damaged");
}

}  // namespace
}  // namespace corner::testing
