// The HTTP server: one I/O thread with a coroutine for each connection, a pool of workers for the
// handlers. Started and stopped by main; TLS belongs to the proxy in front of it.
// Start, port, Stop and Wait may be called from any thread, never from inside a handler.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/http/gate.h"
#include "service/http/log.h"
#include "service/http/metrics.h"
#include "service/http/router.h"

namespace corner::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;  // 0: any free one, see Server::port
  int workers = 2;
  size_t max_queue = 256;  // requests waiting for a worker: 503 beyond
  GateLimits gate;
  size_t max_body = 1024 * 1024;  // bytes, unless the route has its own limit

  std::chrono::milliseconds head_timeout{10'000};   // from the first byte of a head to its end
  std::chrono::milliseconds body_grace{10'000};     // added to the time the body rate allows
  size_t min_bytes_per_second = 1024;               // of a body read and of a reply written
  std::chrono::milliseconds idle_timeout{60'000};   // between two requests
  std::chrono::milliseconds linger_timeout{2'000};  // after the last reply, until the client reads
  std::chrono::milliseconds stop_timeout{10'000};   // for requests under way when stopping

  int max_connections = 2000;
  int max_connections_per_address = 100;  // trusted proxies are not counted
  // Peers whose X-Forwarded-For and X-Forwarded-Proto are believed. Exact addresses.
  std::vector<std::string> trusted_proxies;
  // Host names this server answers to, lower case without port; empty: all. Others get 421.
  std::vector<std::string> allowed_hosts;

  // A listener of its own for GET /metrics; absent: none.
  std::optional<uint16_t> metrics_port;
  std::string metrics_address = "127.0.0.1";

  bool access_log = true;
  LogSink log_sink;  // empty: standard error
};

class Server {
 public:
  // Fails when the address is taken or the router has a bad route. `metrics` must outlive the
  // server; nullptr: the server counts for itself.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, Router router,
                                                       MetricsRegistry* metrics = nullptr);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  uint16_t metrics_port() const;  // 0: no such listener

  // Stops accepting, lets requests under way finish (at most stop_timeout), closes everything and
  // returns when it is done. Calling it again does no harm.
  void Stop();

  // Returns when the server has stopped.
  void Wait();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace corner::http
