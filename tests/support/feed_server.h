// A small https server on loopback that serves feeds, well or badly: what it answers is a function
// of the request, which may send in pieces, wait, or break off. A thread a connection; the handler
// runs on them. Tests only.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/test_authority.h"

namespace corner::testing {

struct FeedRequest {
  std::string target;                          // "/feed?page=2"
  std::string path;                            // "/feed"
  std::map<std::string, std::string> headers;  // names in lower case
  // The value of a query parameter; empty: it is not there.
  std::string Parameter(std::string_view name) const;
};

// One answer under way. What it sends may be lost when the client has left: then `Send` is false.
class FeedAnswer {
 public:
  FeedAnswer(SSL* ssl, const std::atomic<bool>* stopped) : ssl_(ssl), stopped_(*stopped) {}
  bool Send(std::string_view bytes);
  // A whole answer with its length; `headers` are lines that end in CRLF.
  bool Reply(int status, std::string_view headers, std::string_view body);
  // False once the server is being taken down.
  bool Wait(std::chrono::milliseconds time) const;
  // Ends the connection without a word of TLS.
  void BreakOff() { broken_ = true; }
  bool broken() const { return broken_; }

 private:
  SSL* ssl_;
  const std::atomic<bool>& stopped_;
  bool broken_ = false;
};

class FeedServer {
 public:
  using Handler = std::function<void(const FeedRequest&, FeedAnswer*)>;
  enum class Tls { kProper, kUntrusted, kSilent };  // kSilent: takes connections and says nothing

  explicit FeedServer(Handler handler, Tls tls = Tls::kProper);
  ~FeedServer();
  FeedServer(const FeedServer&) = delete;
  FeedServer& operator=(const FeedServer&) = delete;

  int port() const { return port_; }
  std::string Url(std::string_view target, std::string_view host = "localhost") const;
  // Requests so far, in the order in which they came.
  std::vector<FeedRequest> requests() const;

 private:
  void Listen();
  void Serve(int client);
  bool ServeOne(SSL* ssl);

  Handler handler_;
  Tls tls_;
  SslContext context_;
  int listener_ = -1, port_ = 0;
  std::atomic<bool> stopped_{false};
  mutable std::mutex mutex_;
  std::vector<FeedRequest> requests_;
  std::vector<int> clients_;
  std::vector<std::thread> threads_;
  std::thread accepting_;
};

}  // namespace corner::testing
