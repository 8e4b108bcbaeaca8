#include "tests/support/feed_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

constexpr std::chrono::milliseconds kGlance(20);

// Waits for bytes from the client; false: it left, or the server stops.
bool Readable(int client, const std::atomic<bool>& stopped) {
  pollfd wait{client, POLLIN, 0};
  while (!stopped) {
    if (::poll(&wait, 1, static_cast<int>(kGlance.count())) != 0) return true;
  }
  return false;
}

std::map<std::string, std::string> HeadersOf(std::string_view head) {
  std::map<std::string, std::string> headers;
  for (std::string_view line : Split(head, '\n')) {
    line = TrimSpace(line);
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers[AsciiLower(line.substr(0, colon))] = TrimSpace(line.substr(colon + 1));
  }
  return headers;
}

}  // namespace

std::string FeedRequest::Parameter(std::string_view name) const {
  const size_t mark = target.find('?');
  if (mark == std::string::npos) return "";
  for (const std::string_view part : Split(std::string_view(target).substr(mark + 1), '&')) {
    if (part.starts_with(Concat(name, "="))) return std::string(part.substr(name.size() + 1));
  }
  return "";
}

bool FeedAnswer::Send(std::string_view bytes) {
  if (stopped_ || broken_) return false;
  while (!bytes.empty()) {
    const int sent =
        SSL_write(ssl_, bytes.data(), static_cast<int>(std::min<size_t>(bytes.size(), 1 << 16)));
    if (sent <= 0) {
      broken_ = true;
      return false;
    }
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool FeedAnswer::Reply(int status, std::string_view headers, std::string_view body) {
  return Send(Concat("HTTP/1.1 ", status, " Answer\r\nContent-Length: ", body.size(), "\r\n",
                     headers, "\r\n", body));
}

bool FeedAnswer::Wait(std::chrono::milliseconds time) const {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!stopped_ && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::min(time, kGlance));
  }
  return !stopped_;
}

FeedServer::FeedServer(Handler handler, Tls tls)
    : handler_(std::move(handler)), tls_(tls), context_(ServerContext(tls != Tls::kUntrusted)) {
  std::signal(SIGPIPE, SIG_IGN);
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    ADD_FAILURE() << "the feed server cannot listen";
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { Listen(); });
}

FeedServer::~FeedServer() {
  stopped_ = true;
  {
    const std::lock_guard lock(mutex_);
    for (const int client : clients_) ::shutdown(client, SHUT_RDWR);
  }
  accepting_.join();
  for (std::thread& thread : threads_) thread.join();
  for (const int client : clients_) ::close(client);
  ::close(listener_);
}

std::string FeedServer::Url(std::string_view target, std::string_view host) const {
  return Concat("https://", host, ":", port_, target);
}

std::vector<FeedRequest> FeedServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void FeedServer::Listen() {
  while (Readable(listener_, stopped_)) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    const std::lock_guard lock(mutex_);
    clients_.push_back(client);
    if (stopped_) ::shutdown(client, SHUT_RDWR);
    if (tls_ != Tls::kSilent) threads_.emplace_back([this, client] { Serve(client); });
  }
}

void FeedServer::Serve(int client) {
  SSL* const ssl = SSL_new(context_.get());
  SSL_set_fd(ssl, client);
  if (SSL_accept(ssl) == 1) {
    while (!stopped_ && ServeOne(ssl)) {
    }
  }
  SSL_free(ssl);
  ::shutdown(client, SHUT_RDWR);
}

// One request and its answer; false: the connection is over.
bool FeedServer::ServeOne(SSL* ssl) {
  std::string head;
  char buffer[4096];
  while (head.find("\r\n\r\n") == std::string::npos) {
    const int got = SSL_read(ssl, buffer, sizeof buffer);
    if (got <= 0) return false;
    head.append(buffer, static_cast<size_t>(got));
  }
  FeedRequest request;
  const size_t begin = head.find(' ') + 1;
  request.target = head.substr(begin, head.find(' ', begin) - begin);
  request.path = request.target.substr(0, request.target.find('?'));
  request.headers = HeadersOf(head);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }
  FeedAnswer answer(ssl, &stopped_);
  handler_(request, &answer);
  return !answer.broken();
}

}  // namespace corner::testing
