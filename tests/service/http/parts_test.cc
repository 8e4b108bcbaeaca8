// The parts around the connections: routes, problems, replies, metrics, log, forms.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "service/http/log.h"
#include "service/http/metrics.h"
#include "service/http/problem.h"
#include "service/http/reply_writer.h"
#include "service/http/router.h"
#include "service/http/target.h"
#include "service/http/worker_pool.h"
#include "taxonomies/base/json.h"
#include "tests/support/status_matchers.h"

namespace corner::http {
namespace {

using corner::testing::FailsWith;
using corner::testing::IsOk;

Request Asking(std::string_view method, std::string_view target) {
  std::string_view reason;
  const auto parsed = ParseTarget(target, &reason);
  EXPECT_TRUE(parsed) << reason;
  Request request;
  request.method = method;
  request.raw_target = target;
  request.request_id = "test-request";
  if (parsed) {
    request.path = parsed->path;
    request.segments = parsed->segments;
    request.query = parsed->query;
  }
  return request;
}

Handler Says(std::string word) {
  return [word](const Request& request) {
    return TextReply(200, word + ":" + std::string(request.PathParam("id")) +
                              std::string(request.PathParam("rest")));
  };
}

TEST(Router, FindsTheMostSpecificRoute) {
  Router router;
  router.Add("GET", "/", Says("root"))
      .Add("GET", "/v/{id}", Says("one"))
      .Add("GET", "/v/new", Says("new"))
      .Add("GET", "/v/{id}/edit", Says("edit"))
      .Add("GET", "/assets/{rest...}", Says("rest"))
      .Add("POST", "/v:import", Says("import"));
  EXPECT_THAT(router.status(), IsOk());
  const struct {
    const char* method;
    const char* target;
    int status;
    const char* body;
  } cases[] = {
      {"GET", "/", 200, "root:"},
      {"GET", "/?a=b", 200, "root:"},
      {"GET", "/v/7", 200, "one:7"},
      {"HEAD", "/v/7", 200, "one:7"},
      {"GET", "/v/new", 200, "new:"},
      {"GET", "/v/7/edit", 200, "edit:7"},
      {"GET", "/v/a%2Fb", 200, "one:a/b"},
      {"GET", "/v/caf%C3%A9", 200, "one:caf\xC3\xA9"},
      {"GET", "/assets/a/b.css", 200, "rest:a/b.css"},
      {"POST", "/v:import", 200, "import:"},
  };
  for (const auto& item : cases) {
    const Reply reply = router.Serve(Asking(item.method, item.target));
    EXPECT_EQ(reply.status, item.status) << item.target;
    EXPECT_EQ(reply.body, item.body) << item.target;
  }
  for (const char* missing : {"/v", "/v/", "/v/7/", "/v/7/other", "/assets", "//", "/V/7"}) {
    EXPECT_EQ(router.Serve(Asking("GET", missing)).status, 404) << missing;
  }
  EXPECT_EQ(router.Serve(Asking("POST", "/v/7")).status, 405);
  EXPECT_EQ(router.routes().size(), 6u);
}

TEST(Router, RefusesBrokenRoutes) {
  const struct {
    const char* method;
    const char* pattern;
    const char* sentence;
  } cases[] = {
      {"GET", "a", "start with a slash"},
      {"GET", "", "start with a slash"},
      {"GET", "/{a", "broken parameter"},
      {"GET", "/x{a}", "broken parameter"},
      {"GET", "/{a...}/b", "goes on after"},
      {"G T", "/", "no method"},
      {"GET", "/same", "twice"},
  };
  for (const auto& item : cases) {
    Router router;
    router.Add("GET", "/same", Says("x"));
    router.Add(item.method, item.pattern, Says("x"));
    EXPECT_THAT(router.status(), FailsWith(absl::StatusCode::kInvalidArgument, item.sentence));
  }
  Router empty;
  empty.Add("GET", "/", nullptr);
  EXPECT_FALSE(empty.status().ok());
}

TEST(Router, ErrorPageDrawsEveryErrorAndItsOwnFailureHidesNone) {
  Router router;
  router.Add("GET", "/bad", [](const Request&) -> Reply { throw std::runtime_error("secret"); });
  router.Add("GET", "/odd", [](const Request&) -> Reply { throw 7; });
  std::string kind;
  const Route& bad = *router.routes()[0];
  EXPECT_EQ(router.Call(bad, Asking("GET", "/bad"), &kind).status, 500);
  EXPECT_NE(kind.find("runtime_error"), std::string::npos);
  EXPECT_EQ(router.Serve(Asking("GET", "/odd")).status, 500);
  router.SetErrorPage([](const Request&, const Problem& problem) {
    return HtmlReply(200, "<p>" + problem.detail);
  });
  const Reply page = router.Serve(Asking("GET", "/missing"));
  EXPECT_EQ(page.status, 404) << "the page cannot change the status";
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  router.SetErrorPage([](const Request&, const Problem&) -> Reply { throw 1; });
  EXPECT_EQ(router.Serve(Asking("GET", "/missing")).content_type, "application/problem+json");
}

TEST(Problem, EveryCodeHasItsStatus) {
  const struct {
    absl::StatusCode code;
    int status;
  } table[] = {
      {absl::StatusCode::kInvalidArgument, 400},   {absl::StatusCode::kOutOfRange, 422},
      {absl::StatusCode::kUnauthenticated, 401},   {absl::StatusCode::kPermissionDenied, 403},
      {absl::StatusCode::kNotFound, 404},          {absl::StatusCode::kAlreadyExists, 409},
      {absl::StatusCode::kAborted, 409},           {absl::StatusCode::kFailedPrecondition, 410},
      {absl::StatusCode::kResourceExhausted, 413}, {absl::StatusCode::kUnimplemented, 501},
      {absl::StatusCode::kUnavailable, 503},       {absl::StatusCode::kDeadlineExceeded, 503},
      {absl::StatusCode::kInternal, 500},          {absl::StatusCode::kUnknown, 500},
      {absl::StatusCode::kDataLoss, 500},
  };
  for (const auto& row : table) {
    const Reply reply = ProblemReply(Error(row.code, "A sentence.", "A hint."), "id-1");
    EXPECT_EQ(reply.status, row.status);
    const auto json = JsonDocument::Parse(reply.body);
    ASSERT_TRUE(json.ok()) << reply.body;
    EXPECT_EQ(json->root().member("status").integer(), row.status);
    EXPECT_EQ(json->root().member("title").string(), ReasonPhrase(row.status));
    EXPECT_EQ(json->root().member("instance").string(), "urn:request:id-1");
    EXPECT_EQ(reply.body.find("A sentence.") == std::string::npos, row.status == 500);
    EXPECT_EQ(reply.body.find("A hint.") == std::string::npos, row.status == 500);
    EXPECT_EQ(reply.HasHeader("Retry-After"), row.status == 503);
  }
}

TEST(Problem, ItemsAndHostileTextStayValidJson) {
  Problem problem;
  problem.status = 422;
  problem.detail = "bad \xFF \"quote\"\n";
  problem.errors = {{"/pay/min", "unknown", "No such \x01 value."}};
  const auto json = JsonDocument::Parse(ProblemReply(problem).body);
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json->root().member("errors").element(0).member("pointer").string(), "/pay/min");
}

TEST(ReplyWriter, KeepsWhatTheHandlerSetAndRefusesWhatWouldBreakTheMessage) {
  Reply reply = TextReply(200, "x");
  reply.headers = {{"cache-control", "max-age=60"}, {"Content-Security-Policy", "default-src a"}};
  ASSERT_TRUE(IsSendable(reply));
  ReplyContext context;
  context.secure = true;
  const std::string head = WriteReplyHead(reply, context);
  EXPECT_NE(head.find("Strict-Transport-Security: max-age=31536000\r\n"), std::string::npos);
  EXPECT_EQ(head.find("no-store"), std::string::npos);
  EXPECT_EQ(head.find("'none'"), std::string::npos);
  EXPECT_NE(head.find("cache-control: max-age=60\r\n"), std::string::npos);
  EXPECT_EQ(head.substr(head.size() - 4), "\r\n\r\n");
  const Pairs broken[] = {{{"A", "b\r\nC: d"}},
                          {{"A", "b\n"}},
                          {{"A b", "c"}},
                          {{"", "c"}},
                          {{"A", std::string(1, '\0')}},
                          {{"Content-Length", "9"}},
                          {{"transfer-encoding", "chunked"}},
                          {{"Connection", "close"}}};
  for (const Pairs& headers : broken) {
    reply.headers = headers;
    EXPECT_FALSE(IsSendable(reply)) << headers[0].first;
  }
  reply.headers.clear();
  for (const int status : {0, 100, 199, 600}) {
    reply.status = status;
    EXPECT_FALSE(IsSendable(reply)) << status;
  }
}

TEST(Redirect, StaysOnThisSite) {
  EXPECT_EQ(RedirectReply("/a?b=c").headers[0].second, "/a?b=c");
  EXPECT_EQ(RedirectReply("/a").status, 303);
  for (const char* outside : {"//evil.example", "/\\evil.example", "https://evil.example", ""}) {
    EXPECT_EQ(RedirectReply(outside).headers[0].second, "/") << outside;
  }
}

TEST(Forms, AreDecodedStrictly) {
  EXPECT_EQ(ParseForm("a=1&b=x+y%26&c"), (Pairs{{"a", "1"}, {"b", "x y&"}, {"c", ""}}));
  EXPECT_EQ(ParseForm(""), Pairs{});
  EXPECT_EQ(ParseForm("a=b=c"), (Pairs{{"a", "b=c"}}));
  for (const char* bad : {"a=%", "a=%4", "a=%G0", "a=%00", "a=%FF", "\xFF=a"}) {
    EXPECT_FALSE(ParseForm(bad)) << bad;
  }
  for (const char* text : {"", "a b", "caf\xC3\xA9", "a&b=c/d?e#f+%"}) {
    EXPECT_EQ(PercentDecode(PercentEncode(text), true), text);
  }
}

TEST(Metrics, PrintInPrometheusText) {
  MetricsRegistry registry;
  registry.GetCounter("jobs_total", "Jobs.", {{"kind", "a\"b\\c\nd"}}).Add(3);
  registry.GetGauge("depth", "Depth.").Set(-2);
  Histogram& histogram = registry.GetHistogram("took_seconds", "Took.");
  for (const uint64_t microseconds : {500u, 1000u, 1001u, 20'000'000u}) {
    histogram.Observe(microseconds);
  }
  const std::string text = registry.Text();
  for (const char* line :
       {"# HELP jobs_total Jobs.\n# TYPE jobs_total counter\n",
        "jobs_total{kind=\"a\\\"b\\\\c\\nd\"} 3\n", "depth -2\n",
        "took_seconds_bucket{le=\"0.001\"} 2\n", "took_seconds_bucket{le=\"0.0025\"} 3\n",
        "took_seconds_bucket{le=\"10\"} 3\n", "took_seconds_bucket{le=\"+Inf\"} 4\n",
        "took_seconds_sum 20.0025\n", "took_seconds_count 4\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
  EXPECT_EQ(&registry.GetGauge("depth", ""), &registry.GetGauge("depth", ""));
}

TEST(Metrics, LabelsCannotGrowWithoutEnd) {
  MetricsRegistry registry;
  for (int i = 0; i < 2000; ++i) {
    registry.GetCounter("c", "C.", {{"x", std::to_string(i)}}).Add();
  }
  const std::string text = registry.Text();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2 + 501);
  EXPECT_NE(text.find("c{x=\"other\"} 1500\n"), std::string::npos);
}

TEST(Log, NothingCanStartALineOfItsOwn) {
  std::vector<std::string> lines;
  Log log([&](std::string_view line) { lines.emplace_back(line); });
  const std::string hostile = "a\r\n{\"level\":\"error\"}\x01\xFF\xE2\x80\xA8\"";
  log.Event(LogLevel::kWarning, hostile, {{"reason", hostile}});
  log.Access({.method = hostile,
              .route = hostile,
              .status = 200,
              .microseconds = 1234,
              .request_id = hostile,
              .refusal = hostile});
  ASSERT_EQ(lines.size(), 2u);
  for (const std::string& line : lines) {
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    EXPECT_THAT(JsonDocument::Parse(line), IsOk()) << line;
  }
  EXPECT_NE(lines[1].find("\"ms\":1.234"), std::string::npos) << lines[1];
}

TEST(WorkerPool, RunsWhatItAcceptedAndRefusesTheRest) {
  WorkerPool pool(2, 1000);
  std::atomic<int> ran = 0;
  int accepted = 0;
  for (int i = 0; i < 500; ++i) accepted += pool.TrySubmit([&ran] { ++ran; });
  EXPECT_EQ(accepted, 500);
  pool.Stop();
  EXPECT_EQ(ran, 500);
  EXPECT_FALSE(pool.TrySubmit([] {}));
  pool.Stop();
}

}  // namespace
}  // namespace corner::http
