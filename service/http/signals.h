// Waiting for the operator to end the program. main makes one before it starts any thread, starts
// the server, waits, then calls Server::Stop.
#pragma once

#include <csignal>

namespace corner::http {

class StopSignals {
 public:
  // Holds back SIGINT and SIGTERM in this thread and all it starts, and ignores SIGPIPE.
  StopSignals();

  // Blocks until SIGINT or SIGTERM comes; gives its number.
  int Wait();

 private:
  sigset_t signals_;
};

}  // namespace corner::http
