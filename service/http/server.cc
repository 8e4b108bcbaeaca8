#include "service/http/server.h"

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "service/http/asio.h"
#include "service/http/server_core.h"
#include "service/http/session.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::http {
namespace {

// How often connections past their time are looked for: the grain of all time limits.
constexpr std::chrono::milliseconds kSweepPeriod{50};
constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Router router, MetricsRegistry* metrics)
      : core_(options, std::move(router), metrics),
        acceptor_(core_.io),
        metrics_acceptor_(core_.io),
        sweep_timer_(core_.io) {}

  absl::Status Start();
  void Stop();
  void Wait();

  uint16_t port = 0;
  uint16_t metrics_port = 0;

 private:
  absl::Status Listen(const std::string& address, uint16_t port, tcp::acceptor* acceptor);
  asio::awaitable<void> Accept(tcp::acceptor& acceptor, const Router& router);
  asio::awaitable<void> Sweep();
  void Admit(tcp::socket socket, const Router& router);
  void RefuseConnection(tcp::socket socket);
  void Spawn(asio::awaitable<void> task, std::string_view name);
  void BeginStop();

  ServerCore core_;
  tcp::acceptor acceptor_;
  tcp::acceptor metrics_acceptor_;
  asio::steady_timer sweep_timer_;
  Clock::time_point stop_deadline_ = Clock::time_point::max();
  bool started_ = false;  // set once, before anyone else can see this
  std::thread io_thread_;
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
};

absl::Status Server::Impl::Listen(const std::string& address, uint16_t wanted,
                                  tcp::acceptor* acceptor) {
  error_code ec;
  const auto parsed = asio::ip::make_address(address, ec);
  if (ec) return InvalidInput(Concat("\"", address, "\" is not an IP address."));
  const tcp::endpoint endpoint(parsed, wanted);
  acceptor->open(endpoint.protocol(), ec);
  if (!ec) acceptor->set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor->bind(endpoint, ec);
  if (!ec) acceptor->listen(asio::socket_base::max_listen_connections, ec);
  if (!ec) return absl::OkStatus();
  return Unavailable(
      Concat("The server cannot listen on ", address, " port ", wanted, ": ", ec.message(), "."),
      "Choose another port, or stop the program that uses this one.");
}

absl::Status Server::Impl::Start() {
  CORNER_RETURN_IF_ERROR(core_.router.status());
  const ServerOptions& options = core_.options;
  CORNER_RETURN_IF_ERROR(Listen(options.address, options.port, &acceptor_));
  port = acceptor_.local_endpoint().port();
  Spawn(Accept(acceptor_, core_.router), "accept");
  if (options.metrics_port) {
    CORNER_RETURN_IF_ERROR(
        Listen(options.metrics_address, *options.metrics_port, &metrics_acceptor_));
    metrics_port = metrics_acceptor_.local_endpoint().port();
    Spawn(Accept(metrics_acceptor_, core_.metrics_router), "accept metrics");
  }
  Spawn(Sweep(), "sweep");
  started_ = true;
  io_thread_ = std::thread([this] {
    core_.io.run();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    ended_changed_.notify_all();
  });
  return absl::OkStatus();
}

void Server::Impl::Spawn(asio::awaitable<void> task, std::string_view name) {
  asio::co_spawn(core_.io, std::move(task), [this, name](std::exception_ptr failure) {
    if (failure) core_.log.Event(LogLevel::kError, "task failed", {{"task", name}});
  });
}

asio::awaitable<void> Server::Impl::Accept(tcp::acceptor& acceptor, const Router& router) {
  asio::steady_timer pause(core_.io);
  while (!core_.stopping) {
    error_code ec;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, ec));
    if (core_.stopping) co_return;
    if (!ec) {
      Admit(std::move(socket), router);
    } else if (ec != asio::error::connection_aborted) {
      // Out of descriptors, most likely: those that end make room.
      core_.log.Event(LogLevel::kWarning, "accept failed", {{"reason", ec.message()}});
      pause.expires_after(kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    }
  }
}

void Server::Impl::Admit(tcp::socket socket, const Router& router) {
  error_code ec;
  const tcp::endpoint peer = socket.remote_endpoint(ec);
  if (ec) return;
  socket.set_option(tcp::no_delay(true), ec);
  asio::ip::address address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  std::string name = address.to_string();
  const auto same = core_.connections_by_address.find(name);
  const int already = same == core_.connections_by_address.end() ? 0 : same->second;
  const bool crowded =
      already >= core_.options.max_connections_per_address && !core_.IsTrustedProxy(name);
  if (crowded || core_.sessions.size() >= static_cast<size_t>(core_.options.max_connections)) {
    RefuseConnection(std::move(socket));
    return;
  }
  auto session = std::make_shared<Session>(std::move(socket), core_, router, std::move(name));
  asio::co_spawn(core_.io, session->Run(), [this, session](std::exception_ptr failure) {
    if (failure) core_.log.Event(LogLevel::kError, "task failed", {{"task", "session"}});
  });
}

void Server::Impl::RefuseConnection(tcp::socket socket) {
  constexpr std::string_view kBusy =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\n"
      "Connection: close\r\n\r\n";
  core_.refused_connections.Add();
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kBusy.data(), kBusy.size()), ignored);
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Server::Impl::Sweep() {
  while (!core_.stopping || !core_.sessions.empty()) {
    sweep_timer_.expires_after(kSweepPeriod);
    error_code ignored;
    co_await sweep_timer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    const Clock::time_point now = Clock::now();
    const bool abort = now >= stop_deadline_;
    for (Session* session : core_.sessions) {
      if (abort) {
        session->Abort();
      } else {
        session->Sweep(now);
      }
    }
  }
}

void Server::Impl::BeginStop() {
  if (core_.stopping) return;
  core_.stopping = true;
  stop_deadline_ = Clock::now() + core_.options.stop_timeout;
  error_code ignored;
  acceptor_.close(ignored);
  metrics_acceptor_.close(ignored);
  for (Session* session : core_.sessions) session->BeginStop();
}

void Server::Impl::Stop() {
  if (started_) asio::post(core_.io, [this] { BeginStop(); });
  Wait();
}

void Server::Impl::Wait() {
  if (!started_) return;
  std::unique_lock lock(mutex_);
  ended_changed_.wait(lock, [this] { return ended_; });
  if (io_thread_.joinable()) {
    io_thread_.join();
    core_.pool.Stop();
  }
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { Stop(); }

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, Router router,
                                                      MetricsRegistry* metrics) {
  auto impl = std::make_unique<Impl>(options, std::move(router), metrics);
  CORNER_RETURN_IF_ERROR(impl->Start());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

uint16_t Server::port() const { return impl_->port; }
uint16_t Server::metrics_port() const { return impl_->metrics_port; }
void Server::Stop() { impl_->Stop(); }
void Server::Wait() { impl_->Wait(); }

}  // namespace corner::http
