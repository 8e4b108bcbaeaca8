// One's own password and second factor, API tokens, and what an administrator changes.
#include <gtest/gtest.h>

#include "service/accounts/accounts.h"
#include "service/accounts/secrets.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::kPassword;
using ::corner::testing::Member;

constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr auto kBadValue = absl::StatusCode::kOutOfRange;
constexpr char kOther[] = "tangerine bicycle parade";

class OwnAccount : public ::testing::Test {
 protected:
  bool Lives(const Opened& opened) { return world_.accounts().FindSession(opened.secret, {}).ok(); }
  casework::Actor Sam() { return world_.ActorOf(sam_, Role::kSpecialist); }

  AccountsWorld world_;
  Member sam_ = world_.AddStaff(Role::kSpecialist, "sam@example.org");
};

TEST_F(OwnAccount, ANewPasswordNeedsTheOldOneAndEndsEveryOtherSession) {
  const Opened here = world_.SignIn(sam_), there = world_.SignIn(sam_);
  const SignedIn me = world_.Recognise(here);
  EXPECT_THAT(world_.accounts().ChangePassword(me, {"wrong", kOther, ""}),
              FailsWith(kDenied, "not your password"));
  EXPECT_THAT(world_.accounts().ChangePassword(me, {kPassword, "short", ""}),
              FailsWith(kBadValue, "12 characters"));
  EXPECT_THAT(world_.accounts().ChangePassword(me, {kPassword, kOther, "other@example.org"}),
              FailsWith(kBadValue, "invitation"));
  EXPECT_TRUE(Lives(here));
  ASSERT_OK_AND_ASSIGN(const Opened after,
                       world_.accounts().ChangePassword(me, {kPassword, kOther, ""}));
  EXPECT_NE(after.secret, here.secret);
  EXPECT_FALSE(Lives(here));
  EXPECT_FALSE(Lives(there));
  EXPECT_TRUE(Lives(after));
  EXPECT_EQ(after.session.ends, here.session.ends);  // no longer for it
  sam_.password = kOther;
  EXPECT_TRUE(Lives(world_.SignIn(sam_)));
}

TEST_F(OwnAccount, NoOldPasswordHashIsKept) {
  const SignedIn me = world_.Recognise(world_.SignIn(sam_));
  ASSERT_THAT(world_.accounts().ChangePassword(me, {kPassword, kOther, ""}), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto records, world_.store()->BeginRead());
  ASSERT_OK_AND_ASSIGN(const auto history, records->History(Account::kKind, sam_.id));
  EXPECT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].body.find(SecretHash(kPassword)), std::string::npos);
}

TEST_F(OwnAccount, AClientChoosesANameAndPasswordAfterThePaperCode) {
  const std::string person = world_.AddClient(sam_.id);
  const Opened opened = world_.SignInByCode(person, Sam());
  const SignedIn me = world_.Recognise(opened);
  EXPECT_THAT(world_.accounts().ChangePassword(me, {"", kOther, ""}),
              FailsWith(kBadValue, "name to sign in with"));
  EXPECT_THAT(world_.accounts().ChangePassword(me, {"", kOther, "sam@example.org"}),
              FailsWith(absl::StatusCode::kAlreadyExists, "Somebody else"));
  ASSERT_OK_AND_ASSIGN(const Opened chosen,
                       world_.accounts().ChangePassword(me, {"", kOther, "Robin R"}));
  EXPECT_TRUE(Lives(chosen));
  ASSERT_OK_AND_ASSIGN(const Opened next, world_.accounts().SignIn({"robin r", kOther, "", false},
                                                                   AccountsWorld::Visitor()));
  EXPECT_EQ(next.session.stage, SessionStage::kFull);
  EXPECT_EQ(world_.Recognise(next).actor.person, person);
  // From a session by password the old one is asked for.
  EXPECT_THAT(world_.accounts().ChangePassword(world_.Recognise(next), {"", kPassword, ""}),
              FailsWith(kDenied, "not your password"));
}

TEST_F(OwnAccount, ThePaperCodeSetsAPasswordForAnHour) {
  const Opened opened = world_.SignInByCode(world_.AddClient(sam_.id), Sam());
  world_.Pass(absl::Minutes(59));
  ASSERT_TRUE(Lives(opened));
  world_.Pass(absl::Minutes(1));
  EXPECT_THAT(world_.accounts().ChangePassword(world_.Recognise(opened), {"", kOther, "Robin R"}),
              FailsWith(kDenied, ""));
}

TEST_F(OwnAccount, ASecondFactorIsReplacedWithACodeOfTheOneBefore) {
  const SignedIn me = world_.Recognise(world_.SignIn(sam_));
  EXPECT_THAT(world_.accounts().OfferSecondFactor(me, ""), FailsWith(kDenied, "code"));
  EXPECT_THAT(world_.accounts().ConfirmSecondFactor(me, "123456"),
              FailsWith(kBadValue, "nothing to confirm"));
  ASSERT_OK_AND_ASSIGN(const auto offer,
                       world_.accounts().OfferSecondFactor(me, world_.Code(sam_)));
  Member after = sam_;
  after.totp_secret = offer.secret;
  EXPECT_THAT(world_.accounts().ConfirmSecondFactor(me, "000000"), FailsWith(kBadValue, "app"));
  // Until it is confirmed the one before counts.
  EXPECT_TRUE(Lives(world_.SignIn(sam_)));
  ASSERT_OK_AND_ASSIGN(const auto set,
                       world_.accounts().ConfirmSecondFactor(me, world_.Code(after)));
  EXPECT_EQ(set.recovery_codes.size(), kRecoveryCodes);
  EXPECT_TRUE(Lives(set.opened));
  EXPECT_TRUE(Lives(world_.SignIn(after)));
  EXPECT_FALSE(world_.accounts()
                   .SignIn({sam_.sign_in_name, kPassword, sam_.recovery_codes[0], false},
                           AccountsWorld::Visitor())
                   .ok());
}

TEST_F(OwnAccount, StaffSignInWithoutASecondFactorWhereTheSiteSaysSo) {
  AccountsOptions options;
  options.staff_need_second_factor = false;
  AccountsWorld world(options);
  EXPECT_EQ(world.SignIn(world.AddStaff(Role::kManager, "jo@example.org")).session.stage,
            SessionStage::kFull);
}

TEST_F(OwnAccount, TokensAreForStaffBoundedAndTheirOwnersOwn) {
  const SignedIn me = world_.Recognise(world_.SignIn(sam_));
  EXPECT_THAT(world_.accounts().MakeToken(me, "feed", {"import"}, 30),
              FailsWith(kBadValue, "Your role"));
  EXPECT_THAT(world_.accounts().MakeToken(me, "feed", {"everything"}, 30),
              FailsWith(kBadValue, "Your role"));
  EXPECT_THAT(world_.accounts().MakeToken(me, "feed", {}, 30), FailsWith(kBadValue, ""));
  EXPECT_THAT(world_.accounts().MakeToken(me, "feed", {"read:vacancies"}, 367),
              FailsWith(kBadValue, "days"));
  EXPECT_THAT(world_.accounts().MakeToken(me, "", {"read:vacancies"}, 30),
              FailsWith(kBadValue, "what the token is for"));
  ASSERT_OK_AND_ASSIGN(const NewToken made,
                       world_.accounts().MakeToken(me, "sheet", {"read:vacancies"}, 30));
  const SignedIn client = world_.Recognise(world_.SignInByCode(world_.AddClient(sam_.id), Sam()));
  EXPECT_THAT(world_.accounts().MakeToken(client, "sheet", {"read:vacancies"}, 30),
              FailsWith(kDenied, "staff"));
  EXPECT_THAT(world_.accounts().EndToken(client, made.token.id),
              FailsWith(absl::StatusCode::kNotFound, ""));
  const std::string secret = made.secret.substr(kTokenPrefix.size());
  EXPECT_THAT(world_.accounts().FindToken(secret, {}), IsOk());
  EXPECT_THAT(world_.accounts().EndToken(me, made.token.id), IsOk());
  EXPECT_THAT(world_.accounts().FindToken(secret, {}),
              FailsWith(absl::StatusCode::kUnauthenticated, ""));
  for (int i = 0; i < 20; ++i) {
    ASSERT_THAT(world_.accounts().MakeToken(me, "x", {"read:vacancies"}, 1), IsOk());
  }
  EXPECT_THAT(world_.accounts().MakeToken(me, "x", {"read:vacancies"}, 1),
              FailsWith(kBadValue, "20 tokens"));
}

TEST_F(OwnAccount, ClosingAnAccountEndsItsSessionsAndTokensAtOnce) {
  const Opened opened = world_.SignIn(sam_);
  ASSERT_OK_AND_ASSIGN(
      const NewToken made,
      world_.accounts().MakeToken(world_.Recognise(opened), "sheet", {"read:vacancies"}, 30));
  AccountChange change;
  change.disabled = true;
  ASSERT_THAT(world_.accounts().Change(AccountsWorld::Operator(), sam_.id, change, "r1"), IsOk());
  EXPECT_FALSE(Lives(opened));
  EXPECT_FALSE(world_.accounts().FindToken(made.secret.substr(kTokenPrefix.size()), {}).ok());
  change.disabled = false;
  ASSERT_THAT(world_.accounts().Change(AccountsWorld::Operator(), sam_.id, change, "r1"), IsOk());
  EXPECT_FALSE(Lives(opened));
  EXPECT_TRUE(Lives(world_.SignIn(sam_)));
}

TEST_F(OwnAccount, AChangeOfRightsEndsSessionsAndANameDoesNot) {
  const Opened opened = world_.SignIn(sam_);
  AccountChange name;
  name.name = "Sam Otter";
  ASSERT_THAT(world_.accounts().Change(AccountsWorld::Operator(), sam_.id, name, "r1"), IsOk());
  EXPECT_TRUE(Lives(opened));
  AccountChange role;
  role.role = Role::kTeamLead;
  ASSERT_THAT(world_.accounts().Change(AccountsWorld::Operator(), sam_.id, role, "r1"), IsOk());
  EXPECT_FALSE(Lives(opened));
  EXPECT_EQ(world_.Recognise(world_.SignIn(sam_)).actor.role, Role::kTeamLead);
}

TEST_F(OwnAccount, OneAdministratorIsAlwaysLeft) {
  const Member ad = world_.AddStaff(Role::kAdministrator, "ad@example.org");
  AccountChange close, role;
  close.disabled = true;
  role.role = Role::kManager;
  for (const AccountChange& change : {close, role}) {
    EXPECT_THAT(world_.accounts().Change(AccountsWorld::Operator(), ad.id, change, "r1"),
                FailsWith(kBadValue, "only administrator"));
  }
  world_.AddStaff(Role::kAdministrator, "eve@example.org");
  EXPECT_THAT(world_.accounts().Change(AccountsWorld::Operator(), ad.id, close, "r1"), IsOk());
}

TEST_F(OwnAccount, OnlyAdministratorsListAndChangeAccounts) {
  for (const Role role : casework::kRoles) {
    const casework::Actor actor = world_.ActorOf(sam_, role);
    const bool may = role == Role::kAdministrator;
    EXPECT_EQ(world_.accounts().List(actor).ok(), may) << casework::RoleWord(role);
    EXPECT_EQ(world_.accounts().Change(actor, sam_.id, {}, "r1").ok(), may);
    EXPECT_EQ(world_.accounts().Renew(actor, sam_.id, "r1").ok(), may);
  }
}

}  // namespace
}  // namespace corner::accounts
