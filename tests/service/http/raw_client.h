// A client that sends exactly the bytes it is told to and reads replies one by one: what the server
// tests talk through. Every wait is bounded, so a test that goes wrong fails and never hangs.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/text.h"

namespace corner::http::testing {

struct RawReply {
  int status = 0;
  std::string head;
  std::string body;

  // The first field of that name; empty when absent.
  std::string Field(std::string_view name) const {
    for (const std::string_view line : Split(head, '\n')) {
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      if (EqualsIgnoreCase(line.substr(0, colon), name)) {
        return std::string(TrimSpace(line.substr(colon + 1)));
      }
    }
    return {};
  }
};

class RawClient {
 public:
  static constexpr int kPatienceMs = 10'000;

  explicit RawClient(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  }
  ~RawClient() { Close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }

  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }
  void FinishSending() { ::shutdown(socket_, SHUT_WR); }
  void Close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

  // One reply, 100 Continue included; `to_head` says it has no body. nullopt at the end of the
  // connection, when bytes are missing or time is up.
  std::optional<RawReply> ReadReply(bool to_head = false, int patience_ms = kPatienceMs) {
    size_t end = 0;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReadSome(patience_ms)) return std::nullopt;
    }
    RawReply reply;
    reply.head = input_.substr(0, end + 4);
    input_.erase(0, end + 4);
    if (reply.head.size() < 12 || reply.head.substr(0, 9) != "HTTP/1.1 ") return std::nullopt;
    reply.status = std::stoi(reply.head.substr(9, 3));
    const std::string length = reply.Field("Content-Length");
    if (to_head || length.empty()) return reply;
    const size_t wanted = std::stoul(length);
    while (input_.size() < wanted) {
      if (!ReadSome(patience_ms)) return std::nullopt;
    }
    reply.body = input_.substr(0, wanted);
    input_.erase(0, wanted);
    return reply;
  }

  // True when the server has closed and nothing is left unread.
  bool AtEnd(int patience_ms = kPatienceMs) {
    return input_.empty() && !ReadSome(patience_ms) && ended_;
  }

  // True when nothing arrives for that long and the connection stays open.
  bool Quiet(int milliseconds) { return input_.empty() && !ReadSome(milliseconds) && !ended_; }

 private:
  bool ReadSome(int patience_ms) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, patience_ms) != 1) return false;
    char bytes[16 * 1024];
    const ssize_t count = ::recv(socket_, bytes, sizeof(bytes), 0);
    if (count <= 0) {
      ended_ = true;
      return false;
    }
    input_.append(bytes, static_cast<size_t>(count));
    return true;
  }

  int socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string input_;
};

// Sends the bytes and gives the one reply; nullopt when none comes.
inline std::optional<RawReply> Ask(uint16_t port, std::string_view bytes) {
  RawClient client(port);
  if (!client.connected()) return std::nullopt;
  client.Send(bytes);
  return client.ReadReply();
}

inline std::string Get(std::string_view path) {
  return Concat("GET ", path, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

}  // namespace corner::http::testing
