// The fetcher against a server that misbehaves: every fault is one sentence that names the host,
// and nothing usable is left behind.
#include "indexer/sources/fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/time/clock.h"
#include "indexer/sources/media_type.h"
#include "taxonomies/base/text.h"
#include "tests/support/feed_server.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/status_matchers.h"

namespace corner::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using testing::FailsWith;
using testing::FeedAnswer;
using testing::FeedRequest;
using testing::FeedServer;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;
using Code = absl::StatusCode;

constexpr std::chrono::milliseconds kSoon(50);

// Every fault at an address of its own.
void Misbehave(const FeedRequest& request, FeedAnswer* answer) {
  const std::string& path = request.path;
  const std::string head = "HTTP/1.1 200 OK\r\n";
  if (path == "/good") {
    answer->Reply(
        200,
        "ETag: \"v1\"\r\nLast-Modified: Mon, 01 Jun 2026 05:00:00 GMT\r\nLink: </2>; rel=next\r\n",
        "[{}]");
  } else if (path == "/same") {
    const auto etag = request.headers.find("if-none-match");
    const bool known = etag != request.headers.end() && etag->second == "\"v1\"";
    known ? answer->Send("HTTP/1.1 304 Not Modified\r\n\r\n")
          : answer->Reply(200, "ETag: \"v1\"\r\n", "[{}]");
  } else if (path == "/unasked-304") {
    answer->Send("HTTP/1.1 304 Not Modified\r\n\r\n");
  } else if (path == "/short") {
    answer->Send(head + "Content-Length: 100\r\n\r\n[{}]");
    answer->BreakOff();
  } else if (path == "/short-chunk") {
    answer->Send(head + "Transfer-Encoding: chunked\r\n\r\n4\r\n[{}]\r\n20\r\n[{");
    answer->BreakOff();
  } else if (path == "/no-end") {  // as long as the connection lives, which ends without a word
    answer->Send(head + "\r\n[{}]");
    answer->BreakOff();
  } else if (path == "/nothing-at-all") {
    answer->BreakOff();
  } else if (path == "/empty") {
    answer->Reply(200, "", "");
  } else if (path == "/endless") {
    answer->Send(head + "Transfer-Encoding: chunked\r\n\r\n");
    while (answer->Send("10000\r\n" + std::string(1 << 16, 'x') + "\r\n")) {
    }
  } else if (path == "/huge") {
    answer->Send(head + "Content-Length: 99999999999\r\n\r\n");
    while (answer->Send(std::string(1 << 16, 'x'))) {
    }
  } else if (path == "/drip") {
    answer->Send(head + "Content-Length: 5000\r\n\r\n");
    while (answer->Send("x") && answer->Wait(kSoon)) {
    }
  } else if (path == "/head-drip") {
    while (answer->Send("HTTP/1.1 200 OK\r\nX: y\r\n") && answer->Wait(std::chrono::hours(1))) {
    }
  } else if (path == "/endless-head") {
    answer->Send(head);
    while (answer->Send("X-Filler: " + std::string(1000, 'y') + "\r\n")) {
    }
  } else if (path == "/page") {
    answer->Reply(200, "Content-Type: text/html; charset=utf-8\r\n", "<html><p>Sign in</p></html>");
  } else if (path == "/picture") {
    answer->Reply(200, "Content-Type: image/png\r\n", "PNG");
  } else if (path == "/brotli") {
    answer->Reply(200, "Content-Encoding: br\r\n", "xx");
  } else if (path == "/garbage") {
    answer->Send("SSH-2.0-OpenSSH\r\n\r\n");
    answer->BreakOff();
  } else if (path.starts_with("/to/")) {
    answer->Reply(302, Concat("Location: ", request.target.substr(4), "\r\n"), "moved");
  } else if (path == "/nowhere") {
    answer->Reply(302, "", "moved");
  } else if (path == "/hops") {
    const int hop = static_cast<int>(ParseInteger(request.Parameter("n")).value_or(0));
    answer->Reply(301, Concat("Location: /hops?n=", hop + 1, "\r\n"), "");
  } else if (path.starts_with("/status/")) {
    answer->Reply(static_cast<int>(*ParseInteger(path.substr(8))), "Retry-After: 120\r\n", "sorry");
  } else {
    answer->Reply(404, "", "");
  }
}

class FetchTest : public ::testing::Test {
 protected:
  FetchTest() {
    options_.addresses.allow_loopback = true;
    options_.ca_file = testing::AuthorityFile();
    options_.connect_time = absl::Seconds(5);
    options_.slow_time = absl::Seconds(1);
    const int port = server_.port();
    options_.resolve = {Concat("feeds.test:", port, ":127.0.0.1"),
                        Concat("stranger.test:", port, ":127.0.0.1"),
                        Concat("other.test:", port, ":127.0.0.1"),
                        Concat("private.test:", port, ":10.0.0.1"),
                        Concat("metadata.test:", port, ":169.254.169.254"),
                        Concat("mapped.test:", port, ":[::ffff:127.0.0.1]"),
                        Concat("six.test:", port, ":[fd00::1]")};
  }

  FetchRequest Request(std::string_view target, std::string_view host = "localhost") {
    FetchRequest request;
    request.url = server_.Url(target, host);
    request.most_bytes = 4 << 20;
    request.most_time = absl::Seconds(20);
    return request;
  }
  std::string File() const { return (folder_ / "feed").string(); }
  absl::StatusOr<FetchReply> Get(const FetchRequest& request) {
    Fetcher fetcher(options_, [this] { return stop_.load(); });
    auto reply = fetcher.Get(request, File());
    retry_after_ = fetcher.retry_after();
    return reply;
  }
  absl::StatusOr<FetchReply> Get(std::string_view target) { return Get(Request(target)); }

  FeedServer server_{Misbehave};
  FetchOptions options_;
  corner::testing::ScratchFolder scratch_;
  const fs::path folder_ = scratch_.path();
  std::atomic<bool> stop_{false};
  absl::Duration retry_after_;
};

TEST_F(FetchTest, StoresWhatItGetsAndKeepsTheValidators) {
  ASSERT_OK_AND_ASSIGN(const FetchReply reply, Get("/good"));
  EXPECT_FALSE(reply.not_modified);
  EXPECT_EQ(reply.bytes, 4);
  EXPECT_EQ(reply.etag, "\"v1\"");
  EXPECT_EQ(reply.last_modified, "Mon, 01 Jun 2026 05:00:00 GMT");
  EXPECT_THAT(reply.links, ElementsAre("</2>; rel=next"));
  std::ostringstream text;
  text << std::ifstream(File()).rdbuf();
  EXPECT_EQ(text.str(), "[{}]");
}

TEST_F(FetchTest, AsksConditionally) {
  FetchRequest request = Request("/same");
  request.etag = "\"v1\"";
  ASSERT_OK_AND_ASSIGN(const FetchReply same, Get(request));
  EXPECT_TRUE(same.not_modified);
  EXPECT_FALSE(fs::exists(File()));
  request.etag = "\"v0\"";
  ASSERT_OK_AND_ASSIGN(const FetchReply changed, Get(request));
  EXPECT_FALSE(changed.not_modified);
  EXPECT_THAT(Get("/unasked-304"),
              FailsWith(Code::kInvalidArgument, "localhost says that nothing"));
}

struct Fault {
  std::string target, sentence;
  Code code;
};

class FetchFault : public FetchTest, public ::testing::WithParamInterface<Fault> {};

TEST_P(FetchFault, IsOneSentenceAndLeavesNothing) {
  const absl::Time start = absl::Now();
  const auto reply = Get(Concat(GetParam().target, "?q=private"));
  ASSERT_THAT(reply, FailsWith(GetParam().code, GetParam().sentence));
  EXPECT_THAT(Sentence(reply.status()), ::testing::StartsWith("localhost "));
  EXPECT_THAT(Sentence(reply.status()), Not(HasSubstr("private")));
  EXPECT_THAT(Sentence(reply.status()), Not(HasSubstr("\n")));
  EXPECT_FALSE(fs::exists(File()));
  EXPECT_LT(absl::Now() - start, absl::Seconds(15));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FetchFault,
    ::testing::Values(Fault{"/short", "broke off", Code::kUnavailable},
                      Fault{"/short-chunk", "broke off", Code::kUnavailable},
                      Fault{"/no-end", "where its answer ends", Code::kInvalidArgument},
                      Fault{"/nothing-at-all", "broke off", Code::kUnavailable},
                      Fault{"/empty", "sent an empty answer", Code::kInvalidArgument},
                      Fault{"/endless", "sends more than 4 MB", Code::kResourceExhausted},
                      Fault{"/huge", "sends more than 4 MB", Code::kResourceExhausted},
                      Fault{"/drip", "sends too slowly", Code::kUnavailable},
                      Fault{"/head-drip", "sends too slowly", Code::kUnavailable},
                      Fault{"/endless-head", "too long a head", Code::kResourceExhausted},
                      Fault{"/page", "sent a web page where a feed", Code::kInvalidArgument},
                      Fault{"/picture", "sent “image/png” where", Code::kInvalidArgument},
                      Fault{"/brotli", "not asked for", Code::kInvalidArgument},
                      Fault{"/garbage", "localhost ", Code::kUnavailable},
                      Fault{"/nowhere", "redirects without saying", Code::kInvalidArgument},
                      Fault{"/hops", "redirects too often", Code::kInvalidArgument},
                      Fault{"/status/401", "answered 401", Code::kFailedPrecondition},
                      Fault{"/status/404", "answered 404", Code::kNotFound},
                      Fault{"/status/410", "answered 410", Code::kNotFound},
                      Fault{"/status/418", "answered 418", Code::kFailedPrecondition},
                      Fault{"/status/204", "answered 204", Code::kFailedPrecondition},
                      Fault{"/status/206", "answered 206", Code::kFailedPrecondition},
                      Fault{"/status/500", "answered 500", Code::kUnavailable},
                      Fault{"/status/503", "answered 503", Code::kUnavailable}));

struct Detour {
  std::string to, sentence;
};

class FetchRedirect : public FetchTest, public ::testing::WithParamInterface<Detour> {};

TEST_P(FetchRedirect, IsRefused) {
  const std::string port = Concat(server_.port());
  EXPECT_THAT(Get("/to/" + ReplaceAll(GetParam().to, "PORT", port)),
              FailsWith(Code::kFailedPrecondition, GetParam().sentence));
  EXPECT_FALSE(fs::exists(File()));
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, FetchRedirect,
    ::testing::Values(Detour{"https://10.0.0.1:PORT/", "leads to 10.0.0.1"},
                      Detour{"https://169.254.169.254/latest", "leads to 169.254.169.254"},
                      Detour{"https://[::ffff:10.0.0.1]/", "leads to ::ffff:10.0.0.1"},
                      Detour{"https://[fe80::1]/", "leads to fe80::1"},
                      Detour{"https://[64:ff9b::7f00:1]/", "leads to 64:ff9b::7f00:1"},
                      Detour{"https://0x0a.1/", "leads to 10.0.0.1"},
                      Detour{"https://167772161/", "leads to 10.0.0.1"},
                      Detour{"https://0.0.0.0/", "leads to 0.0.0.0"},
                      Detour{"https://me:pw@192.168.1.1/", "leads to 192.168.1.1"},
                      Detour{"https://127.0.0.1:22/", "leads to port 22"},
                      // DNS answers
                      Detour{"https://private.test:PORT/", "leads to 10.0.0.1"},
                      Detour{"https://metadata.test:PORT/", "leads to 169.254.169.254"},
                      Detour{"https://mapped.test:PORT/", "leads to ::ffff:127.0.0.1"},
                      Detour{"https://six.test:PORT/", "leads to fd00::1"}));

TEST_F(FetchTest, RefusesOtherSchemesAndCircles) {
  for (const char* to : {"http://localhost/", "http://localhost:443/good", "file:///etc/passwd",
                         "ftp://localhost/", "gopher://localhost/", "javascript:alert(1)"}) {
    EXPECT_THAT(Get(Concat("/to/", to)), FailsWith(Code::kInvalidArgument, "redirects to ")) << to;
  }
  EXPECT_THAT(Get("/to//to//to/"), Not(IsOk()));
  EXPECT_THAT(Get(Concat("/to/", server_.Url("/to/"))), Not(IsOk()));
}

TEST_F(FetchTest, ARedirectToItselfIsACircle) {
  FeedServer circle([](const FeedRequest& request, FeedAnswer* answer) {
    answer->Reply(302, request.path == "/a" ? "Location: /b\r\n" : "Location: /a\r\n", "");
  });
  FetchRequest request = Request("/a");
  request.url = circle.Url("/a");
  EXPECT_THAT(Get(request), FailsWith(Code::kInvalidArgument, "redirects in a circle"));
}

TEST_F(FetchTest, WithoutTheTestsPermissionLoopbackIsRefused) {
  options_.addresses = {};
  EXPECT_THAT(Get("/good"), FailsWith(Code::kFailedPrecondition, "localhost leads to "));
  EXPECT_THAT(server_.requests(), ElementsAre());
}

TEST_F(FetchTest, TheSecretGoesToItsServerOnly) {
  FetchRequest request = Request(Concat("/to/", server_.Url("/good", "other.test")), "feeds.test");
  request.header_name = "X-Api-Key";
  request.header_value = "s3cret";
  ASSERT_THAT(Get(request), IsOk());
  request.url = server_.Url("/to//good", "feeds.test");
  ASSERT_THAT(Get(request), IsOk());
  const std::vector<FeedRequest> seen = server_.requests();
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[0].headers.at("x-api-key"), "s3cret");
  EXPECT_EQ(seen[1].headers.count("x-api-key"), 0u);  // another host
  EXPECT_EQ(seen[2].headers.at("x-api-key"), "s3cret");
  EXPECT_EQ(seen[3].headers.at("x-api-key"), "s3cret");  // the same host
}

TEST_F(FetchTest, KeepsToItsTime) {
  options_.slow_time = absl::Seconds(30);
  FetchRequest request = Request("/drip");
  request.most_time = absl::Seconds(1);
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "was not done in time"));
}

TEST_F(FetchTest, LeavesAServerThatNeverShakesHands) {
  FeedServer silent(Misbehave, FeedServer::Tls::kSilent);
  options_.connect_time = absl::Seconds(1);
  FetchRequest request = Request("/good");
  request.url = silent.Url("/good");
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "did not answer within 1 seconds"));
}

TEST_F(FetchTest, BelievesNoOtherCertificate) {
  FeedServer stranger(Misbehave, FeedServer::Tls::kUntrusted);
  FetchRequest request = Request("/good");
  request.url = stranger.Url("/good");
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "cannot prove who it is"));
  request.url = server_.Url("/good", "stranger.test");  // the right authority, another name
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "cannot prove who it is"));
  options_.ca_file.clear();
  EXPECT_THAT(Get("/good"), FailsWith(Code::kUnavailable, "cannot prove who it is"));
  EXPECT_THAT(stranger.requests(), ElementsAre());
}

TEST_F(FetchTest, StopsWhenAsked) {
  options_.slow_time = absl::Seconds(60);
  std::thread later([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    stop_ = true;
  });
  const absl::Time start = absl::Now();
  EXPECT_THAT(Get("/drip"), FailsWith(Code::kCancelled, "stopping"));
  EXPECT_LT(absl::Now() - start, absl::Seconds(5));
  later.join();
}

TEST_F(FetchTest, HearsHowLongToWait) {
  EXPECT_THAT(Get("/status/429"), FailsWith(Code::kUnavailable, "answered 429"));
  EXPECT_EQ(retry_after_, absl::Seconds(120));
}

TEST_F(FetchTest, ANameNobodyKnowsAndAPortNobodyServes) {
  FetchRequest request = Request("/");
  request.url = "https://nobody.invalid/";
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "nobody.invalid is a name nobody knows"));
  request.url = "https://localhost:1/";
  EXPECT_THAT(Get(request), FailsWith(Code::kUnavailable, "localhost takes no connections"));
}

TEST(MediaType, FitsTheFormat) {
  for (const auto& [type, format] : {std::pair("application/json; charset=utf-8", "json"),
                                     {"application/ld+json", "json"},
                                     {"application/x-ndjson", "jsonl"},
                                     {"TEXT/XML", "xml"},
                                     {"application/rss+xml", "xml"},
                                     {"text/csv", "csv"},
                                     {"text/plain", "tsv"},
                                     {"", "json"},
                                     {"application/gzip", "xml"},
                                     {"application/octet-stream", ""},
                                     {"application/json", ""}}) {
    EXPECT_THAT(CheckMediaType(type, format), IsOk()) << type << " " << format;
  }
  for (const auto& [type, format] : {std::pair("text/html", ""),
                                     {"application/xhtml+xml", "xml"},
                                     {"image/svg+xml", ""},
                                     {"application/json", "xml"},
                                     {"text/csv", "json"},
                                     {"application/pdf", ""},
                                     {"\xFF", ""}}) {
    EXPECT_THAT(CheckMediaType(type, format), FailsWith(Code::kInvalidArgument, "where a feed"))
        << type;
  }
}

}  // namespace
}  // namespace corner::indexer
