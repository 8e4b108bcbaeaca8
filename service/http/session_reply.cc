// The second half of a session: from a complete request to the bytes of its reply.
#include <algorithm>

#include "service/http/offload.h"
#include "service/http/reply_writer.h"
#include "service/http/session.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

// Forgets what a client sends after its last reply, up to this much.
constexpr size_t kMaxLingerBytes = 4 * 1024 * 1024;
constexpr std::chrono::milliseconds kWriteGrace{30'000};
constexpr int kRetrySeconds = 1;

std::string_view WithoutPort(std::string_view host) {
  if (!host.empty() && host[0] == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

// The last member of a comma-separated list: the one the nearest proxy wrote.
std::string_view LastMember(std::string_view list) {
  const size_t comma = list.rfind(',');
  return TrimSpace(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

Problem MakeProblem(int status, std::string_view detail, std::string_view hint = {}) {
  Problem problem;
  problem.status = status;
  problem.detail = detail;
  problem.hint = hint;
  return problem;
}

}  // namespace

void Session::Describe(Exchange& exchange) {
  Request& request = exchange.request;
  GateVerdict& verdict = exchange.verdict;
  request.method = verdict.method;
  request.head = verdict.method == "HEAD";
  request.raw_target = verdict.raw_target;
  request.path = std::move(verdict.target.path);
  request.segments = std::move(verdict.target.segments);
  request.query = std::move(verdict.target.query);
  request.host = verdict.host;
  request.request_id = core_.RequestId(request.Header("X-Request-ID"));
  request.client_address = address_;
  if (core_.IsTrustedProxy(address_)) {
    const std::string_view client = LastMember(request.Header("X-Forwarded-For"));
    error_code ec;
    const auto parsed = asio::ip::make_address(std::string(client), ec);
    if (!ec) request.client_address = parsed.to_string();
    request.secure = EqualsIgnoreCase(LastMember(request.Header("X-Forwarded-Proto")), "https");
  }
  const std::vector<std::string>& hosts = core_.options.allowed_hosts;
  if (!hosts.empty() && &router_ == &core_.router &&
      std::find(hosts.begin(), hosts.end(), WithoutPort(request.host)) == hosts.end()) {
    exchange.match.reply =
        router_.Error(request, MakeProblem(421, "This server does not answer for that host."));
    return;
  }
  exchange.match = router_.Find(&request);
}

Session::Read Session::Refuse(Exchange& exchange, int status, std::string_view reason) {
  Request& request = exchange.request;
  if (request.request_id.empty()) request.request_id = core_.RequestId({});
  exchange.refusal = reason;
  exchange.reply = router_.Error(request, MakeProblem(status, reason));
  exchange.close = true;
  return Read::kRefused;
}

asio::awaitable<void> Session::Answer(Exchange& exchange) {
  const Route* route = exchange.match.route;
  if (route == nullptr) {
    exchange.reply = std::move(exchange.match.reply);
    co_return;
  }
  std::string failure;
  const Router& router = router_;
  const Request& request = exchange.request;
  if (route->options.immediate) {
    exchange.reply = router.Call(*route, request, &failure);
  } else {
    ReplyJob job = [&router, route, &request, &failure] {
      return router.Call(*route, request, &failure);
    };
    std::unique_ptr<Reply> reply =
        co_await RunOnPool(core_.pool, socket_.get_executor(), std::move(job));
    if (reply) {
      exchange.reply = *std::move(reply);
    } else {
      Problem problem = MakeProblem(503, "The service is very busy.", "Please try again shortly.");
      problem.retry_after_seconds = kRetrySeconds;
      exchange.reply = router.Error(request, std::move(problem));
    }
  }
  if (!failure.empty()) {
    core_.log.Event(LogLevel::kError, "handler failed",
                    {{"route", request.route}, {"kind", failure}, {"request", request.request_id}});
  }
}

asio::awaitable<bool> Session::WriteReply(Exchange& exchange) {
  const Request& request = exchange.request;
  if (!IsSendable(exchange.reply)) {
    core_.log.Event(LogLevel::kError, "reply not sendable",
                    {{"route", request.route}, {"request", request.request_id}});
    exchange.reply = router_.Error(request, MakeProblem(500, "Something went wrong on our side."));
    if (!IsSendable(exchange.reply)) exchange.reply = TextReply(500, "Something went wrong.");
  }
  if (core_.stopping) exchange.close = true;
  ReplyContext context;
  context.request_id = request.request_id;
  context.date = core_.Date();
  context.close = exchange.close;
  context.secure = request.secure;
  context.announce_keep_alive = exchange.verdict.ok() && exchange.verdict.minor_version == 0;
  const std::string head = WriteReplyHead(exchange.reply, context);
  const bool body = !request.head && HasBody(exchange.reply.status);
  const bool written =
      co_await Write(head, body ? std::string_view(exchange.reply.body) : std::string_view());
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange.started);
  const auto microseconds = static_cast<uint64_t>(took.count());
  core_.Count(request, exchange.reply.status, microseconds);
  if (core_.options.access_log) {
    core_.log.Access({.method = request.method,
                      .route = request.route,
                      .status = exchange.reply.status,
                      .microseconds = microseconds,
                      .request_id = request.request_id,
                      .refusal = exchange.refusal});
  }
  co_return written;
}

asio::awaitable<bool> Session::Write(std::string_view head, std::string_view body) {
  if (aborted_) co_return false;
  timed_out_ = false;  // the reply that says "too late" gets time of its own
  SetDeadline(kWriteGrace + TimeEarned(head.size() + body.size()));
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(head.data(), head.size()),
                                                   asio::buffer(body.data(), body.size())};
  error_code ec;
  co_await asio::async_write(socket_, parts, asio::redirect_error(asio::use_awaitable, ec));
  ClearDeadline();
  co_return !ec;
}

// Closing while the client still sends would make its system throw the reply away, so the rest is
// read and forgotten for a while.
asio::awaitable<void> Session::Linger() {
  error_code ec;
  socket_.shutdown(tcp::socket::shutdown_send, ec);
  idle_ = true;
  SetDeadline(core_.options.linger_timeout);
  for (size_t forgotten = 0; !ec && !timed_out_ && forgotten < kMaxLingerBytes;) {
    forgotten += co_await socket_.async_read_some(asio::buffer(chunk_),
                                                  asio::redirect_error(asio::use_awaitable, ec));
  }
  ClearDeadline();
  socket_.close(ec);
}

}  // namespace corner::http
