// How the server carries itself over time: slow clients, too much work, the end of its day.
#include <gtest/gtest.h>

#include "tests/service/http/raw_client.h"
#include "tests/service/http/test_server.h"

namespace corner::http::testing {
namespace {

ServerOptions ShortTimes() {
  ServerOptions options;
  options.head_timeout = 300ms;
  options.body_grace = 300ms;
  options.idle_timeout = 500ms;
  options.linger_timeout = 200ms;
  options.stop_timeout = 1000ms;
  return options;
}

TEST(SlowClient, HeaderThatDoesNotArriveIsGivenUp) {
  TestServer server(ShortTimes());
  RawClient client(server.port());
  client.Send("GET / HTTP/1.1\r\nHost:");
  const auto reply = client.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 408);
  EXPECT_TRUE(client.AtEnd());
}

TEST(SlowClient, TrickledHeaderDoesNotBuyTime) {
  TestServer server(ShortTimes());
  RawClient client(server.port());
  const auto start = std::chrono::steady_clock::now();
  client.Send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 100 && client.Send("X: y\r\n"); ++i) {
    if (!client.Quiet(50)) break;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
  const auto reply = client.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 408);
}

TEST(SlowClient, BodyThatTricklesIsGivenUp) {
  TestServer server(ShortTimes());
  RawClient client(server.port());
  client.Send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  for (int i = 0; i < 100 && client.Send("x"); ++i) {
    if (!client.Quiet(50)) break;
  }
  const auto reply = client.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 408);
  EXPECT_EQ(server.handled(), 0);
}

TEST(SlowClient, IdleConnectionIsClosedWithoutAWord) {
  TestServer server(ShortTimes());
  RawClient fresh(server.port());
  EXPECT_TRUE(fresh.AtEnd());
  RawClient used(server.port());
  used.Send(Get("/"));
  ASSERT_TRUE(used.ReadReply());
  EXPECT_TRUE(used.AtEnd());
}

TEST(SlowClient, OthersDoNotNotice) {
  TestServer server(ShortTimes());
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 60; ++i) {
    slow.push_back(std::make_unique<RawClient>(server.port()));
    slow.back()->Send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow:");
  }
  for (int i = 0; i < 20; ++i) {
    slow.push_back(std::make_unique<RawClient>(server.port()));
    slow.back()->Send(Get("/large"));  // asks for much and reads nothing
  }
  std::vector<double> milliseconds;
  RawClient client(server.port());
  for (int i = 0; i < 200; ++i) {
    const auto start = std::chrono::steady_clock::now();
    client.Send(Get("/"));
    const auto reply = client.ReadReply();
    ASSERT_TRUE(reply);
    ASSERT_EQ(reply->status, 200);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    milliseconds.push_back(took.count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  EXPECT_LT(milliseconds[milliseconds.size() / 2], 50.0);
  EXPECT_LT(milliseconds[milliseconds.size() * 99 / 100], 1000.0);
}

TEST(SlowClient, LargeReplyArrivesWhole) {
  TestServer server;
  RawClient client(server.port());
  client.Send(Get("/large") + Get("/"));
  std::this_thread::sleep_for(100ms);
  const auto large = client.ReadReply();
  ASSERT_TRUE(large);
  EXPECT_EQ(large->body, std::string(3'000'000, 'x'));
  const auto next = client.ReadReply();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "hello");
}

TEST(Overload, FullQueueIsSaidAtOnceAndLightRoutesStillAnswer) {
  ServerOptions options;
  options.workers = 1;
  options.max_queue = 2;
  TestServer server(options);
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto ask = [&] {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    clients.back()->Send(Get("/gate"));
  };
  ask();
  ASSERT_TRUE(Eventually([&] { return server.waiting() == 1; }));
  ask();
  ask();
  // The queue is full once these two are in it; until then a further one would only wait too.
  std::optional<RawReply> busy;
  ASSERT_TRUE(Eventually([&] {
    RawClient client(server.port());
    client.Send(Get("/gate"));
    busy = client.ReadReply(false, 200);
    return busy.has_value();
  }));
  EXPECT_EQ(busy->status, 503);
  EXPECT_EQ(busy->Field("Retry-After"), "1");
  const auto light = Ask(server.port(), Get("/light"));
  ASSERT_TRUE(light);
  EXPECT_EQ(light->status, 200);
  server.Open();
  for (const auto& client : clients) {
    const auto reply = client->ReadReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status / 100, 2);
  }
}

TEST(Overload, OneAddressMayHoldOnlySoManyConnections) {
  ServerOptions options;
  options.max_connections_per_address = 5;
  TestServer server(options);
  std::vector<std::unique_ptr<RawClient>> held;
  for (int i = 0; i < 5; ++i) {
    held.push_back(std::make_unique<RawClient>(server.port()));
    held.back()->Send(Get("/"));
    ASSERT_TRUE(held.back()->ReadReply());
  }
  RawClient further(server.port());
  const auto refused = further.ReadReply();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 503);
  held.pop_back();
  EXPECT_TRUE(Eventually([&] {
    const auto reply = Ask(server.port(), Get("/"));
    return reply && reply->status == 200;
  })) << "room comes back when a connection ends";
}

TEST(Stop, LetsRequestsUnderWayFinish) {
  TestServer server;
  RawClient busy(server.port());
  busy.Send(Get("/gate"));
  RawClient idle(server.port());
  idle.Send(Get("/"));
  ASSERT_TRUE(idle.ReadReply());
  ASSERT_TRUE(Eventually([&] { return server.waiting() == 1; }));
  std::thread stopper([&] { server.server().Stop(); });
  EXPECT_TRUE(idle.AtEnd()) << "an idle connection is closed";
  server.Open();
  const auto reply = busy.ReadReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, "through");
  EXPECT_EQ(reply->Field("Connection"), "close");
  busy.Close();
  stopper.join();
  EXPECT_FALSE(RawClient(server.port()).connected());
  server.server().Stop();
  server.server().Wait();
}

TEST(Stop, DoesNotWaitForEverForAClient) {
  TestServer server(ShortTimes());
  RawClient client(server.port());
  client.Send(Get("/large"));  // and never reads
  std::this_thread::sleep_for(100ms);
  const auto start = std::chrono::steady_clock::now();
  server.server().Stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(Stop, ComesAlsoWithinALoad) {
  for (int round = 0; round < 5; ++round) {
    TestServer server;
    std::atomic<bool> go_on = true;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        while (go_on) {
          RawClient client(server.port());
          for (int n = 0; n < 10 && client.Send(Get("/")); ++n) {
            const auto reply = client.ReadReply();
            if (!reply) break;
            EXPECT_EQ(reply->status, 200);
          }
        }
      });
    }
    std::this_thread::sleep_for(50ms);
    server.server().Stop();
    go_on = false;
    for (std::thread& thread : threads) thread.join();
  }
}

TEST(Load, ThirtyTwoConnectionsGetTheirOwnReplies) {
  TestServer server;
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 32; ++i) {
    threads.emplace_back([&, i] {
      RawClient client(server.port());
      for (int n = 0; n < 50; ++n) {
        const std::string word = Concat(i, "-", n);
        client.Send(n % 2 == 0
                        ? Get("/item/" + word)
                        : Concat("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: ", word.size(),
                                 "\r\n\r\n", word));
        const auto reply = client.ReadReply();
        if (reply && reply->status == 200 && reply->body == word) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 32 * 50);
  EXPECT_EQ(server.handled(), 32 * 50);
}

TEST(Start, SaysWhatIsWrong) {
  TestServer server;
  ServerOptions options;
  options.port = server.port();
  EXPECT_THAT(Server::Start(options, Router()),
              corner::testing::FailsWith(absl::StatusCode::kUnavailable, "cannot listen"));
  options.address = "nowhere";
  EXPECT_THAT(Server::Start(options, Router()),
              corner::testing::FailsWith(absl::StatusCode::kInvalidArgument, "not an IP address"));
  Router router;
  router.Add("GET", "no-slash", [](const Request&) { return Reply(); });
  options.address = "127.0.0.1";
  options.port = 0;
  EXPECT_THAT(Server::Start(options, std::move(router)),
              corner::testing::FailsWith(absl::StatusCode::kInvalidArgument, "slash"));
}

TEST(Records, MetricsAndLogNameTheRouteAndNothingPersonal) {
  TestServer server;
  ASSERT_TRUE(Ask(server.port(), Get("/item/private-id?name=Somebody")));
  ASSERT_TRUE(Ask(server.port(), Get("/nowhere/private-id")));
  ASSERT_TRUE(Eventually([&] { return server.lines().size() >= 2; }));
  const auto metrics = Ask(server.server().metrics_port(), Get("/metrics"));
  ASSERT_TRUE(metrics);
  EXPECT_NE(metrics->body.find("http_requests_total{route=\"/item/{id}\",method=\"GET\","
                               "status=\"2xx\"} 1"),
            std::string::npos)
      << metrics->body;
  EXPECT_NE(metrics->body.find("route=\"none\""), std::string::npos);
  EXPECT_NE(metrics->body.find("http_request_duration_seconds_bucket{route=\"/item/{id}\","
                               "le=\"+Inf\"} 1"),
            std::string::npos);
  std::string all = metrics->body;
  for (const std::string& line : server.lines()) all += line;
  EXPECT_NE(all.find("\"route\":\"/item/{id}\""), std::string::npos) << all;
  EXPECT_EQ(all.find("private-id"), std::string::npos) << all;
  EXPECT_EQ(all.find("Somebody"), std::string::npos);
  EXPECT_EQ(all.find("127.0.0.1"), std::string::npos);
  const auto page = Ask(server.port(), Get("/metrics"));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 404) << "metrics have a listener of their own";
}

}  // namespace
}  // namespace corner::http::testing
