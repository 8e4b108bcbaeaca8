// A server on a free port with a few plain routes, for the tests of this folder.
#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service/http/server.h"
#include "tests/support/status_matchers.h"

namespace corner::http::testing {

using namespace std::chrono_literals;

class TestServer {
 public:
  explicit TestServer(ServerOptions options = {}) {
    options.port = 0;
    options.metrics_port = 0;
    options.log_sink = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      lines_.emplace_back(line);
    };
    auto started = Server::Start(options, Routes(), &metrics_);
    EXPECT_TRUE(started.ok()) << started.status().ToString();
    if (started.ok()) server_ = *std::move(started);
  }
  ~TestServer() { Open(); }

  uint16_t port() const { return server_->port(); }
  Server& server() { return *server_; }
  MetricsRegistry& metrics() { return metrics_; }
  int handled() const { return handled_; }
  int waiting() const { return waiting_; }

  // Lets every request for /gate go on, now and later.
  void Open() {
    if (!opened_.exchange(true)) gate_.set_value();
  }

  std::vector<std::string> lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  Router Routes() {
    Router router;
    router.Add("GET", "/", [this](const Request&) { return ++handled_, TextReply(200, "hello"); });
    router.Add("GET", "/light",
               [this](const Request&) { return ++handled_, TextReply(200, "light"); },
               {.immediate = true});
    router.Add("POST", "/echo",
               [this](const Request& request) { return ++handled_, TextReply(200, request.body); });
    router.Add("GET", "/item/{id}", [this](const Request& request) {
      return ++handled_, TextReply(200, request.PathParam("id"));
    });
    router.Add("GET", "/large", [this](const Request&) {
      return ++handled_, TextReply(200, std::string(3'000'000, 'x'));
    });
    router.Add("GET", "/empty", [this](const Request&) { return ++handled_, TextReply(204, ""); });
    router.Add("POST", "/big",
               [this](const Request& request) {
                 return ++handled_, TextReply(200, std::to_string(request.body.size()));
               },
               {.max_body = 4u << 20});
    router.Add("GET", "/throw", [this](const Request&) -> Reply {
      ++handled_;
      throw std::runtime_error("a secret");
    });
    router.Add("GET", "/split", [this](const Request& request) {
      Reply reply = TextReply(200, "split");
      reply.headers.emplace_back("X-Word", std::string(request.Query("w").value_or("")));
      return ++handled_, reply;
    });
    router.Add("GET", "/gate", [this](const Request&) {
      ++waiting_;
      opening_.wait();
      return ++handled_, TextReply(200, "through");
    });
    router.Add("GET", "/who", [this](const Request& request) {
      return ++handled_, TextReply(200, request.client_address + (request.secure ? " s" : ""));
    });
    return router;
  }

  std::mutex mutex_;
  std::vector<std::string> lines_;
  std::promise<void> gate_;
  std::shared_future<void> opening_ = gate_.get_future().share();
  std::atomic<bool> opened_ = false;
  std::atomic<int> handled_ = 0;
  std::atomic<int> waiting_ = 0;
  MetricsRegistry metrics_;
  std::unique_ptr<Server> server_;
};

// Waits, at most ten seconds, until the condition holds.
template <typename Condition>
bool Eventually(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return condition();
}

}  // namespace corner::http::testing
