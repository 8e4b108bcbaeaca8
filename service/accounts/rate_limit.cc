#include "service/accounts/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cmath>

#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

// What flows back is a fraction of a second's worth: less than a billionth short is none short.
bool HasOne(double left) { return left >= 1 - 1e-9; }

}  // namespace

double RateLimiter::MissingAt(const Bucket& bucket, absl::Time now) const {
  if (bucket.at == absl::InfinitePast() || now <= bucket.at) return bucket.missing;
  const double back = absl::FDivDuration(now - bucket.at, limit_.window) * limit_.quota;
  return std::max(0.0, bucket.missing - back);
}

RateState RateLimiter::StateOf(double missing, bool allowed) const {
  RateState state;
  state.limit = limit_;
  state.allowed = allowed;
  const double left = limit_.quota - missing;
  state.remaining = static_cast<int>(std::floor(std::max(0.0, left)));
  if (!HasOne(left)) state.until_next = limit_.window * ((1 - left) / limit_.quota);
  return state;
}

RateState RateLimiter::Take(const std::string& key, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Bucket& bucket = buckets_.Use(key);
  bucket.missing = MissingAt(bucket, now);
  bucket.at = std::max(bucket.at, now);
  const bool allowed = HasOne(limit_.quota - bucket.missing);
  if (allowed) bucket.missing += 1;
  return StateOf(bucket.missing, allowed);
}

void RateLimiter::GiveBack(const std::string& key, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Bucket& bucket = buckets_.Use(key);
  bucket.missing = std::max(0.0, MissingAt(bucket, now) - 1);
  bucket.at = std::max(bucket.at, now);
}

RateState RateLimiter::Look(const std::string& key, absl::Time now) const {
  const std::lock_guard lock(mutex_);
  const Bucket* bucket = buckets_.Find(key);
  const double missing = bucket == nullptr ? 0 : MissingAt(*bucket, now);
  return StateOf(missing, HasOne(limit_.quota - missing));
}

void AddRateHeaders(const RateState& state, http::Reply* reply) {
  const int64_t window = absl::ToInt64Seconds(state.limit.window);
  const int64_t wait = absl::ToInt64Seconds(absl::Ceil(state.until_next, absl::Seconds(1)));
  reply->headers.emplace_back(
      "RateLimit-Policy",
      Concat("\"", state.limit.name, "\";q=", state.limit.quota, ";w=", window));
  reply->headers.emplace_back(
      "RateLimit", Concat("\"", state.limit.name, "\";r=", state.remaining, ";t=", wait));
}

std::string AddressKey(std::string_view address) {
  unsigned char bytes[16];
  const std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), bytes) != 1) return text;
  constexpr unsigned char kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::equal(std::begin(kMapped), std::end(kMapped), bytes)) {
    return Concat(int{bytes[12]}, ".", int{bytes[13]}, ".", int{bytes[14]}, ".", int{bytes[15]});
  }
  return "net6:" + std::string(reinterpret_cast<const char*>(bytes), 8);
}

}  // namespace corner::accounts
