// Keeps the index of a served data folder in step while the server runs: publishes what a process
// that died had written to the ledger but not published, and merges what is due. Processes that
// live publish their own changes, so it leaves them a few seconds. One thread of its own.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "service/cli/command.h"

namespace corner::cli {

class IndexKeeper {
 public:
  // `context` must outlive the keeper. Troubles are said on context.err, each once.
  explicit IndexKeeper(const Context& context);
  ~IndexKeeper();  // a publish or merge under way is finished first
  IndexKeeper(const IndexKeeper&) = delete;
  IndexKeeper& operator=(const IndexKeeper&) = delete;

 private:
  void Run();
  absl::Status Step(int* seconds_behind);

  const Context& context_;
  std::string last_trouble_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace corner::cli
