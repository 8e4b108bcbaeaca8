// From requests to people, and the matrix of what may change something.
#include "service/accounts/authenticate.h"

#include <gtest/gtest.h>

#include "service/accounts/credentials.h"
#include "service/accounts/secrets.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::Asking;
using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::Member;

constexpr auto kUnauthenticated = absl::StatusCode::kUnauthenticated;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

TEST(Authenticate, ASessionGivesTheActor) {
  AccountsWorld world;
  const Member member = world.AddStaff(Role::kSpecialist, "sam@example.org", {"t1", "t2"});
  const Opened opened = world.SignIn(member);
  ASSERT_OK_AND_ASSIGN(const SignedIn me,
                       Authenticate(Asking("GET", "/x", opened.secret), world.accounts()));
  EXPECT_EQ(me.actor.account, member.id);
  EXPECT_EQ(me.actor.role, Role::kSpecialist);
  EXPECT_EQ(me.actor.person, "");
  EXPECT_EQ(me.actor.teams, (std::vector<std::string>{"t1", "t2"}));
  EXPECT_EQ(me.actor.session, opened.session.id);
  EXPECT_EQ(me.csrf_token, CsrfTokenFor(opened.secret));
  EXPECT_NE(me.csrf_token, opened.secret);
}

TEST(Authenticate, ChangedCookiesAreNobody) {
  AccountsWorld world;
  const Opened opened = world.SignIn(world.AddStaff(Role::kSpecialist, "sam@example.org"));
  EXPECT_THAT(Authenticate(Asking("GET", "/x"), world.accounts()),
              FailsWith(kUnauthenticated, "sign in"));
  for (size_t i = 0; i < opened.secret.size(); ++i) {
    std::string changed = opened.secret;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(Authenticate(Asking("GET", "/x", changed), world.accounts()).ok()) << i;
  }
  // Neither what is kept of it nor the public id of the session opens anything.
  EXPECT_FALSE(Authenticate(Asking("GET", "/x", SecretHash(opened.secret)), world.accounts()).ok());
  EXPECT_FALSE(Authenticate(Asking("GET", "/x", opened.session.id), world.accounts()).ok());
  EXPECT_FALSE(
      Authenticate(Asking("GET", "/x", opened.secret + "; __Host-corner=x"), world.accounts())
          .ok());
}

TEST(Authenticate, UnfinishedSessionsOpenOnlyWhatTakesThem) {
  AccountsWorld world;
  const Member member = world.AddStaff(Role::kSpecialist, "sam@example.org");
  ASSERT_OK_AND_ASSIGN(const Opened half,
                       world.accounts().SignIn({member.sign_in_name, member.password, "", false},
                                               AccountsWorld::Visitor()));
  EXPECT_EQ(half.session.stage, SessionStage::kCodeNeeded);
  const http::Request request = Asking("GET", "/x", half.secret);
  EXPECT_THAT(Authenticate(request, world.accounts()),
              FailsWith(kUnauthenticated, "One step is left"));
  EXPECT_THAT(Authenticate(request, world.accounts(), {.unfinished = true}), IsOk());

  ASSERT_OK_AND_ASSIGN(
      const Invited invited,
      world.accounts().Invite(AccountsWorld::Operator(),
                              {"jo@example.org", "Jo", Role::kManager, {}}, "request-1"));
  ASSERT_OK_AND_ASSIGN(const Opened fresh, world.accounts().AcceptInvitation(
                                               {invited.code, testing::kPassword, "", false},
                                               AccountsWorld::Visitor()));
  EXPECT_THAT(Authenticate(Asking("GET", "/x", fresh.secret), world.accounts()),
              FailsWith(kDenied, "second factor"));
}

TEST(GuardUnsafe, LetsThroughExactlyWhatOurOwnPagesSend) {
  AccountsWorld world;
  const Opened opened = world.SignIn(world.AddStaff(Role::kSpecialist, "sam@example.org"));
  const SignedIn me = world.Recognise(opened);
  const std::string kForm = "application/x-www-form-urlencoded", kJson = "application/json";
  const std::string good = me.csrf_token, bad = CsrfTokenFor("another session");
  int allowed = 0, seen = 0;
  for (const std::string method : {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
    for (const std::string site : {"", "same-origin", "none", "same-site", "cross-site"}) {
      for (const std::string origin :
           {"", "https://corner.example", "http://corner.example", "https://corner.example.evil",
            "https://corner.example:444", "null"}) {
        for (const std::string& type : {kForm, kJson, std::string("text/plain")}) {
          for (const std::string& header : {std::string(), good, bad}) {
            for (const std::string& field : {std::string(), good, bad}) {
              http::Request request;
              request.method = method;
              request.host = "corner.example";
              request.headers = {{"Content-Type", type + "; charset=utf-8"}};
              if (!site.empty()) request.headers.emplace_back("Sec-Fetch-Site", site);
              if (!origin.empty()) request.headers.emplace_back("Origin", origin);
              if (!header.empty()) request.headers.emplace_back("X-CSRF-Token", header);
              request.body = field.empty() ? "a=b" : "a=b&csrf_token=" + field;
              const bool safe = method == "GET" || method == "HEAD" || method == "OPTIONS";
              const bool from_here = site.empty() || site == "same-origin" || site == "none";
              const bool own = origin.empty() || origin == "https://corner.example" ||
                               origin == "http://corner.example";
              const std::string& token = !header.empty() ? header : type == kForm ? field : "";
              const bool proved =
                  token.empty() ? type == kJson && site == "same-origin" : token == good;
              const bool expected = safe || (from_here && own && proved);
              EXPECT_EQ(GuardUnsafe(request, me).ok(), expected)
                  << method << " " << site << " " << origin << " " << type << " " << header << " "
                  << field;
              allowed += expected && !safe;
              ++seen;
            }
          }
        }
      }
    }
  }
  EXPECT_GT(allowed, 50);
  EXPECT_GT(seen, 5000);
}

TEST(GuardUnsafe, PlainHttpIsNotOursWhereThePersonCameByHttps) {
  http::Request request = Asking("POST", "/x");
  request.headers = {{"Origin", "http://corner.example"}};
  EXPECT_THAT(GuardOrigin(request), IsOk());
  request.secure = true;
  EXPECT_THAT(GuardOrigin(request), FailsWith(kDenied, "did not come from a page"));
}

TEST(GuardUnsafe, TokensOfOtherSessionsAndNoTokenAtAllAreRefused) {
  AccountsWorld world;
  const Member member = world.AddStaff(Role::kSpecialist, "sam@example.org");
  const SignedIn one = world.Recognise(world.SignIn(member));
  const SignedIn two = world.Recognise(world.SignIn(member));
  http::Request request = Asking("POST", "/x");
  request.headers = {{"X-CSRF-Token", one.csrf_token}};
  EXPECT_THAT(GuardUnsafe(request, one), IsOk());
  EXPECT_THAT(GuardUnsafe(request, two), FailsWith(kDenied, "did not come from a page"));
  request.headers.clear();
  EXPECT_FALSE(GuardUnsafe(request, one).ok());
}

TEST(ApiTokens, NeedTheScopeAndNoCsrfToken) {
  AccountsWorld world;
  const SignedIn me =
      world.Recognise(world.SignIn(world.AddStaff(Role::kAdministrator, "ad@example.org")));
  ASSERT_OK_AND_ASSIGN(const NewToken made,
                       world.accounts().MakeToken(me, "nightly feed", {"import"}, 30));
  http::Request request = Asking("POST", "/x");
  request.headers = {{"Authorization", "Bearer " + made.secret}};
  EXPECT_THAT(Authenticate(request, world.accounts()), FailsWith(kDenied, "cannot do this"));
  EXPECT_THAT(Authenticate(request, world.accounts(), {.scope = "read:vacancies"}),
              FailsWith(kDenied, "scope"));
  ASSERT_OK_AND_ASSIGN(const SignedIn by,
                       Authenticate(request, world.accounts(), {.scope = "import"}));
  EXPECT_TRUE(by.by_token);
  EXPECT_EQ(by.actor.account, me.account.id);
  EXPECT_THAT(GuardUnsafe(request, by), IsOk());
  // A cookie beside it changes nothing.
  request.headers.emplace_back("Cookie", "__Host-corner=" + NewSecret());
  EXPECT_THAT(Authenticate(request, world.accounts(), {.scope = "import"}), IsOk());
  world.Pass(absl::Hours(31 * 24));
  EXPECT_THAT(Authenticate(request, world.accounts(), {.scope = "import"}),
              FailsWith(kUnauthenticated, "out of date"));
}

}  // namespace
}  // namespace corner::accounts
