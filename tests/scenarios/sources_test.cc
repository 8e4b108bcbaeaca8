// Sources kept current: every fault a feed's server can have is one sentence in `corner sources
// list`, the other sources carry on, and nothing is closed. The web's part runs inside this
// program, because the finished one fetches from public addresses only.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>
#include <sstream>
#include <thread>

#include "service/cli/commands.h"
#include "taxonomies/base/text.h"
#include "tests/scenarios/adverts.h"
#include "tests/scenarios/binary.h"
#include "tests/support/feed_server.h"

namespace corner::testing {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Gzip(const std::string& text) {
  std::string packed(compressBound(text.size()) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// Commands inside this program, with the tests' leave to fetch from loopback.
class Sources : public ::testing::Test {
 protected:
  Sources() {
    args_.fetch.addresses.allow_loopback = true;
    args_.fetch.ca_file = AuthorityFile();
    args_.fetch.slow_time = absl::Seconds(1);
    args_.fetch.connect_time = absl::Seconds(2);
    args_.fetch.most_unpacked_bytes = 4 << 20;
    args_.fetch.at_once = 8;
    std::filesystem::create_directories(data_);
  }
  Outcome Command(int (*command)(const cli::Context&, const cli::SourcesArgs&),
                  std::vector<std::string> keys, bool json = true) {
    args_.keys = std::move(keys);
    return Call([&](const cli::Context& context) { return command(context, args_); }, json);
  }
  Outcome Run(std::vector<std::string> keys = {}) {
    return Command(cli::RunSources, std::move(keys));
  }
  Outcome List(bool json = true) { return Call(cli::ListSources, json); }
  Outcome Call(const std::function<int(const cli::Context&)>& command, bool json) const {
    std::ostringstream out, err;
    cli::Context context;
    context.data = data_;
    context.day = *Day::ParseIso(kDay);
    context.json = json;
    context.out = &out;
    context.err = &err;
    Outcome outcome;
    outcome.status = command(context);
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
  }
  // One member of a source in `sources list --json`, as text.
  std::string Listed(std::string_view key, std::string_view member) {
    const JsonDocument list = Json(List().out);
    const JsonValue sources = list.root().member("sources");
    for (size_t i = 0; i < sources.size(); ++i) {
      if (sources.element(i).member("key").string() != key) continue;
      const JsonValue value = sources.element(i).member(member);
      return value.scalar_text().value_or(value.valid() ? value.ToJson() : "");
    }
    ADD_FAILURE() << key << " is not listed";
    return "";
  }
  int64_t OpenAdverts() const {
    const Outcome status = Corner({"status", "--data", data_, "--json"});
    return Json(status.out).root().member("open").integer().value_or(-1);
  }
  void ExpectClean() const {
    const Outcome verify = Corner({"verify", "--data", data_});
    EXPECT_EQ(verify.status, 0) << verify.err;
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
  cli::SourcesArgs args_;
};

// An advert as an element of a list.
std::string TrimmedAdvert(int number) { return std::string(TrimSpace(AdvertLine(number))); }

struct Fault {
  std::string name;      // of the source
  std::string sentence;  // part of its last error
  std::function<void(const FeedRequest&, FeedAnswer*)> answer;
  std::string settings;  // more of them
};

constexpr char kOk[] = "HTTP/1.1 200 OK\r\n";

void Drip(const FeedRequest&, FeedAnswer* answer) {
  answer->Send(Concat(kOk, "Content-Length: 90000\r\n\r\n"));
  while (answer->Send("x") && answer->Wait(milliseconds(50))) {
  }
}

void Endless(const FeedRequest&, FeedAnswer* answer) {
  answer->Send(Concat(kOk, "Transfer-Encoding: chunked\r\n\r\n"));
  while (answer->Send("10000\r\n" + std::string(1 << 16, ' ') + "\r\n")) {
  }
}

// The list grows while it is walked.
void Changing(const FeedRequest& request, FeedAnswer* answer) {
  const int64_t page = ParseInteger(request.Parameter("page")).value_or(0);
  answer->Reply(200, "",
                Concat("{\"total_pages\":", 2 + page, ",\"results\":[{\"id\":\"", page, "\"}]}"));
}

// The second page is a fault of the server's.
void HalfWalk(const FeedRequest& request, FeedAnswer* answer) {
  if (request.Parameter("page") == "2") {
    answer->Reply(500, "", "");
    return;
  }
  answer->Reply(200, "", "{\"total_pages\":2,\"results\":[" + TrimmedAdvert(1) + "]}");
}

std::vector<Fault> Faults() {
  const auto reply = [](int status, std::string headers, std::string body) {
    return [=](const FeedRequest&, FeedAnswer* answer) { answer->Reply(status, headers, body); };
  };
  const auto to = [&](const std::string& address) {
    return reply(302, "Location: " + address + "\r\n", "");
  };
  const std::string pages = "page_parameter = \"page\"\n";
  return {
      {"drip", "sends too slowly", Drip, ""},
      {"late", "was not done in time",
       [](const FeedRequest&, FeedAnswer* answer) { answer->Wait(std::chrono::seconds(60)); },
       "most_seconds = 1\n"},
      {"cut", "broke off",
       [](const FeedRequest&, FeedAnswer* answer) {
         answer->Send(Concat(kOk, "Content-Length: 9000\r\n\r\n", AdvertLines(1, 3)));
         answer->BreakOff();
       },
       ""},
      {"private", "leads to 10.1.2.3", to("https://10.1.2.3/feed"), ""},
      {"metadata", "leads to 169.254.169.254", to("https://169.254.169.254/"), ""},
      {"plain", "redirects to an address without https", to("http://localhost/"), ""},
      {"circle", "redirects in a circle", to("/circle"), ""},
      {"endless", "sends more than 1 MB", Endless, "most_megabytes = 1\n"},
      {"page", "a web page where a feed",
       reply(200, "Content-Type: text/html\r\n", "<p>Sign in</p>"), ""},
      {"empty", "an empty answer", reply(200, "", ""), ""},
      {"no-adverts", "no adverts", reply(200, "", "[]"), ""},
      {"bomb", "larger than 4194304 bytes when unpacked",
       reply(200, "Content-Encoding: gzip\r\n",
             Gzip("[{\"id\":\"1\",\"title\":\"" + std::string(32 << 20, 'x'))),
       ""},
      {"half-gzip", "cut short",
       reply(200, "Content-Encoding: gzip\r\n", Gzip(AdvertLines(1, 500)).substr(0, 900)), ""},
      {"broken", "answered 500", reply(500, "", "sorry"), ""},
      {"away", "answered 503", reply(503, "Retry-After: 600\r\n", ""), ""},
      {"locked", "answered 401", reply(401, "", ""), ""},
      {"gone", "answered 404", reply(404, "", ""), ""},
      {"half-json", "", reply(200, "", "[" + TrimmedAdvert(1) + ","), ""},
      {"changing", "number of pages changed from 3 to 4", Changing, pages},
      {"half-walk", "answered 500", HalfWalk, pages},
  };
}

TEST_F(Sources, EveryFaultIsOneSentenceAndClosesNothing) {
  const std::vector<Fault> faults = Faults();
  std::atomic<bool> faulty{false};
  FeedServer server([&](const FeedRequest& request, FeedAnswer* answer) {
    const auto fault = std::find_if(faults.begin(), faults.end(), [&](const Fault& candidate) {
      return "/" + candidate.name == request.path;
    });
    if (faulty && fault != faults.end()) return fault->answer(request, answer);
    // Paged or not, one page of five adverts.
    std::string list;
    for (int i = 1; i <= 5; ++i) list += (list.empty() ? "" : ",") + TrimmedAdvert(i);
    answer->Reply(200, "Content-Type: application/json\r\n",
                  "{\"total_pages\":1,\"results\":[" + list + "]}");
  });
  std::string list;
  for (const Fault& fault : faults) {
    list += Concat("[", fault.name, "]\nurl = \"", server.Url("/" + fault.name),
                   "\"\ncomplete = true\n", fault.settings);
  }
  list += Concat("[good]\nurl = \"", server.Url("/good"), "\"\ncomplete = true\n");
  scratch_.Write("data/sources.toml", list);
  const Outcome first = Run();
  ASSERT_EQ(first.status, 0) << first.err;
  const auto all = static_cast<int64_t>(5 * (faults.size() + 1));
  ASSERT_EQ(OpenAdverts(), all);

  faulty = true;
  const Outcome run = Run();
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(CountOf(run.err, "corner: "), faults.size()) << run.err;
  EXPECT_EQ(OpenAdverts(), all);
  for (const Fault& fault : faults) {
    SCOPED_TRACE(fault.name);
    const std::string error = Listed(fault.name, "last_error");
    EXPECT_THAT(error, HasSubstr(fault.sentence));
    EXPECT_THAT(error, Not(HasSubstr("\n")));
    EXPECT_THAT(error, Not(HasSubstr("/fetched/")));
    EXPECT_NE(Listed(fault.name, "hint"), "");
    EXPECT_EQ(Listed(fault.name, "failures"), "1");
    EXPECT_EQ(Listed(fault.name, "standing"), "up_to_date");  // what it had is still fresh
    EXPECT_EQ(Listed(fault.name, "held"), "null");
  }
  EXPECT_EQ(Listed("good", "failures"), "0");
  EXPECT_EQ(Listed("good", "last_error"), "null");
  // For people: a line, the trouble and a hint for each.
  const std::string words = List(false).out;
  EXPECT_EQ(CountOf(words, "The last try, just now, failed: "), faults.size()) << words;
  ExpectClean();

  faulty = false;
  EXPECT_EQ(Run().status, 0);
  EXPECT_EQ(OpenAdverts(), all);
  for (const Fault& fault : faults)
    EXPECT_EQ(Listed(fault.name, "last_error"), "null") << fault.name;
  EXPECT_TRUE(std::filesystem::exists(data_ + "/fetched"));
  for (const auto& entry : std::filesystem::directory_iterator(data_ + "/fetched")) {
    EXPECT_EQ(entry.path().extension(), ".lock") << entry.path();
  }
}

TEST_F(Sources, AServerThatNeverShakesHandsDelaysNobody) {
  FeedServer silent([](const FeedRequest&, FeedAnswer*) {}, FeedServer::Tls::kSilent);
  scratch_.Write("data/a.jsonl", AdvertLines(1, 3));
  scratch_.Write("data/sources.toml",
                 Concat("[silent]\nurl = \"", silent.Url("/"), "\"\n[file]\npath = \"a.jsonl\"\n"));
  EXPECT_EQ(Run().status, 1);
  EXPECT_THAT(Listed("silent", "last_error"), HasSubstr("did not answer within 2 seconds"));
  EXPECT_EQ(OpenAdverts(), 3);
}

TEST_F(Sources, NothingNewIsSaidByTheServer) {
  FeedServer server([](const FeedRequest& request, FeedAnswer* answer) {
    const auto etag = request.headers.find("if-none-match");
    if (etag != request.headers.end() && etag->second == "\"one\"") {
      answer->Send("HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n");
    } else {
      answer->Reply(200, "ETag: \"one\"\r\n", AdvertLines(1, 10));
    }
  });
  const std::string list = Concat("[s]\nurl = \"", server.Url("/"), "\"\n");
  scratch_.Write("data/sources.toml", list);
  ASSERT_EQ(Run().status, 0);
  const Outcome again = Run();
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.out, HasSubstr("\"outcome\":\"nothing_new\""));
  EXPECT_EQ(Listed("s", "lines"), "10");
  EXPECT_EQ(OpenAdverts(), 10);
  // What is to be done with the feed has changed: it is read again.
  scratch_.Write("data/sources.toml", list + "complete = true\n");
  EXPECT_THAT(Run().out, HasSubstr("\"outcome\":\"taken_in\""));
}

// Thirty adverts in three pages, by each way of walking.
TEST_F(Sources, PagesAreWalkedToTheirEnd) {
  FeedServer server([](const FeedRequest& request, FeedAnswer* answer) {
    const int page = static_cast<int>(ParseInteger(request.Parameter("page")).value_or(1));
    std::string list, headers, members;
    for (int i = page * 10 - 9; i <= page * 10 && page <= 3; ++i) {
      list += (list.empty() ? "" : ",") + TrimmedAdvert(i);
    }
    if (request.path == "/total") members = ",\"meta\":{\"totalPages\":3,\"total\":30}";
    if (request.path == "/link" && page < 3) {
      headers = Concat("Link: </link?page=", page + 1, ">; rel=\"next\"\r\n");
    }
    if (request.path == "/body" && page < 3) {
      members = Concat(",\"next\":\"?page=", page + 1, "\"");
    }
    answer->Reply(200, headers, "{\"results\":[" + list + "]" + members + "}");
  });
  const auto section = [&](const std::string& name, const std::string& how) {
    return Concat("[", name, "]\nurl = \"", server.Url("/" + name), "\"\ncomplete = true\n", how);
  };
  scratch_.Write("data/sources.toml",
                 section("total",
                         "page_parameter = \"page\"\npage_size_parameter = \"per_page\"\n"
                         "page_size = 10\n") +
                     section("until-empty", "page_parameter = \"page\"\n") +
                     section("link", "next = \"header\"\n") + section("body", "next = \"body\"\n"));
  const Outcome run = Run();
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(OpenAdverts(), 120);
  for (const char* key : {"total", "until-empty", "link", "body"})
    EXPECT_EQ(Listed(key, "lines"), "30");
  std::multiset<std::string> targets;
  for (const FeedRequest& request : server.requests()) targets.insert(request.target);
  EXPECT_EQ(targets.size(), 13u);  // three each, and the empty fourth page
  EXPECT_EQ(targets.count("/total?per_page=10&page=3"), 1u);
  EXPECT_EQ(targets.count("/until-empty?page=4"), 1u);
}

TEST_F(Sources, FewerAdvertsThanStatedIsNotComplete) {
  FeedServer server([](const FeedRequest&, FeedAnswer* answer) {
    answer->Reply(200, "",
                  "{\"total_pages\":1,\"total\":3,\"results\":[" + TrimmedAdvert(1) + "]}");
  });
  scratch_.Write("data/sources.toml", Concat("[s]\nurl = \"", server.Url("/"),
                                             "\"\npage_parameter = \"page\"\ncomplete = true\n"));
  EXPECT_EQ(Run().status, 1);
  EXPECT_THAT(Listed("s", "last_error"), HasSubstr("says it has 3 adverts, and its pages hold 1"));
  EXPECT_EQ(OpenAdverts(), 0);
}

TEST_F(Sources, SecretsAreSentAndNeverTold) {
  FeedServer server([](const FeedRequest& request, FeedAnswer* answer) {
    const auto key = request.headers.find("x-api-key");
    const bool known = (key != request.headers.end() && key->second == "hush-hush") ||
                       request.Parameter("app_key") == "hush-hush";
    known&& request.path == "/good" ? answer->Reply(200, "", AdvertLines(1, 3))
                                    : answer->Reply(known ? 500 : 401, "", "");
  });
  ::setenv("CORNER_SCENARIO_SECRET", "hush-hush", 1);
  const std::string file = scratch_.Write("credential", "hush-hush\n");
  scratch_.Write("data/sources.toml",
                 Concat("[by-header]\nurl = \"", server.Url("/good"),
                        "\"\nheader = \"X-Api-Key\"\nsecret_env = \"CORNER_SCENARIO_SECRET\"\n",
                        "[by-parameter]\nurl = \"", server.Url("/good?q=1"),
                        "\"\nparameter = \"app_key\"\nsecret_file = \"", file, "\"\n",
                        "[failing]\nurl = \"", server.Url("/bad"),
                        "\"\nparameter = \"app_key\"\nsecret_env = \"CORNER_SCENARIO_SECRET\"\n"));
  const Outcome run = Run();
  EXPECT_EQ(OpenAdverts(), 6);
  EXPECT_THAT(Listed("failing", "last_error"), HasSubstr("answered 500"));
  for (const std::string& text : {run.out, run.err, List().out, List(false).out}) {
    EXPECT_THAT(text, Not(HasSubstr("hush")));
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
    if (!entry.is_regular_file()) continue;
    EXPECT_THAT(ReadAll(entry.path()), Not(HasSubstr("hush-hush"))) << entry.path();
  }
}

TEST_F(Sources, HeldClosingsWaitForAPerson) {
  std::atomic<int> count{20};
  FeedServer server([&](const FeedRequest&, FeedAnswer* answer) {
    answer->Reply(200, "", AdvertLines(1, count));
  });
  scratch_.Write("data/sources.toml",
                 Concat("[s]\nurl = \"", server.Url("/"), "\"\ncomplete = true\n"));
  ASSERT_EQ(Run().status, 0);
  count = 5;
  const Outcome held = Run();
  EXPECT_EQ(held.status, 1);
  EXPECT_THAT(held.out, HasSubstr("\"outcome\":\"held\""));
  EXPECT_EQ(OpenAdverts(), 20);
  EXPECT_EQ(Listed("s", "held"), R"({"adverts":15,"day":"2026-06-01"})");
  EXPECT_THAT(List(false).out, HasSubstr("Held since the run of 1 June 2026: closing 15 adverts"));

  const Outcome released = Command(cli::ReleaseSource, {"s"});
  EXPECT_EQ(released.status, 0) << released.err;
  EXPECT_EQ(Json(released.out).root().member("closed").integer(), 15);
  EXPECT_EQ(OpenAdverts(), 5);
  EXPECT_EQ(Listed("s", "held"), "null");
  EXPECT_EQ(Command(cli::ReleaseSource, {"s"}).status, 1);
  ExpectClean();
}

// The finished program, with files.
TEST(SourcesProgram, IsAddedRunPausedResumedAndListed) {
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  const std::string feed = scratch.Write("feed.jsonl", AdvertLines(1, 10));
  const auto corner = [&](Args args) {
    args.insert(args.begin(), "sources");
    args.insert(args.end(), {"--data", data, "--json"});
    return Corner(args);
  };
  EXPECT_EQ(Json(corner({"list"}).out).root().member("sources").size(), 0u);
  EXPECT_EQ(corner({"add", "s", "--path", feed, "--schedule", "every 6 hours", "--complete"}).out,
            "{\"key\":\"s\",\"change\":\"added\"}\n");
  EXPECT_EQ(corner({"add", "s", "--path", feed}).status, 1);
  EXPECT_EQ(corner({"add", "t", "--path", feed, "--schedule", "sometimes"}).status, 1);
  EXPECT_EQ(corner({"add", "t", "--url", "https://a.example/?api_key=1"}).status, 1);
  EXPECT_EQ(corner({"add", "t"}).status, 1);
  EXPECT_EQ(corner({"add"}).status, 2);
  EXPECT_EQ(corner({"pause", "nobody"}).status, 1);
  EXPECT_EQ(corner({"run", "nobody"}).status, 1);
  const Outcome run = corner({"run", "s"});
  EXPECT_EQ(run.status, 0) << run.err;
  const JsonDocument report = Json(run.out);
  const JsonValue source = report.root().member("sources").element(0);
  EXPECT_EQ(source.member("outcome").string(), "taken_in");
  EXPECT_EQ(source.member("report").member("accepted").integer(), 10);
  EXPECT_EQ(corner({"pause", "s"}).status, 0);
  EXPECT_THAT(corner({"list"}).out, HasSubstr("\"standing\":\"paused\""));
  EXPECT_EQ(corner({"run"}).status, 1);  // all that are not paused: none
  EXPECT_EQ(corner({"resume", "s"}).status, 0);
  EXPECT_THAT(corner({"list"}).out, HasSubstr("\"standing\":\"up_to_date\""));
  EXPECT_EQ(Corner({"ingest", "--watch", feed, "--data", data}).status, 2);
}

// No option of the finished program opens the machine's own network.
TEST(SourcesProgram, FetchesFromPublicAddressesOnly) {
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  FeedServer server([](const FeedRequest&, FeedAnswer* answer) { answer->Reply(200, "", "[]"); });
  ASSERT_EQ(
      Corner({"sources", "add", "s", "--url", server.Url("/", "127.0.0.1"), "--data", data}).status,
      0);
  const Outcome run = Corner({"sources", "run", "--data", data});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(ComplaintOf(run).sentence, HasSubstr("leads to 127.0.0.1"));
  EXPECT_TRUE(server.requests().empty());
}

TEST(SourcesProgram, WatchTakesInAndStopsWhenTold) {
  const Scratch scratch;
  const std::string data = scratch.Path("data");
  scratch.Write("feed.jsonl", AdvertLines(1, 10));
  for (const int signal : {SIGTERM, SIGINT}) {
    std::filesystem::remove_all(data);
    ASSERT_EQ(Corner({"sources", "add", "s", "--path", "../feed.jsonl", "--data", data}).status, 0);
    ASSERT_EQ(Corner({"sources", "add", "gone", "--path", "nothing", "--data", data}).status, 0);
    Running watch({Program(), "ingest", "--watch", "--data", data, "--day", std::string(kDay)});
    for (int tries = 0; tries < 3000 && CountOf(watch.out(), "\n") < 3 && !watch.ended(); ++tries) {
      std::this_thread::sleep_for(milliseconds(10));
    }
    // Asleep, it keeps nobody from writing; it may still be publishing what it has told of.
    const std::string more = scratch.Write("more.jsonl", AdvertLines(50, 2));
    Outcome other;
    for (int tries = 0; tries < 100 && other.status != 0; ++tries) {
      if (tries > 0) std::this_thread::sleep_for(milliseconds(100));
      other = Corner({"ingest", more, "--data", data});
    }
    EXPECT_EQ(other.status, 0) << other.err;
    watch.Signal(signal);
    const Outcome run = watch.Wait(std::chrono::seconds(30));
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("s: read 10 adverts – 10 new or changed"));
    EXPECT_THAT(run.out, HasSubstr("gone: "));
    EXPECT_THAT(run.err, HasSubstr("stopped watching"));
    EXPECT_EQ(Corner({"verify", "--data", data}).status, 0);
    EXPECT_EQ(CountOf(Corner({"export", "--data", data}).out, "\n"), 12u);
  }
}

}  // namespace
}  // namespace corner::testing
