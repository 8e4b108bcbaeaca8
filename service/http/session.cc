#include "service/http/session.h"

#include <algorithm>

#include "service/http/head_scanner.h"
#include "service/http/request_reader.h"

namespace corner::http {
Session::Session(tcp::socket socket, ServerCore& core, const Router& router, std::string address)
    : socket_(std::move(socket)), core_(core), router_(router), address_(std::move(address)) {
  core_.sessions.insert(this);
  ++core_.connections_by_address[address_];
  core_.connections.Add(1);
}

Session::~Session() {
  core_.sessions.erase(this);
  if (--core_.connections_by_address[address_] == 0) core_.connections_by_address.erase(address_);
  core_.connections.Add(-1);
}

void Session::Sweep(Clock::time_point now) {
  if (timed_out_ || now < deadline_) return;
  timed_out_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Session::BeginStop() {
  if (idle_) Abort();
}

void Session::Abort() {
  aborted_ = true;
  error_code ignored;
  socket_.close(ignored);
}

asio::awaitable<void> Session::Run() {
  // g++ 12 makes a trap of `while (co_await …) {}`: every co_await here is a statement of its own.
  bool again = true;
  while (again) again = co_await ServeOne();
  if (!aborted_) co_await Linger();
}

asio::awaitable<bool> Session::ServeOne() {
  Exchange exchange;
  Read read = co_await ReadHead(exchange);
  if (read == Read::kGone) co_return false;
  exchange.started = Clock::now();
  core_.in_flight.Add(1);
  if (read == Read::kReady) read = co_await ReadBody(exchange);
  if (read == Read::kReady) co_await Answer(exchange);
  bool written = false;
  if (read != Read::kGone) written = co_await WriteReply(exchange);
  core_.in_flight.Add(-1);
  co_return written && !exchange.close;
}

asio::awaitable<Session::Read> Session::ReadHead(Exchange& exchange) {
  HeadScanner scanner(core_.options.gate);
  idle_ = input_.empty();
  SetDeadline(idle_ ? core_.options.idle_timeout : core_.options.head_timeout);
  for (;;) {
    if (core_.stopping && input_.empty()) co_return Read::kGone;
    const HeadScanner::State state = scanner.Scan(input_);
    if (state == HeadScanner::State::kRefused) {
      co_return Refuse(exchange, scanner.refusal().status, scanner.refusal().reason);
    }
    if (state == HeadScanner::State::kComplete) break;
    const bool first = input_.empty();
    const bool more = co_await ReadSome();
    if (!more) {
      if (!timed_out_ || input_.empty()) co_return Read::kGone;
      co_return Refuse(exchange, 408, "The request header did not arrive in time.");
    }
    if (first) {
      idle_ = false;
      SetDeadline(core_.options.head_timeout);
    }
  }
  ClearDeadline();
  exchange.head = input_.substr(0, scanner.length());
  input_.erase(0, scanner.length());
  exchange.verdict = CheckHead(exchange.head, core_.options.gate);
  if (!exchange.verdict.ok()) {
    co_return Refuse(exchange, exchange.verdict.status, exchange.verdict.reason);
  }
  exchange.close = !exchange.verdict.keep_alive;
  co_return Read::kReady;
}

asio::awaitable<Session::Read> Session::ReadBody(Exchange& exchange) {
  RequestReader reader;
  RequestReader::State state = reader.Start(exchange.head, exchange.verdict);
  if (state == RequestReader::State::kRefused) {
    co_return Refuse(exchange, reader.status(), reader.reason());
  }
  exchange.request.headers = reader.TakeHeaders();
  Describe(exchange);
  state = reader.LimitBody(BodyLimit(exchange));
  if (state == RequestReader::State::kNeedMore && exchange.verdict.expect_continue &&
      input_.empty()) {
    // A body no handler will read is not asked for.
    if (exchange.match.route == nullptr) {
      exchange.close = true;
      co_return Read::kReady;
    }
    const bool asked = co_await Write("HTTP/1.1 100 Continue\r\n\r\n", {});
    if (!asked) co_return Read::kGone;
  }
  const Clock::time_point start = Clock::now();
  for (size_t received = 0; state == RequestReader::State::kNeedMore;) {
    deadline_ = start + core_.options.body_grace + TimeEarned(received);
    size_t consumed = 0;
    state = reader.Feed(input_, &consumed);
    input_.erase(0, consumed);
    received += consumed;
    if (state != RequestReader::State::kNeedMore) break;
    const bool more = co_await ReadSome();
    if (!more) {
      if (!timed_out_) co_return Read::kGone;
      co_return Refuse(exchange, 408, "The body did not arrive in time.");
    }
  }
  ClearDeadline();
  if (state == RequestReader::State::kRefused) {
    co_return Refuse(exchange, reader.status(), reader.reason());
  }
  exchange.request.body = reader.TakeBody();
  exchange.started = Clock::now();
  co_return Read::kReady;
}

size_t Session::BodyLimit(const Exchange& exchange) const {
  const Route* route = exchange.match.route;
  return route != nullptr && route->options.max_body > 0 ? route->options.max_body
                                                         : core_.options.max_body;
}

std::chrono::milliseconds Session::TimeEarned(size_t bytes) const {
  return std::chrono::milliseconds(bytes * 1000 /
                                   std::max<size_t>(1, core_.options.min_bytes_per_second));
}

asio::awaitable<bool> Session::ReadSome() {
  if (timed_out_ || aborted_) co_return false;
  error_code ec;
  const size_t count = co_await socket_.async_read_some(
      asio::buffer(chunk_), asio::redirect_error(asio::use_awaitable, ec));
  input_.append(chunk_.data(), count);
  co_return !ec;
}

}  // namespace corner::http
