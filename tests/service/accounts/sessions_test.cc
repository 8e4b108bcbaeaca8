// Sessions: how long they last, where they are listed, and what ends them.
#include <gtest/gtest.h>

#include "service/accounts/accounts.h"
#include "service/http/problem.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::Member;

constexpr auto kUnauthenticated = absl::StatusCode::kUnauthenticated;

class Sessions : public ::testing::Test {
 protected:
  bool Lives(const Opened& opened) {
    return world_.accounts().FindSession(opened.secret, AccountsWorld::Visitor()).ok();
  }
  Opened Client(bool shared = false) {
    const std::string person = world_.AddClient(sam_.id);
    const auto made = world_.accounts().MakeClientCode(world_.ActorOf(sam_, Role::kSpecialist),
                                                       casework::Purpose::kSupport, person, "r1");
    return *world_.accounts().UseClientCode(made->code, shared, AccountsWorld::Visitor());
  }
  Opened Shared() {
    return *world_.accounts().SignIn({sam_.sign_in_name, sam_.password, world_.Code(sam_), true},
                                     AccountsWorld::Visitor());
  }

  AccountsWorld world_;
  Member sam_ = world_.AddStaff(Role::kSpecialist, "sam@example.org");
};

TEST_F(Sessions, EndWhenNothingHappens) {
  const Opened staff = world_.SignIn(sam_), client = Client();
  const Opened shared = Shared(), shared_client = Client(true);
  world_.Pass(absl::Minutes(15));
  EXPECT_FALSE(Lives(shared));
  EXPECT_FALSE(Lives(shared_client));
  EXPECT_TRUE(Lives(staff));  // and counts as used now
  EXPECT_TRUE(Lives(client));
  world_.Pass(absl::Minutes(30) - absl::Seconds(1));
  EXPECT_TRUE(Lives(staff));
  world_.Pass(absl::Minutes(30));
  EXPECT_FALSE(Lives(staff));
  EXPECT_TRUE(Lives(client));
  world_.Pass(absl::Minutes(60));
  EXPECT_FALSE(Lives(client));
}

TEST_F(Sessions, EndAfterTwelveHoursHoweverBusy) {
  const Opened opened = world_.SignIn(sam_);
  for (int quarter = 1; quarter < 48; ++quarter) {
    world_.Pass(absl::Minutes(15));
    ASSERT_TRUE(Lives(opened)) << quarter;
  }
  world_.Pass(absl::Minutes(15));
  EXPECT_THAT(world_.accounts().FindSession(opened.secret, {}),
              FailsWith(kUnauthenticated, "some time has passed"));
}

TEST_F(Sessions, AreWrittenAtMostOnceAMinute) {
  const Opened opened = world_.SignIn(sam_);
  const absl::Time began = world_.now();
  for (int i = 0; i < 59; ++i) {
    world_.Pass(absl::Seconds(1));
    EXPECT_EQ(world_.Recognise(opened).session.seen, began);
  }
  world_.Pass(absl::Seconds(1));
  EXPECT_EQ(world_.Recognise(opened).session.seen, world_.now());
}

TEST_F(Sessions, AreListedAndEndedOneByOneOrAll) {
  const Opened here = world_.SignIn(sam_), there = world_.SignIn(sam_), phone = world_.SignIn(sam_);
  const SignedIn me = world_.Recognise(here);
  ASSERT_OK_AND_ASSIGN(const auto listed, world_.accounts().Sessions(me));
  ASSERT_EQ(listed.size(), 3u);
  EXPECT_EQ(listed[0].device, "Firefox on Linux");
  EXPECT_THAT(world_.accounts().EndSession(me, there.session.id), IsOk());
  EXPECT_FALSE(Lives(there));
  EXPECT_TRUE(Lives(phone));
  EXPECT_THAT(world_.accounts().EndSession(me, there.session.id),
              FailsWith(absl::StatusCode::kNotFound, "no such session"));
  EXPECT_THAT(world_.accounts().EndOtherSessions(me), IsOk());
  EXPECT_FALSE(Lives(phone));
  EXPECT_TRUE(Lives(here));
}

TEST_F(Sessions, OfOthersCannotBeEndedOrSeen) {
  const Member jo = world_.AddStaff(Role::kAdministrator, "jo@example.org");
  const Opened theirs = world_.SignIn(jo);
  const SignedIn me = world_.Recognise(world_.SignIn(sam_));
  EXPECT_THAT(world_.accounts().EndSession(me, theirs.session.id),
              FailsWith(absl::StatusCode::kNotFound, "no such session"));
  EXPECT_TRUE(Lives(theirs));
  ASSERT_OK_AND_ASSIGN(const auto listed, world_.accounts().Sessions(me));
  for (const Session& session : listed) EXPECT_EQ(session.account, sam_.id);
}

TEST_F(Sessions, SigningInNeverTakesTheSecretTheBrowserHad) {
  // Fixation: a planted session, of the attacker's own account or made up, is never raised.
  const Member jo = world_.AddStaff(Role::kManager, "jo@example.org");
  const Opened planted = world_.SignIn(jo);
  accounts::Visitor victim = AccountsWorld::Visitor();
  victim.secret = planted.secret;
  const Opened opened = world_.SignIn(sam_, victim);
  EXPECT_NE(opened.secret, planted.secret);
  EXPECT_FALSE(Lives(planted));  // the session before is over
  EXPECT_EQ(world_.Recognise(opened).account.id, sam_.id);
}

TEST_F(Sessions, OfOneAccountAreTwentyAtMost) {
  std::vector<Opened> all;
  for (int i = 0; i < 25; ++i) all.push_back(world_.SignIn(sam_));
  int living = 0;
  for (const Opened& opened : all) living += Lives(opened);
  EXPECT_EQ(living, 20);
  EXPECT_FALSE(Lives(all.front()));
  EXPECT_TRUE(Lives(all.back()));
}

TEST_F(Sessions, WhatIsOverIsSweptAway) {
  world_.SignIn(sam_);
  (void)world_.accounts().Invite(AccountsWorld::Operator(),
                                 {"jo@example.org", "Jo", Role::kManager, {}}, "r1");
  const auto held = [&](std::string_view kind) {
    return (*world_.store()->BeginRead())->FindByTag(kind, "state", "open")->size();
  };
  EXPECT_GT(held("session"), 0u);
  EXPECT_EQ(held("invitation"), 1u);
  world_.Pass(absl::Hours(8 * 24));
  EXPECT_THAT(world_.accounts().Sweep(), IsOk());
  EXPECT_EQ(held("session"), 0u);
  EXPECT_EQ(held("invitation"), 0u);
}

TEST_F(Sessions, AnAccountThatAsksTooMuchIsToldToWait) {
  const Opened opened = world_.SignIn(sam_);
  const int quota = world_.accounts().options().requests.quota;
  int answered = 0;
  absl::Status last;
  for (int i = 0; i < quota + 50; ++i) {
    last = world_.accounts().FindSession(opened.secret, {}).status();
    answered += last.ok();
  }
  EXPECT_EQ(answered, quota);
  EXPECT_EQ(http::ProblemOf(last).status, 429);
  world_.Pass(absl::Seconds(30));
  EXPECT_TRUE(Lives(opened));
}

}  // namespace
}  // namespace corner::accounts
