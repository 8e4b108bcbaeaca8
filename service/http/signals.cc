#include "service/http/signals.h"

namespace corner::http {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

int StopSignals::Wait() {
  int number = 0;
  while (sigwait(&signals_, &number) != 0) {
  }
  return number;
}

int StopSignals::WaitFor(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  const std::chrono::nanoseconds rest = time - seconds;
  const timespec limit{seconds.count(), rest.count()};
  const int number = sigtimedwait(&signals_, nullptr, &limit);
  return number > 0 ? number : 0;  // an interrupted wait is a short one
}

}  // namespace corner::http
