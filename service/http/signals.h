// Waiting for the operator to end the program. main makes one before it starts any thread, starts
// the server, waits, then calls Server::Stop.
#pragma once

#include <chrono>
#include <csignal>

namespace corner::http {

class StopSignals {
 public:
  // Holds back SIGINT and SIGTERM in this thread and all it starts, and ignores SIGPIPE.
  StopSignals();

  // Blocks until SIGINT or SIGTERM comes; gives its number.
  int Wait();
  // The same for at most `time`; 0 when none came.
  int WaitFor(std::chrono::milliseconds time);

 private:
  sigset_t signals_;
};

}  // namespace corner::http
