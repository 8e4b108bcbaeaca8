// The real `corner` program, run in a scratch folder as a person or a script would run it: what it
// prints, its exit status and its peak memory. Every run has a time limit; a run that passes it is
// killed and fails the test. One thread per object.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/json.h"

namespace corner::testing {

// Sanitizers multiply memory, so bounds on it hold in plain builds only.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// The day of every scenario.
inline constexpr std::string_view kDay = "2026-06-01";

// A folder of its own, removed at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string Path(std::string_view name) const;
  // Writes a file and gives its path.
  std::string Write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

struct Outcome {
  int status = -1;  // exit status; -1: ended by a signal
  int signal = 0;
  std::string out, err;
  long peak_kb = 0;
  double seconds = 0;
  bool timed_out = false;
};

using Args = std::vector<std::string>;

// A program under way. `before_exec` runs in the child (system calls only).
class Running {
 public:
  explicit Running(const Args& args, const std::function<void()>& before_exec = {});
  ~Running();  // kills what still runs
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void Signal(int signal) const;
  Outcome Wait(std::chrono::milliseconds limit = std::chrono::seconds(120));
  bool ended();
  std::string out() const;  // what it has printed so far

 private:
  pid_t pid_ = -1;
  bool reaped_ = false;
  Scratch scratch_;
  Outcome outcome_;
  std::chrono::steady_clock::time_point start_;
};

// The finished program.
std::string Program();
// `corner ARGS…` with the fixed day.
Outcome Corner(const Args& args, const std::function<void()>& before_exec = {});

// A served data folder.
class Served {
 public:
  explicit Served(const std::string& data, const Args& more = {});
  int port() const { return port_; }  // 0: it did not start
  Running& process() { return process_; }

 private:
  Running process_;
  int port_ = 0;
};

// GET over a plain socket; status 0: no reply.
struct HttpReply {
  int status = 0;
  std::string body;
};
HttpReply Get(int port, const std::string& target);

// "error sentence\n  hint\n" in its two parts; more than one sentence line stays in `sentence`.
struct Complaint {
  std::string sentence, hint;
};
Complaint ComplaintOf(const Outcome& outcome);

// `text` as JSON; fails the test when it is none.
JsonDocument Json(std::string_view text);
std::string ReadAll(const std::string& path);
size_t CountOf(std::string_view text, std::string_view part);

}  // namespace corner::testing
