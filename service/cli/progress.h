// One line of progress on a terminal, rewritten in place; nothing at all in a pipe.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>

#include "service/cli/command.h"

namespace corner::cli {

// May be called from several threads.
class Progress {
 public:
  explicit Progress(const Context& context) : context_(context) {}
  void Show(std::string_view stage, int64_t records);
  void Clear();

 private:
  const Context& context_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace corner::cli
