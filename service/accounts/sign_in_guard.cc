#include "service/accounts/sign_in_guard.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr int kMostDoublings = 20;

std::string PairOf(const std::string& account, const std::string& address) {
  return Concat(account, "\n", address);
}

}  // namespace

// One second after the first try that is not free, then twice as long each time.
absl::Duration SignInGuard::WaitOf(Failures* failures, int free_tries, absl::Duration longest,
                                   absl::Time now) const {
  if (now - failures->last > options_.forgotten_after) *failures = {};
  if (failures->count < free_tries) return absl::ZeroDuration();
  const int doublings = std::min(failures->count - free_tries, kMostDoublings);
  const absl::Duration wait = std::min(absl::Seconds(int64_t{1} << doublings), longest);
  return std::max(absl::ZeroDuration(), failures->last + wait - now);
}

absl::Duration SignInGuard::Try(const std::string& account, const std::string& address,
                                absl::Time now) {
  const std::lock_guard lock(mutex_);
  const std::string pair = PairOf(account, address);
  Failures& here = pairs_.Use(pair);
  absl::Duration wait = WaitOf(&here, options_.free_tries, options_.longest_wait, now);
  Failures* anywhere = nullptr;
  if (familiar_.Find(pair) == nullptr) {
    anywhere = &anywhere_.Use(account);
    wait = std::max(wait, WaitOf(anywhere, options_.free_tries_from_anywhere,
                                 options_.longest_wait_from_anywhere, now));
  }
  if (wait > absl::ZeroDuration()) return wait;
  for (Failures* failures : {&here, anywhere}) {
    if (failures == nullptr) continue;
    ++failures->count;
    failures->last = now;
  }
  return absl::ZeroDuration();
}

void SignInGuard::Succeeded(const std::string& account, const std::string& address) {
  const std::lock_guard lock(mutex_);
  const std::string pair = PairOf(account, address);
  pairs_.Erase(pair);
  if (familiar_.Find(pair) == nullptr) {
    Failures& anywhere = anywhere_.Use(account);
    anywhere.count = std::max(0, anywhere.count - 1);  // this try was none
  }
  familiar_.Use(pair) = true;
}

void SignInGuard::TakeBack(const std::string& account, const std::string& address) {
  const std::lock_guard lock(mutex_);
  const std::string pair = PairOf(account, address);
  Failures& here = pairs_.Use(pair);
  here.count = std::max(0, here.count - 1);
  if (familiar_.Find(pair) != nullptr) return;
  Failures& anywhere = anywhere_.Use(account);
  anywhere.count = std::max(0, anywhere.count - 1);
}

}  // namespace corner::accounts
