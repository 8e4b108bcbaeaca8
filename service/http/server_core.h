// What the sessions of one server share. For service/http's own sources only; everything but the
// log, the metrics and the pool belongs to the I/O thread.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "service/http/asio.h"
#include "service/http/server.h"
#include "service/http/worker_pool.h"

namespace corner::http {

class Session;

struct ServerCore {
  ServerCore(const ServerOptions& server_options, Router routes, MetricsRegistry* registry);

  // The client's own id when it is a sane one, else a new one.
  std::string RequestId(std::string_view offered);
  // The current time as IMF-fixdate, made once a second.
  std::string_view Date();
  bool IsTrustedProxy(std::string_view address) const;
  void Count(const Request& request, int status, uint64_t microseconds);

  const ServerOptions options;
  const Router router;
  MetricsRegistry own_metrics;
  MetricsRegistry& metrics;
  Router metrics_router;
  Log log;
  asio::io_context io{1};
  WorkerPool pool;

  bool stopping = false;
  std::unordered_set<Session*> sessions;
  std::unordered_map<std::string, int> connections_by_address;

  Gauge& connections;
  Gauge& in_flight;
  Gauge& queue_depth;
  Counter& refused_connections;

 private:
  std::mt19937_64 random_;
  std::int64_t date_second_ = -1;
  std::string date_;
};

}  // namespace corner::http
