// Invitations of staff and codes of clients: who may make them, once, and for how long.
#include <gtest/gtest.h>

#include "service/accounts/accounts.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Actor;
using casework::Purpose;
using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::kPassword;
using ::corner::testing::Member;

constexpr auto kUnauthenticated = absl::StatusCode::kUnauthenticated;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr auto kBadValue = absl::StatusCode::kOutOfRange;

class Joining : public ::testing::Test {
 protected:
  absl::StatusOr<Invited> Invite(const std::string& email, Role role = Role::kSpecialist) {
    return world_.accounts().Invite(AccountsWorld::Operator(), {email, "Sam", role, {"t1"}}, "r1");
  }
  absl::StatusOr<Opened> Accept(const std::string& code, const std::string& password = kPassword) {
    return world_.accounts().AcceptInvitation({code, password, "", false},
                                              AccountsWorld::Visitor());
  }
  absl::StatusOr<Opened> UseCode(const std::string& code, const std::string& from = "192.0.2.1") {
    return world_.accounts().UseClientCode(code, false, AccountsWorld::Visitor(from));
  }

  AccountsWorld world_;
};

TEST_F(Joining, AnInvitationMakesTheAccountItSays) {
  ASSERT_OK_AND_ASSIGN(const Invited invited, Invite("sam@example.org", Role::kTeamLead));
  ASSERT_OK_AND_ASSIGN(const Opened opened, Accept(invited.code));
  EXPECT_EQ(opened.account.id, invited.invitation.account);
  EXPECT_EQ(opened.account.role, Role::kTeamLead);
  EXPECT_EQ(opened.account.teams, std::vector<std::string>{"t1"});
  EXPECT_EQ(opened.session.stage, SessionStage::kSetupNeeded);
  EXPECT_THAT(Accept(invited.code), FailsWith(kUnauthenticated, "does not work"));
}

TEST_F(Joining, AnInvitationIsGoodForSevenDaysAndTheNewestAlone) {
  ASSERT_OK_AND_ASSIGN(const Invited first, Invite("sam@example.org"));
  ASSERT_OK_AND_ASSIGN(const Invited second, Invite("SAM@example.org"));
  EXPECT_THAT(Accept(first.code), FailsWith(kUnauthenticated, "does not work"));
  world_.Pass(absl::Hours(7 * 24));
  EXPECT_THAT(Accept(second.code), FailsWith(kUnauthenticated, "out of date"));
  ASSERT_OK_AND_ASSIGN(const Invited third, Invite("sam@example.org"));
  world_.Pass(absl::Hours(7 * 24) - absl::Seconds(1));
  EXPECT_THAT(Accept(third.code), IsOk());
}

TEST_F(Joining, APasswordThatMayNotBeChosenLeavesTheInvitationAsItWas) {
  ASSERT_OK_AND_ASSIGN(const Invited invited, Invite("samira@example.org"));
  EXPECT_THAT(Accept(invited.code, "short"), FailsWith(kBadValue, "12 characters"));
  EXPECT_THAT(Accept(invited.code, "samira likes otters"), FailsWith(kBadValue, "sign-in name"));
  EXPECT_THAT(Accept(invited.code), IsOk());
}

TEST_F(Joining, OnlyAdministratorsInviteAndOnlyStaff) {
  for (const Role role : casework::kRoles) {
    Actor actor;
    actor.account = "a1";
    actor.role = role;
    const auto invited = world_.accounts().Invite(
        actor, {Concat(casework::RoleWord(role), "@example.org"), "", Role::kManager, {}}, "r1");
    EXPECT_EQ(invited.ok(), role == Role::kAdministrator) << casework::RoleWord(role);
    if (!invited.ok()) {
      EXPECT_THAT(invited, FailsWith(kDenied, "administrator"));
    }
  }
  EXPECT_THAT(Invite("client@example.org", Role::kClient),
              FailsWith(kBadValue, "not invited by e-mail"));
  EXPECT_THAT(Invite("not an address"), FailsWith(kBadValue, "e-mail"));
}

TEST_F(Joining, AnAddressBelongsToOneAccount) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  EXPECT_THAT(Invite("Sam@Example.org"), FailsWith(absl::StatusCode::kAlreadyExists, "already"));
}

TEST_F(Joining, ARenewalTakesPasswordSecondFactorAndSessionsAway) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const Opened before = world_.SignIn(sam);
  ASSERT_OK_AND_ASSIGN(const Invited renewed,
                       world_.accounts().Renew(AccountsWorld::Operator(), sam.id, "r1"));
  EXPECT_THAT(world_.accounts().FindSession(before.secret, {}), IsOk());  // nothing happened yet
  ASSERT_OK_AND_ASSIGN(const Opened opened, Accept(renewed.code, "tangerine bicycle parade"));
  EXPECT_EQ(opened.account.id, sam.id);
  EXPECT_EQ(opened.session.stage, SessionStage::kSetupNeeded);
  EXPECT_FALSE(world_.accounts().FindSession(before.secret, {}).ok());
  EXPECT_FALSE(world_.accounts()
                   .SignIn({sam.sign_in_name, sam.password, "", false}, AccountsWorld::Visitor())
                   .ok());
}

TEST_F(Joining, AClientsCodeOpensTheirOwnRecordOnceInFourteenDays) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const Actor actor = world_.ActorOf(sam, Role::kSpecialist);
  const std::string person = world_.AddClient(sam.id);
  ASSERT_OK_AND_ASSIGN(const Invited made,
                       world_.accounts().MakeClientCode(actor, Purpose::kSupport, person, "r1"));
  EXPECT_EQ(made.code.size(), 14u);
  ASSERT_OK_AND_ASSIGN(const Opened opened, UseCode(made.code));
  const SignedIn me = world_.Recognise(opened);
  EXPECT_EQ(me.actor.role, Role::kClient);
  EXPECT_EQ(me.actor.person, person);
  EXPECT_EQ(me.session.stage, SessionStage::kFull);
  EXPECT_THAT(UseCode(made.code), FailsWith(kUnauthenticated, "does not work"));

  ASSERT_OK_AND_ASSIGN(const Invited old,
                       world_.accounts().MakeClientCode(actor, Purpose::kSupport, person, "r1"));
  ASSERT_OK_AND_ASSIGN(const Invited newer,
                       world_.accounts().MakeClientCode(actor, Purpose::kSupport, person, "r1"));
  EXPECT_FALSE(UseCode(old.code).ok());  // a newer code ended it
  world_.Pass(absl::Hours(14 * 24));
  EXPECT_FALSE(UseCode(newer.code).ok());
  ASSERT_OK_AND_ASSIGN(const Invited last,
                       world_.accounts().MakeClientCode(actor, Purpose::kSupport, person, "r1"));
  ASSERT_OK_AND_ASSIGN(const Opened again, UseCode(last.code));
  EXPECT_EQ(again.account.id, opened.account.id);  // one person, one account
}

TEST_F(Joining, OnlyWhoReachesThePersonMakesACode) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string theirs = world_.AddClient(sam.id), others = world_.AddClient("asomeoneelse");
  const auto make = [&](Role role, Purpose purpose, const std::string& person) {
    return world_.accounts()
        .MakeClientCode(world_.ActorOf(sam, role), purpose, person, "r1")
        .status()
        .code();
  };
  EXPECT_EQ(make(Role::kSpecialist, Purpose::kSupport, theirs), absl::StatusCode::kOk);
  EXPECT_EQ(make(Role::kTeamLead, Purpose::kSupervision, others), absl::StatusCode::kOk);
  EXPECT_EQ(make(Role::kSpecialist, Purpose::kSupport, others), absl::StatusCode::kNotFound);
  EXPECT_EQ(make(Role::kSpecialist, Purpose::kSupport, "pnobody"), absl::StatusCode::kNotFound);
  for (const Role role :
       {Role::kClient, Role::kJobDeveloper, Role::kManager, Role::kAdministrator}) {
    EXPECT_EQ(make(role, Purpose::kSupport, theirs), kDenied) << casework::RoleWord(role);
  }
}

TEST_F(Joining, MakingACodeIsSeenInThePersonsAuditLog) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string person = world_.AddClient(sam.id);
  world_.SignInByCode(person, world_.ActorOf(sam, Role::kSpecialist));
  std::vector<std::string> seen;
  for (const auto& entry : world_.Audit()) {
    if (entry.person == person) seen.push_back(entry.action);
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"client_code", "read", "sign_in"}));
}

TEST_F(Joining, CodesOfOneKindDoNotOpenTheOther) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string person = world_.AddClient(sam.id);
  ASSERT_OK_AND_ASSIGN(const Invited made,
                       world_.accounts().MakeClientCode(world_.ActorOf(sam, Role::kSpecialist),
                                                        Purpose::kSupport, person, "r1"));
  ASSERT_OK_AND_ASSIGN(const Invited invited, Invite("jo@example.org"));
  EXPECT_FALSE(Accept(made.code).ok());
  EXPECT_FALSE(UseCode(invited.code).ok());
  EXPECT_FALSE(UseCode("").ok());
  EXPECT_FALSE(Accept("").ok());
}

TEST_F(Joining, GuessingCodesFromOneAddressIsSlowed) {
  int tried = 0;
  for (int i = 0; i < 100; ++i) {
    tried += UseCode(Concat("0000-0000-00", i / 10, i % 10), "203.0.113.5").status().code() ==
             kUnauthenticated;
  }
  EXPECT_EQ(tried, world_.accounts().options().sign_in.quota);
}

TEST_F(Joining, ErasingAPersonTakesTheirAccountSessionsAndCodes) {
  const Member sam = world_.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string person = world_.AddClient(sam.id);
  const Actor actor = world_.ActorOf(sam, Role::kSpecialist);
  const Opened opened = world_.SignInByCode(person, actor);
  ASSERT_OK_AND_ASSIGN(const Invited made,
                       world_.accounts().MakeClientCode(actor, Purpose::kSupport, person, "r1"));
  {
    ASSERT_OK_AND_ASSIGN(const auto records, world_.store()->BeginWrite());
    ASSERT_THAT(records->Erase(person), IsOk());
    ASSERT_THAT(records->Commit(), IsOk());
  }
  EXPECT_THAT(world_.accounts().FindSession(opened.secret, {}), FailsWith(kUnauthenticated, ""));
  EXPECT_THAT(UseCode(made.code), FailsWith(kUnauthenticated, ""));
  ASSERT_OK_AND_ASSIGN(const auto all, world_.accounts().List(AccountsWorld::Operator()));
  EXPECT_EQ(all.size(), 1u);  // Sam
}

}  // namespace
}  // namespace corner::accounts
