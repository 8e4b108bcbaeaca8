// Rate limits and the guard against guessing, beside the obvious way to count.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "service/accounts/rate_limit.h"
#include "service/accounts/sign_in_guard.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'780'000'000);

TEST(RateLimits, NoWindowEverHasMoreThanTwiceTheQuota) {
  // A full bucket and what flows back in one window: the classic bound.
  constexpr RateLimit kLimit{"test", 5, absl::Seconds(10)};
  RateLimiter limiter(kLimit);
  std::mt19937 random(11);
  std::vector<absl::Time> taken;
  absl::Time now = kStart;
  for (int i = 0; i < 5000; ++i) {
    now += absl::Milliseconds(static_cast<int64_t>(random() % 800));
    const RateState state = limiter.Take("key", now);
    if (state.allowed) {
      taken.push_back(now);
      EXPECT_LT(state.remaining, kLimit.quota);
    } else {
      EXPECT_EQ(state.remaining, 0);
      EXPECT_GT(state.until_next, absl::ZeroDuration());
      // The wait is the truth: just before it is over nothing is given, just after it is.
      EXPECT_FALSE(limiter.Look("key", now + state.until_next - absl::Milliseconds(1)).allowed);
      EXPECT_TRUE(limiter.Look("key", now + state.until_next + absl::Milliseconds(1)).allowed);
    }
    const auto window_begin =
        std::lower_bound(taken.begin(), taken.end(), now - kLimit.window + absl::Nanoseconds(1));
    EXPECT_LE(taken.end() - window_begin, 2 * kLimit.quota);
  }
  // Sustained, it is the quota a window: what was taken is what the time allowed.
  const double windows = absl::FDivDuration(now - kStart, kLimit.window);
  EXPECT_LE(static_cast<double>(taken.size()), windows * kLimit.quota + kLimit.quota);
  EXPECT_GE(static_cast<double>(taken.size()), windows * kLimit.quota * 0.95);
}

TEST(RateLimits, KeysDoNotShareAndAreBounded) {
  RateLimiter limiter({"test", 2, absl::Minutes(1)}, /*most_keys=*/3);
  EXPECT_TRUE(limiter.Take("a", kStart).allowed);
  EXPECT_TRUE(limiter.Take("a", kStart).allowed);
  EXPECT_FALSE(limiter.Take("a", kStart).allowed);
  EXPECT_TRUE(limiter.Take("b", kStart).allowed);
  EXPECT_FALSE(limiter.Take("a", kStart).allowed);
  limiter.GiveBack("a", kStart);
  EXPECT_TRUE(limiter.Take("a", kStart).allowed);
  for (const char* key : {"c", "d", "e"}) EXPECT_TRUE(limiter.Take(key, kStart).allowed);
  EXPECT_TRUE(limiter.Take("a", kStart).allowed);  // forgotten: others came
}

TEST(RateLimits, AClockThatGoesBackGivesNothing) {
  RateLimiter limiter({"test", 1, absl::Minutes(1)});
  EXPECT_TRUE(limiter.Take("a", kStart).allowed);
  EXPECT_FALSE(limiter.Take("a", kStart - absl::Hours(1)).allowed);
  EXPECT_FALSE(limiter.Take("a", kStart).allowed);
}

TEST(RateLimits, HeadersSayTheLimitAndWhatIsLeft) {
  RateLimiter limiter({"sign-in", 2, absl::Minutes(5)});
  http::Reply reply;
  AddRateHeaders(limiter.Take("a", kStart), &reply);
  const http::Pairs one = {{"RateLimit-Policy", "\"sign-in\";q=2;w=300"},
                           {"RateLimit", "\"sign-in\";r=1;t=0"}};
  EXPECT_EQ(reply.headers, one);
  limiter.Take("a", kStart);
  http::Reply full;
  AddRateHeaders(limiter.Take("a", kStart), &full);
  EXPECT_EQ(full.headers[1].second, "\"sign-in\";r=0;t=150");
}

TEST(RateLimits, AnAddressIsOneSubscriber) {
  EXPECT_EQ(AddressKey("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(AddressKey("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(AddressKey("2001:db8:1:2::1"), AddressKey("2001:db8:1:2:ffff::9"));
  EXPECT_NE(AddressKey("2001:db8:1:2::1"), AddressKey("2001:db8:1:3::1"));
  EXPECT_EQ(AddressKey("nonsense"), "nonsense");
}

TEST(SignInGuard, WaitsGrowForOnePairAndLeaveOthersAlone) {
  SignInGuard guard;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(guard.Try("sam", "stranger", kStart), absl::ZeroDuration());
  }
  EXPECT_EQ(guard.Try("sam", "stranger", kStart), absl::Seconds(1));
  EXPECT_EQ(guard.Try("sam", "home", kStart), absl::ZeroDuration());
  EXPECT_EQ(guard.Try("jo", "stranger", kStart), absl::ZeroDuration());
  // Twice as long each time, until the longest.
  absl::Time now = kStart;
  absl::Duration before = absl::Seconds(1);
  for (int i = 0; i < 15; ++i) {
    now += before;
    ASSERT_EQ(guard.Try("sam", "stranger", now), absl::ZeroDuration()) << i;
    const absl::Duration wait = guard.Try("sam", "stranger", now);
    EXPECT_EQ(wait, std::min(before * 2, absl::Minutes(15)));
    before = wait;
  }
}

TEST(SignInGuard, AStrangerWithManyAddressesDelaysByHalfAMinuteAtMost) {
  SignInGuard guard;
  ASSERT_EQ(guard.Try("sam", "home", kStart), absl::ZeroDuration());
  guard.Succeeded("sam", "home");
  absl::Time now = kStart;
  absl::Duration longest;
  for (int i = 0; i < 300; ++i) {
    const absl::Duration wait = guard.Try("sam", Concat("address ", i), now);
    longest = std::max(longest, wait);
    now += wait;
  }
  EXPECT_EQ(longest, absl::Seconds(30));
  EXPECT_LE(guard.Try("sam", "office", now), absl::Seconds(30));
  // Where Sam signed in before, nothing of it is felt.
  EXPECT_EQ(guard.Try("sam", "home", now), absl::ZeroDuration());
}

TEST(SignInGuard, BeingRightClearsAndTimeForgets) {
  SignInGuard guard;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 5; ++i) {
      ASSERT_EQ(guard.Try("sam", "home", kStart), absl::ZeroDuration());
    }
    guard.Succeeded("sam", "home");
  }
  for (int i = 0; i < 5; ++i) guard.Try("jo", "home", kStart);
  EXPECT_GT(guard.Try("jo", "home", kStart), absl::ZeroDuration());
  EXPECT_EQ(guard.Try("jo", "home", kStart + absl::Hours(2)), absl::ZeroDuration());
  guard.TakeBack("jo", "home");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(guard.Try("jo", "home", kStart + absl::Hours(2)), absl::ZeroDuration()) << i;
  }
}

}  // namespace
}  // namespace corner::accounts
