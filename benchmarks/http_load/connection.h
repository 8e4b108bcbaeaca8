// One keep-alive HTTP/1.1 connection to this machine over a non-blocking socket.
// Sends one GET at a time and reads one answer with Content-Length. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace corner::benchmarks {

// Where the server listens. Only 127.0.0.0/8 is accepted: this tool must not load other machines.
struct LoopbackAddress {
  uint32_t address = 0;  // host byte order
  uint16_t port = 0;
};
// False when `host` is not "localhost" or a literal 127.x.y.z.
bool ParseLoopback(std::string_view host, int64_t port, LoopbackAddress* parsed);

class Connection {
 public:
  enum class Progress : uint8_t { kWaiting, kAnswered, kBroken };

  Connection() = default;
  ~Connection() { Close(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Connects anew (it waits: the server is on this machine); false when nothing listens.
  bool Open(const LoopbackAddress& server);
  void Close();
  int socket() const { return socket_; }

  void Send(std::string_view target);  // then Advance whenever the socket is ready
  Progress Advance();
  bool wants_to_write() const { return sent_ < request_.size(); }
  int status() const { return status_; }     // of the last answer
  bool closing() const { return closing_; }  // the server closes after the last answer

 private:
  bool ReadHead();  // false: not an answer this tool can read

  int socket_ = -1;
  std::string host_, request_, answer_;
  size_t sent_ = 0, needed_ = 0;  // needed_: bytes of head and body, 0 until the head is complete
  int status_ = 0;
  bool closing_ = false;
};

}  // namespace corner::benchmarks
