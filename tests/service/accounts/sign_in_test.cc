// Signing in: names, passwords, second factors, what is refused and how it is slowed down.
#include <gtest/gtest.h>

#include "service/accounts/accounts.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"
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

class SignInTest : public ::testing::Test {
 protected:
  absl::StatusOr<Opened> Try(const std::string& name, const std::string& password,
                             const std::string& code = "",
                             const std::string& address = "192.0.2.1") {
    return world_.accounts().SignIn({name, password, code, false}, AccountsWorld::Visitor(address));
  }
  static int StatusOf(const absl::Status& status) { return http::ProblemOf(status).status; }

  AccountsWorld world_;
  Member sam_ = world_.AddStaff(Role::kSpecialist, "sam@example.org");
};

TEST_F(SignInTest, PasswordThenCodeOpensTheSessionUnderANewSecret) {
  ASSERT_OK_AND_ASSIGN(const Opened half, Try(" SAM@example.org", sam_.password));
  ASSERT_EQ(half.session.stage, SessionStage::kCodeNeeded);
  const SignedIn waiting = world_.Recognise(half);
  ASSERT_OK_AND_ASSIGN(const Opened full, world_.accounts().GiveCode(waiting, world_.Code(sam_)));
  EXPECT_EQ(full.session.stage, SessionStage::kFull);
  EXPECT_NE(full.secret, half.secret);
  EXPECT_NE(full.session.id, half.session.id);
  EXPECT_THAT(world_.accounts().FindSession(half.secret, {}), FailsWith(kUnauthenticated, ""));
  EXPECT_THAT(world_.accounts().GiveCode(world_.Recognise(full), world_.Code(sam_)),
              FailsWith(kUnauthenticated, "first"));
}

TEST_F(SignInTest, ACodeWorksOnceInAnySession) {
  const std::string code = world_.Code(sam_);
  EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, code), IsOk());
  EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, code),
              FailsWith(kUnauthenticated, "used already"));
  EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, world_.Code(sam_)), IsOk());
}

TEST_F(SignInTest, EachRecoveryCodeWorksOnce) {
  ASSERT_EQ(sam_.recovery_codes.size(), kRecoveryCodes);
  for (const std::string& code : sam_.recovery_codes) {
    ASSERT_OK_AND_ASSIGN(const Opened opened, Try(sam_.sign_in_name, sam_.password, code));
    EXPECT_EQ(opened.session.stage, SessionStage::kFull);
    EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, code), FailsWith(kUnauthenticated, "used"));
  }
}

TEST_F(SignInTest, AWaitingSessionBearsFiveWrongCodesAndFiveMinutes) {
  ASSERT_OK_AND_ASSIGN(const Opened half, Try(sam_.sign_in_name, sam_.password));
  const SignedIn waiting = world_.Recognise(half);
  for (int i = 0; i < 5; ++i) {
    const auto wrong = world_.accounts().GiveCode(waiting, "000000");
    EXPECT_FALSE(wrong.ok()) << i;
    world_.Pass(absl::Seconds(20));  // past what the guard asks
  }
  EXPECT_FALSE(world_.accounts().GiveCode(waiting, world_.Code(sam_)).ok());

  world_.Pass(absl::Minutes(20));
  ASSERT_OK_AND_ASSIGN(const Opened late, Try(sam_.sign_in_name, sam_.password));
  const SignedIn slow = world_.Recognise(late);
  world_.Pass(absl::Minutes(5));
  EXPECT_THAT(world_.accounts().GiveCode(slow, world_.Code(sam_)),
              FailsWith(kUnauthenticated, "again"));
}

TEST_F(SignInTest, AHundredWrongCodesAfterTheRightPasswordCloseThatWay) {
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(Try(sam_.sign_in_name, sam_.password, "000000", Concat("198.51.100.", i)).ok());
    world_.Pass(absl::Minutes(1));
  }
  EXPECT_FALSE(Try(sam_.sign_in_name, sam_.password, world_.Code(sam_), "203.0.113.9").ok());
  ASSERT_OK_AND_ASSIGN(const Invited renewed,
                       world_.accounts().Renew(AccountsWorld::Operator(), sam_.id, "request-1"));
  ASSERT_OK_AND_ASSIGN(const Opened back, world_.accounts().AcceptInvitation(
                                              {renewed.code, "tangerine bicycle parade", "", false},
                                              AccountsWorld::Visitor("203.0.113.10")));
  EXPECT_EQ(back.account.id, sam_.id);
  EXPECT_EQ(back.session.stage, SessionStage::kSetupNeeded);
}

TEST_F(SignInTest, UnknownNamesClosedAccountsAndWrongPasswordsAnswerAlike) {
  const Member jo = world_.AddStaff(Role::kManager, "jo@example.org");
  AccountChange close;
  close.disabled = true;
  ASSERT_THAT(world_.accounts().Change(AccountsWorld::Operator(), jo.id, close, ""), IsOk());
  const int before = world_.hashes();
  const auto wrong = Try(sam_.sign_in_name, "not the password");
  const auto unknown = Try("nobody@example.org", "not the password");
  const auto closed = Try(jo.sign_in_name, jo.password);
  EXPECT_THAT(wrong, FailsWith(kUnauthenticated, "do not go together"));
  EXPECT_EQ(wrong.status(), unknown.status());
  EXPECT_EQ(wrong.status(), closed.status());
  EXPECT_EQ(world_.hashes() - before, 3);  // one each: the time tells nothing
  for (const std::string& password : {std::string(), std::string(5000, 'x')}) {
    EXPECT_EQ(Try(sam_.sign_in_name, password).status(), wrong.status());
  }
  EXPECT_EQ(world_.hashes() - before, 5);
}

TEST_F(SignInTest, AStrangersGuessesDoNotShutThePersonOut) {
  EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, world_.Code(sam_), "192.0.2.50"), IsOk());
  int slowed = 0;
  for (int i = 0; i < 12; ++i) {
    slowed +=
        StatusOf(Try(sam_.sign_in_name, "guess number one", "", "203.0.113.5").status()) == 429;
  }
  EXPECT_GT(slowed, 5);
  EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, world_.Code(sam_), "192.0.2.50"), IsOk());
}

TEST_F(SignInTest, OneAddressIsSlowedWhateverNamesItTries) {
  int refused = 0, slowed = 0;
  for (int i = 0; i < 60; ++i) {
    const auto opened =
        Try(Concat("name", i, "@example.org"), "guess number one", "", "203.0.113.7");
    const http::Problem problem = http::ProblemOf(opened.status());
    refused += problem.status == 401;
    slowed += problem.status == 429;
    if (problem.status == 429) {
      EXPECT_GT(problem.retry_after_seconds, 0);
    }
  }
  EXPECT_EQ(refused, world_.accounts().options().sign_in.quota);
  EXPECT_EQ(refused + slowed, 60);
  EXPECT_EQ(world_.accounts().SignInRate("203.0.113.7").remaining, 0);
  // Ten people behind one address who are right do not slow each other.
  for (int i = 0; i < 40; ++i) {
    EXPECT_THAT(Try(sam_.sign_in_name, sam_.password, world_.Code(sam_), "192.0.2.99"), IsOk())
        << i;
  }
}

TEST_F(SignInTest, RefusalsAreCountedAuditedAndToldAtTheNextSignIn) {
  const size_t before = world_.Audit().size();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(Try(sam_.sign_in_name, "not the password").ok());
  EXPECT_FALSE(Try("nobody@example.org", "not the password").ok());
  const auto audit = world_.Audit();
  ASSERT_EQ(audit.size(), before + 4);
  EXPECT_EQ(audit[before].action, "sign_in_refused");
  EXPECT_EQ(audit[before].account, sam_.id);
  EXPECT_EQ(audit.back().account, "unknown");
  ASSERT_OK_AND_ASSIGN(const Opened opened,
                       Try(sam_.sign_in_name, sam_.password, world_.Code(sam_)));
  EXPECT_EQ(opened.failed_tries, 3);
  ASSERT_OK_AND_ASSIGN(const Opened again,
                       Try(sam_.sign_in_name, sam_.password, world_.Code(sam_)));
  EXPECT_EQ(again.failed_tries, 0);
}

TEST_F(SignInTest, TheAuditLogDoesNotGrowWithoutEnd) {
  const size_t before = world_.Audit().size();
  for (int i = 0; i < 1000; ++i) {
    (void)Try(Concat(i, "@example.org"), "guess", "", Concat("10.0.", i / 250, ".", i % 250));
  }
  EXPECT_EQ(world_.Audit().size() - before,
            static_cast<size_t>(world_.accounts().options().refusals.quota));
}

TEST_F(SignInTest, ThePasswordAloneOpensNothingWhereACodeIsNeeded) {
  ASSERT_OK_AND_ASSIGN(const Opened half, Try(sam_.sign_in_name, sam_.password));
  const SignedIn waiting = world_.Recognise(half);
  EXPECT_FALSE(world_.accounts().GiveCode(waiting, "").ok());
  const auto audit = world_.Audit();
  bool said = false;
  for (const auto& entry : audit) said |= entry.action == "password_right";
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace corner::accounts
