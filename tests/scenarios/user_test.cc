// corner user: inviting, listing and closing accounts from the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "service/casework/vault/vault.h"
#include "tests/scenarios/binary.h"
#include "tests/support/status_matchers.h"

namespace corner::testing {
namespace {

using ::testing::HasSubstr;

class Users : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(data_);
    ASSERT_THAT(casework::SiteKey::Make(scratch_.Path("demo-site-key")), IsOk());
  }
  Outcome Run(Args args) const {
    args.insert(args.begin(), "user");
    args.insert(args.end(), {"--data", data_});
    return Corner(args);
  }

  Scratch scratch_;
  std::string data_ = scratch_.Path("data");
};

TEST_F(Users, AreInvitedListedClosedAndOpened) {
  EXPECT_THAT(Run({"list"}).out, HasSubstr("Nobody has an account"));
  const Outcome added = Run({"add", "--email", "sam@example.org", "--role", "administrator",
                             "--name", "Sam", "--team", "t1", "--json"});
  ASSERT_EQ(added.status, 0) << added.err;
  const auto code = Json(added.out).root().member("code").string();
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(code->size(), 29u);
  EXPECT_THAT(Run({"list"}).out, HasSubstr("Nobody has an account"));  // not taken up yet
  const Outcome words = Run({"add", "--email", "sam@example.org", "--role", "administrator"});
  EXPECT_THAT(words.out, HasSubstr("is invited as administrator"));
  EXPECT_THAT(words.out, HasSubstr("/welcome"));
}

TEST_F(Users, WhatCannotBeIsOneSentenceWithAHint) {
  const Outcome unknown = Run({"disable", "nobody@example.org"});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.err, HasSubstr("Nobody signs in with that address"));
  EXPECT_EQ(Run({"add", "--email", "not an address", "--role", "manager"}).status, 1);
  EXPECT_EQ(Run({"add", "--email", "sam@example.org", "--role", "client"}).status, 2);
  EXPECT_EQ(Run({"add", "--role", "manager"}).status, 2);
  std::filesystem::remove(scratch_.Path("demo-site-key"));
  const Outcome keyless = Run({"list"});
  EXPECT_EQ(keyless.status, 1);
  EXPECT_THAT(keyless.err, HasSubstr("site key"));
}

}  // namespace
}  // namespace corner::testing
