// How often something may be asked: a token bucket a key, in memory and bounded. Used per address
// for signing in and per account for everything else. Safe from any thread.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/accounts/bounded_map.h"
#include "service/http/message.h"

namespace corner::accounts {

struct RateLimit {
  std::string_view name;  // of the policy, in headers
  int quota = 60;         // at once; they come back evenly over the window
  absl::Duration window = absl::Minutes(1);
};

struct RateState {
  RateLimit limit;
  bool allowed = true;
  int remaining = 0;
  absl::Duration until_next;  // until one more is allowed; zero when one is
};

class RateLimiter {
 public:
  explicit RateLimiter(RateLimit limit, size_t most_keys = 10'000)
      : limit_(limit), buckets_(most_keys) {}

  // Takes one if there is one.
  RateState Take(const std::string& key, absl::Time now);
  // Puts one back that was taken for nothing.
  void GiveBack(const std::string& key, absl::Time now);
  // As it stands, taking none.
  RateState Look(const std::string& key, absl::Time now) const;

 private:
  struct Bucket {
    double missing = 0;  // of the quota
    absl::Time at = absl::InfinitePast();
  };
  double MissingAt(const Bucket& bucket, absl::Time now) const;
  RateState StateOf(double missing, bool allowed) const;

  const RateLimit limit_;
  mutable std::mutex mutex_;
  BoundedMap<Bucket> buckets_;
};

// Adds RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers-09).
void AddRateHeaders(const RateState& state, http::Reply* reply);

// The key of an address: one IPv4 address, or the /64 network of an IPv6 one, which is what one
// subscriber has.
std::string AddressKey(std::string_view address);

}  // namespace corner::accounts
