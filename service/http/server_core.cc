#include "service/http/server_core.h"

#include <algorithm>
#include <ctime>

#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

std::string_view StatusClass(int status) {
  switch (status / 100) {
    case 2:
      return "2xx";
    case 3:
      return "3xx";
    case 4:
      return "4xx";
    default:
      return "5xx";
  }
}

}  // namespace

ServerCore::ServerCore(const ServerOptions& server_options, Router routes,
                       MetricsRegistry* registry)
    : options(server_options),
      router(std::move(routes)),
      metrics(registry != nullptr ? *registry : own_metrics),
      log(server_options.log_sink),
      pool(server_options.workers, server_options.max_queue),
      connections(metrics.GetGauge("http_connections", "Open connections.")),
      in_flight(metrics.GetGauge("http_requests_in_flight", "Requests being answered.")),
      queue_depth(metrics.GetGauge("http_queue_depth", "Requests waiting for a worker.")),
      refused_connections(metrics.GetCounter("http_connections_refused_total",
                                             "Connections closed because there were too many.")) {
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device()};
  random_.seed(seed);
  metrics_router.Add("GET", "/metrics",
                     [this](const Request&) {
                       queue_depth.Set(static_cast<int64_t>(pool.queued()));
                       Reply reply;
                       reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
                       reply.body = metrics.Text();
                       return reply;
                     },
                     {.immediate = true});
}

std::string ServerCore::RequestId(std::string_view offered) {
  const bool sane = offered.size() >= 8 && offered.size() <= 64 &&
                    std::all_of(offered.begin(), offered.end(), [](char c) {
                      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                             (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
                    });
  if (sane) return std::string(offered);
  return ToBase32({random_(), random_()});
}

std::string_view ServerCore::Date() {
  const std::time_t now = std::time(nullptr);
  if (now != date_second_) {
    constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&now, &utc);
    char rest[32];
    std::strftime(rest, sizeof(rest), "%Y %H:%M:%S GMT", &utc);
    date_ = Concat(kDays[utc.tm_wday], utc.tm_mday < 10 ? ", 0" : ", ", utc.tm_mday, " ",
                   kMonths[utc.tm_mon], " ", rest);
    date_second_ = now;
  }
  return date_;
}

bool ServerCore::IsTrustedProxy(std::string_view address) const {
  return std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), address) !=
         options.trusted_proxies.end();
}

void ServerCore::Count(const Request& request, int status, uint64_t microseconds) {
  const std::string route = request.route.empty() ? "none" : request.route;
  const std::string method = request.method.empty() ? "none" : request.method;
  metrics
      .GetCounter(
          "http_requests_total", "Requests answered.",
          {{"route", route}, {"method", method}, {"status", std::string(StatusClass(status))}})
      .Add();
  metrics
      .GetHistogram("http_request_duration_seconds", "From the end of the request to its reply.",
                    {{"route", route}})
      .Observe(microseconds);
}

}  // namespace corner::http
