// One connection: reads a request, has it answered, writes the reply, and again. All of it runs on
// the I/O thread. For service/http's own sources only.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "service/http/asio.h"
#include "service/http/server_core.h"

namespace corner::http {

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, ServerCore& core, const Router& router, std::string address);
  ~Session();

  asio::awaitable<void> Run();

  void Sweep(Clock::time_point now);  // ends what has passed its time
  void BeginStop();                   // closes it when it waits for a request
  void Abort();                       // closes it in any case

 private:
  // What is known of the request being served and of its reply.
  struct Exchange {
    GateVerdict verdict;
    std::string head;
    Request request;
    RouteMatch match;
    Reply reply;
    std::string_view refusal;  // why it was refused before any handler; static text
    Clock::time_point started;
    bool close = false;
  };
  enum class Read { kReady, kRefused, kGone };  // kRefused: the reply says why

  asio::awaitable<bool> ServeOne();
  asio::awaitable<Read> ReadHead(Exchange& exchange);
  asio::awaitable<Read> ReadBody(Exchange& exchange);
  asio::awaitable<bool> ReadSome();
  asio::awaitable<void> Answer(Exchange& exchange);  // session_reply.cc, from here on
  asio::awaitable<bool> WriteReply(Exchange& exchange);
  asio::awaitable<bool> Write(std::string_view head, std::string_view body);
  asio::awaitable<void> Linger();

  void Describe(Exchange& exchange);  // fills the request from its head and finds its route
  Read Refuse(Exchange& exchange, int status, std::string_view reason);
  size_t BodyLimit(const Exchange& exchange) const;
  std::chrono::milliseconds TimeEarned(size_t bytes) const;
  void SetDeadline(std::chrono::milliseconds from_now) { deadline_ = Clock::now() + from_now; }
  void ClearDeadline() {
    deadline_ = Clock::time_point::max();
    timed_out_ = false;  // a limit that struck while the last bytes arrived no longer matters
  }

  tcp::socket socket_;
  ServerCore& core_;
  const Router& router_;
  const std::string address_;
  std::string input_;  // arrived, not yet consumed
  std::array<char, 16 * 1024> chunk_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool idle_ = true;  // waits for the first byte of a request
  bool timed_out_ = false;
  bool aborted_ = false;
};

}  // namespace corner::http
