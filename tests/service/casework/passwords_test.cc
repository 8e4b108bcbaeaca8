// Passwords: hashes that verify, settings that are seen to change, and a bound on how many at once.
#include "service/casework/vault/passwords.h"

#include <atomic>
#include <thread>
#include <vector>

#include "tests/support/status_matchers.h"

namespace corner::casework {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

// libsodium's interactive settings, which are not ours: 64 MiB, 2 passes; "otter".
constexpr char kOtherSettings[] =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

TEST(Passwords, TheRightOneAndNoOther) {
  const std::string password = "brown otter crossing slowly";
  ASSERT_OK_AND_ASSIGN(const std::string hash, HashPassword(password));
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_EQ(VerifyPassword(password, hash).value(), true);
  for (const std::string& other : {std::string(), password + " ", password.substr(1),
                                   std::string("Brown otter crossing slowly")}) {
    EXPECT_EQ(VerifyPassword(other, hash).value(), false);
  }
  ASSERT_OK_AND_ASSIGN(const std::string again, HashPassword(password));
  EXPECT_NE(hash, again);
  EXPECT_FALSE(NeedsRehash(hash));
}

TEST(Passwords, NothingIsCutOff) {
  const std::string longest(kMostPasswordBytes, 'a');
  ASSERT_OK_AND_ASSIGN(const std::string hash, HashPassword(longest));
  EXPECT_EQ(VerifyPassword(longest, hash).value(), true);
  EXPECT_EQ(VerifyPassword(longest.substr(1), hash).value(), false);
  EXPECT_EQ(VerifyPassword(longest + "a", hash).value(), false);
  const std::string with_nul("otter\0one", 9);
  ASSERT_OK_AND_ASSIGN(const std::string nul_hash, HashPassword(with_nul));
  EXPECT_EQ(VerifyPassword("otter", nul_hash).value(), false);
  EXPECT_EQ(VerifyPassword(with_nul, nul_hash).value(), true);
  EXPECT_THAT(HashPassword(""), FailsWith(absl::StatusCode::kInvalidArgument, "empty"));
  EXPECT_THAT(HashPassword(longest + "a"),
              FailsWith(absl::StatusCode::kInvalidArgument, "1024 bytes"));
}

TEST(Passwords, WhatIsNoHashIsNobodysPassword) {
  ASSERT_OK_AND_ASSIGN(const std::string hash, HashPassword("otter"));
  for (const std::string& text :
       {std::string(), std::string("otter"), std::string("$argon2id$"), hash.substr(0, 40),
        hash + "x", std::string(500, '$'), std::string("\0", 1) + hash}) {
    EXPECT_EQ(VerifyPassword("otter", text).value(), false) << text;
  }
  for (const std::string& text : {std::string(), std::string("otter"), hash.substr(0, 40)}) {
    EXPECT_TRUE(NeedsRehash(text)) << text;
  }
  EXPECT_TRUE(NeedsRehash(kOtherSettings));
}

TEST(Passwords, AStormWaitsItsTurn) {
  ASSERT_OK_AND_ASSIGN(const std::string hash, HashPassword("otter"));
  std::atomic<int> right = 0, busy = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      const auto verified = VerifyPassword("otter", hash);
      if (verified.ok() && *verified) ++right;
      if (absl::IsUnavailable(verified.status())) ++busy;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right + busy, 8);
  EXPECT_GE(right, 2);
}

}  // namespace
}  // namespace corner::casework
