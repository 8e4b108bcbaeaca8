// An open-loop load at a fixed rate: requests are due at fixed instants whether or not earlier ones
// have been answered, and a latency counts from the instant a request was due. A slow server can
// therefore not hide its slowness by holding back the load ("coordinated omission").
// One thread; nothing shared.
#pragma once

#include <string>
#include <vector>

#include "benchmarks/http_load/connection.h"
#include "benchmarks/latency.h"

namespace corner::benchmarks {

struct LoadOptions {
  LoopbackAddress server;
  std::vector<std::string> targets;  // asked in turn; at least one
  int connections = 32;
  double rate = 100;  // requests a second
  double seconds = 30;
  double grace_seconds = 5;  // how long to wait for answers after the last request was due
};

struct LoadResult {
  Latencies latencies;     // of answers with a status below 400
  int64_t due = 0;         // requests that fell due
  int64_t refused = 0;     // 503: the server said it is busy
  int64_t failed = 0;      // any other status from 400
  int64_t broken = 0;      // connection lost, or an answer that cannot be read
  int64_t unanswered = 0;  // never sent or never answered
  double seconds = 0;

  bool clean() const { return refused + failed + broken + unanswered == 0; }
};

// An empty vector of connections (nothing listens) gives a result in which all is unanswered.
LoadResult RunLoad(const LoadOptions& options);

}  // namespace corner::benchmarks
