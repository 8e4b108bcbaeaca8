// One JSON object a line for what the server did and what went wrong. A line names the route's
// pattern, never the query, a path parameter, a body or an address; every value is escaped, so no
// input can start a line of its own. Safe from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string_view>
#include <utility>

namespace corner::http {

enum class LogLevel { kInfo, kWarning, kError };

// Takes one line without its line end; calls never overlap.
using LogSink = std::function<void(std::string_view line)>;

struct AccessRecord {
  std::string_view method;
  std::string_view route;  // the pattern, "" when none matched
  int status = 0;
  uint64_t microseconds = 0;
  std::string_view request_id;
  std::string_view refusal = {};  // why the gate refused, "" when it did not
};

class Log {
 public:
  explicit Log(LogSink sink = nullptr);  // nullptr: standard error

  void Access(const AccessRecord& record);
  void Event(LogLevel level, std::string_view event,
             std::initializer_list<std::pair<std::string_view, std::string_view>> fields = {});

 private:
  void Write(std::string_view line);

  std::mutex mutex_;
  LogSink sink_;
};

}  // namespace corner::http
