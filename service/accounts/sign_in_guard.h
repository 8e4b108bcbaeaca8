// Slows down guessing. Failures count for the pair of account and address, so that a stranger who
// fails does not shut the person out; and for the account over all addresses from which it was not
// signed in to lately, with a wait of 30 seconds at most. In memory and bounded; accounts are known
// by a key that need not exist, so the answers say nothing about who has one. Safe from any thread.
#pragma once

#include <mutex>
#include <string>

#include "absl/time/time.h"
#include "service/accounts/bounded_map.h"

namespace corner::accounts {

struct SignInGuardOptions {
  int free_tries = 5;  // of a pair, before any wait
  absl::Duration longest_wait = absl::Minutes(15);
  int free_tries_from_anywhere = 30;
  absl::Duration longest_wait_from_anywhere = absl::Seconds(30);
  absl::Duration forgotten_after = absl::Hours(1);  // without a further failure
  size_t most_keys = 10'000;
};

class SignInGuard {
 public:
  explicit SignInGuard(SignInGuardOptions options = {})
      : options_(options),
        pairs_(options.most_keys),
        anywhere_(options.most_keys),
        familiar_(options.most_keys) {}

  // Zero: try now, and the try counts as failed until Succeeded says otherwise, so many at once
  // gain nothing. Otherwise how long to wait; the try then does not count.
  absl::Duration Try(const std::string& account, const std::string& address, absl::Time now);
  void Succeeded(const std::string& account, const std::string& address);
  // The try was not decided (the server was busy, say).
  void TakeBack(const std::string& account, const std::string& address);

 private:
  struct Failures {
    int count = 0;
    absl::Time last = absl::InfinitePast();
  };
  absl::Duration WaitOf(Failures* failures, int free_tries, absl::Duration longest,
                        absl::Time now) const;

  const SignInGuardOptions options_;
  std::mutex mutex_;
  BoundedMap<Failures> pairs_, anywhere_;
  BoundedMap<bool> familiar_;  // pairs of account and address that were right
};

}  // namespace corner::accounts
