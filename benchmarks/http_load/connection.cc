#include "benchmarks/http_load/connection.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "taxonomies/base/text.h"

namespace corner::benchmarks {

bool ParseLoopback(std::string_view host, int64_t port, LoopbackAddress* parsed) {
  const std::string literal = host == "localhost" ? "127.0.0.1" : std::string(host);
  in_addr address{};
  if (inet_pton(AF_INET, literal.c_str(), &address) != 1 || port < 1 || port > 65535) return false;
  *parsed = {ntohl(address.s_addr), static_cast<uint16_t>(port)};
  return parsed->address >> 24 == 127;
}

bool Connection::Open(const LoopbackAddress& server) {
  Close();
  host_ = Concat("127.0.0.1:", server.port);
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return false;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port);
  address.sin_addr.s_addr = htonl(server.address);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    Close();
    return false;
  }
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  ::fcntl(socket_, F_SETFL, O_NONBLOCK);
  return true;
}

void Connection::Close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  request_.clear();
  sent_ = 0;
}

void Connection::Send(std::string_view target) {
  request_ =
      Concat("GET ", target, " HTTP/1.1\r\nHost: ", host_, "\r\nAccept: application/json\r\n\r\n");
  sent_ = needed_ = 0;
  answer_.clear();
  status_ = 0;
  closing_ = false;
}

Connection::Progress Connection::Advance() {
  while (wants_to_write()) {
    const ssize_t wrote =
        ::send(socket_, request_.data() + sent_, request_.size() - sent_, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno == EAGAIN ? Progress::kWaiting : Progress::kBroken;
    sent_ += static_cast<size_t>(wrote);
  }
  char buffer[64 << 10];
  while (true) {
    const ssize_t got = ::recv(socket_, buffer, sizeof(buffer), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN ? Progress::kWaiting : Progress::kBroken;
    if (got == 0) return Progress::kBroken;
    answer_.append(buffer, static_cast<size_t>(got));
    if (needed_ == 0 && !ReadHead()) return Progress::kBroken;
    if (needed_ != 0 && answer_.size() >= needed_) {
      return answer_.size() == needed_ ? Progress::kAnswered : Progress::kBroken;
    }
  }
}

bool Connection::ReadHead() {
  const size_t end = answer_.find("\r\n\r\n");
  if (end == std::string::npos) return answer_.size() < (64u << 10);
  const std::string head = AsciiLower(std::string_view(answer_).substr(0, end + 2));
  if (!head.starts_with("http/1.1 ") || head.size() < 12) return false;
  status_ = static_cast<int>(ParseInteger(std::string_view(head).substr(9, 3)).value_or(0));
  closing_ = head.find("\r\nconnection: close\r\n") != std::string::npos;
  constexpr std::string_view kLength = "\r\ncontent-length:";
  const size_t at = head.find(kLength);
  if (at == std::string::npos) return false;
  const std::string_view rest = std::string_view(head).substr(at + kLength.size());
  const auto length = ParseInteger(TrimSpace(rest.substr(0, rest.find('\r'))));
  if (!length || *length < 0) return false;
  needed_ = end + 4 + static_cast<size_t>(*length);
  return true;
}

}  // namespace corner::benchmarks
