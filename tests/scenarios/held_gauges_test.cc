// How many adverts wait for a person, as a monitor sees it at /metrics.
#include "service/cli/held_gauges.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "indexer/quality/rules.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;

// Two good adverts, and three that ask for a fee.
std::string Feed(const Scratch& scratch) {
  std::string lines = AdvertLines(1, 2);
  for (int i = 0; i < 3; ++i) {
    lines += Concat(R"({"id":"B-)", i, R"(","title":"Toy packer )", i,
                    R"(","employer":"Heron","description":"Pack toys, number )", i,
                    R"(. A registration fee of £20 applies."})", "\n");
  }
  return scratch.Write("feed.jsonl", lines);
}

// A loopback port that was free a moment ago.
int FreePort() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  EXPECT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size), 0);
  ::close(fd);
  return ntohs(address.sin_port);
}

class HeldGauges : public ::testing::Test {
 protected:
  void SetUp() override {
    const Outcome run = Corner({"ingest", Feed(scratch_), "--data", data_});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  // The value of a line of /metrics; -1 where there is none.
  static int64_t Value(const std::string& text, const std::string& name) {
    const size_t at = text.find("\n" + name + " ");
    if (at == std::string::npos) return -1;
    const size_t from = at + name.size() + 2;
    return ParseInteger(std::string_view(text).substr(from, text.find('\n', from) - from))
        .value_or(-1);
  }
  static std::string Of(std::string_view code) {
    return Concat("corner_held_adverts_by_reason{code=\"", code, "\"}");
  }

  Scratch scratch_;
  const std::string data_ = scratch_.Path("data");
};

TEST_F(HeldGauges, AreServedFromTheFirstMoment) {
  const int port = FreePort();
  Served server(data_, {"--metrics-port", std::to_string(port)});
  const HttpReply reply = Get(port, "/metrics");
  ASSERT_EQ(reply.status, 200);
  EXPECT_EQ(Value(reply.body, "corner_held_adverts"), 3);
  for (const indexer::QualityCode code : indexer::kAllQualityCodes) {
    EXPECT_EQ(Value(reply.body, Of(Name(code))), Name(code) == "fee_asked" ? 3 : 0) << Name(code);
  }
  EXPECT_THAT(reply.body, HasSubstr("# TYPE corner_held_adverts gauge"));
  EXPECT_EQ(Get(server.port(), "/metrics").status, 404) << "not where everybody can read it";
}

TEST_F(HeldGauges, FollowTheLedgerAndKeepTheirValueWhenItCannotBeRead) {
  std::atomic<bool> broken = false;
  std::atomic<int> looks = 0;
  http::MetricsRegistry metrics;
  const auto value = [&](const std::string& name) { return Value(metrics.Text(), name); };
  const auto after_looks = [&](int more) {
    for (const int until = looks + more; looks < until;) std::this_thread::yield();
  };
  const cli::HeldGauges gauges(
      [&]() -> absl::StatusOr<std::shared_ptr<const indexer::Ledger>> {
        ++looks;
        if (broken) return Unavailable("The ledger is busy.", "Ask again.");
        auto ledger = indexer::Ledger::Open(data_ + "/ledger.sqlite", indexer::Ledger::Mode::kRead);
        if (!ledger.ok()) return ledger.status();
        return std::shared_ptr<const indexer::Ledger>(*std::move(ledger));
      },
      &metrics, std::chrono::milliseconds(5));
  EXPECT_EQ(value("corner_held_adverts"), 3) << "before anybody can ask";

  const JsonDocument list = Json(Corner({"held", "list", "--json", "--data", data_}).out);
  const std::string id(list.root().member("items").element(0).member("id").string().value_or(""));
  const Outcome release = Corner({"held", "release", id, "--data", data_, "--by", "Ada Lane",
                                  "--why", "A club's fee, not for the job."});
  ASSERT_EQ(release.status, 0) << release.err;
  after_looks(3);
  EXPECT_EQ(value("corner_held_adverts"), 2);
  EXPECT_EQ(value(Of("fee_asked")), 2);

  broken = true;
  after_looks(3);
  EXPECT_EQ(value("corner_held_adverts"), 2) << "not nought";
}

}  // namespace
}  // namespace corner::testing
