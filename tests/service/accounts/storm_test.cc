// Many at once: hashing stays bounded, the rest is refused quickly, and everybody else goes on.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "service/accounts/accounts.h"
#include "service/casework/memory/memory_store.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using ::corner::testing::AccountsWorld;
using Clock = std::chrono::steady_clock;

constexpr auto kHashTime = std::chrono::milliseconds(60);

// Slow as Argon2id is, and it notices how many are under way.
PasswordHashing SlowHashing(std::atomic<int>* under_way, std::atomic<int>* most) {
  const auto work = [=] {
    const int now = ++*under_way;
    int seen = most->load();
    while (now > seen && !most->compare_exchange_weak(seen, now)) {
    }
    std::this_thread::sleep_for(kHashTime);
    --*under_way;
  };
  PasswordHashing slow;
  slow.hash = [=](std::string_view password) -> absl::StatusOr<std::string> {
    work();
    return Concat("slow$", password);
  };
  slow.verify = [=](std::string_view password, std::string_view hash) -> absl::StatusOr<bool> {
    work();
    return hash == Concat("slow$", password);
  };
  slow.needs_rehash = [](std::string_view) { return false; };
  slow.no_password = [] { return std::string("none"); };
  return slow;
}

// Two slots, and a member of staff who signs in by password alone.
struct Storm {
  Storm() {
    AccountsOptions options;
    options.hashes_at_once = 2;
    options.passwords = SlowHashing(&under_way, &most);
    options.staff_need_second_factor = false;
    world = std::make_unique<AccountsWorld>(options, nullptr, AccountsWorld::Hashing::kAsGiven);
    member = world->AddStaff(casework::Role::kSpecialist, "sam@example.org");
  }
  std::atomic<int> under_way{0}, most{0};
  std::unique_ptr<AccountsWorld> world;
  corner::testing::Member member;
};

TEST(Storms, ManySignInsAtOnceAreBoundedAndStarveNobody) {
  Storm storm_world;
  AccountsWorld& world = *storm_world.world;
  const corner::testing::Member& member = storm_world.member;
  const Opened opened = world.SignIn(member);
  Accounts& accounts = world.accounts();

  constexpr int kThreads = 12, kTries = 10;
  std::atomic<int> refused{0}, busy{0}, slowed{0}, other{0};
  std::atomic<bool> done{false};
  const auto began = Clock::now();
  std::vector<std::thread> storm;
  for (int thread = 0; thread < kThreads; ++thread) {
    storm.emplace_back([&, thread] {
      for (int i = 0; i < kTries; ++i) {
        const auto result =
            accounts.SignIn({Concat("x", thread, "@example.org"), "guess number one", "", false},
                            AccountsWorld::Visitor(Concat("203.0.113.", thread)));
        const int status = http::ProblemOf(result.status()).status;
        ++(status == 401 ? refused : status == 503 ? busy : status == 429 ? slowed : other);
        if (status == 503) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }
  // Meanwhile somebody works, and none of their requests waits for a hash.
  std::vector<Clock::duration> waits;
  std::thread working([&] {
    while (!done) {
      const auto before = Clock::now();
      EXPECT_TRUE(accounts.FindSession(opened.secret, AccountsWorld::Visitor()).ok());
      waits.push_back(Clock::now() - before);
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
  });
  for (std::thread& thread : storm) thread.join();
  done = true;
  working.join();
  const auto took = Clock::now() - began;

  EXPECT_LE(storm_world.most.load(), 2);
  EXPECT_EQ(other.load(), 0);
  EXPECT_EQ(refused + busy + slowed, kThreads * kTries);
  EXPECT_GT(busy.load(), 0);
  EXPECT_GT(refused.load(), 0);
  // Far from one after another: those beyond the slots did not wait for them.
  EXPECT_LT(took, kHashTime * (kThreads * kTries / 2));
  std::sort(waits.begin(), waits.end());
  ASSERT_GT(waits.size(), 5u);
  EXPECT_LT(waits[waits.size() / 2], kHashTime / 2);
}

TEST(Storms, BeingToldThatWeAreBusyCountsAgainstNobody) {
  Storm storm_world;
  AccountsWorld& world = *storm_world.world;
  const corner::testing::Member& member = storm_world.member;
  Accounts& accounts = world.accounts();
  std::atomic<int> right{0}, busy{0};
  std::vector<std::thread> storm;
  for (int thread = 0; thread < 16; ++thread) {
    storm.emplace_back([&] {
      const auto result = accounts.SignIn({member.sign_in_name, member.password, "", false},
                                          AccountsWorld::Visitor());
      ++(result.ok() ? right : busy);
      if (!result.ok()) {
        EXPECT_NE(http::ProblemOf(result.status()).status, 401);
      }
    });
  }
  for (std::thread& thread : storm) thread.join();
  EXPECT_GT(right.load(), 0);
  EXPECT_TRUE(
      accounts.SignIn({member.sign_in_name, member.password, "", false}, AccountsWorld::Visitor())
          .ok());
}

TEST(Storms, OneCodeOpensOneSessionHoweverManyTryAtOnce) {
  AccountsWorld world;
  const auto sam = world.AddStaff(casework::Role::kSpecialist, "sam@example.org");
  for (int round = 0; round < 20; ++round) {
    const auto made =
        world.accounts().MakeClientCode(world.ActorOf(sam, casework::Role::kSpecialist),
                                        casework::Purpose::kSupport, world.AddClient(sam.id), "r1");
    ASSERT_TRUE(made.ok());
    std::atomic<int> opened{0};
    std::vector<std::thread> tries;
    for (int thread = 0; thread < 6; ++thread) {
      tries.emplace_back([&] {
        opened += world.accounts()
                      .UseClientCode(made->code, false, AccountsWorld::Visitor("198.51.100.1"))
                      .ok();
      });
    }
    for (std::thread& thread : tries) thread.join();
    EXPECT_EQ(opened.load(), 1);
    world.Pass(absl::Minutes(5));
  }
}

}  // namespace
}  // namespace corner::accounts
