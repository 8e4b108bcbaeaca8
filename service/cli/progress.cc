#include "service/cli/progress.h"

namespace corner::cli {

void Progress::Show(std::string_view stage, int64_t records) {
  if (!context_.terminal) return;
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (visible_ && now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  visible_ = true;
  *context_.err << "\r\033[K" << stage << " … " << records << " adverts" << std::flush;
}

void Progress::Clear() {
  const std::lock_guard lock(mutex_);
  if (visible_) *context_.err << "\r\033[K" << std::flush;
  visible_ = false;
}

}  // namespace corner::cli
