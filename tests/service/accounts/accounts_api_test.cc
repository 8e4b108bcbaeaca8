// Accounts over HTTP: whole journeys, every reply against the description, and every endpoint
// refused to whom it is not for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "service/accounts/credentials.h"
#include "service/accounts/totp.h"
#include "service/api/accounts_handlers.h"
#include "service/api/endpoint.h"
#include "service/api/handlers.h"
#include "taxonomies/base/text.h"
#include "tests/service/accounts/accounts_world.h"
#include "tests/service/api/schema_check.h"
#include "tests/service/api/test_world.h"
#include "tests/support/status_matchers.h"

namespace corner::api {
namespace {

using casework::Role;
using ::corner::testing::AccountsWorld;
using ::corner::testing::Asking;
using ::corner::testing::kPassword;
using ::corner::testing::Member;
using ::corner::testing::Misfits;
using ::corner::testing::SecretOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class AccountsApi : public ::testing::Test {
 protected:
  AccountsApi() {
    world_.services().accounts = &people_.accounts();
    RegisterApi(&router_, &world_.services());
  }

  static JsonDocument Parse(const std::string& text) {
    auto document = JsonDocument::Parse(text);
    EXPECT_TRUE(document.ok()) << text;
    return *std::move(document);
  }

  http::Reply Send(http::Request request) {
    const http::Reply reply = router_.Serve(std::move(request));
    return reply;
  }

  // Sends it and holds the reply against the description.
  JsonDocument Send(std::string_view method, std::string_view path, std::string_view json,
                    int status) {
    http::Request request = Asking(method, path, secret_, json);
    const http::RouteMatch match = router_.Find(&request);
    const std::string route = request.route;
    const http::Reply reply = router_.Serve(std::move(request));
    EXPECT_EQ(reply.status, status) << method << " " << path << ": " << reply.body;
    if (const std::string set = SecretOf(reply); !set.empty()) secret_ = set;
    if (reply.body.empty()) return Parse("{}");
    JsonDocument body = Parse(reply.body);
    EXPECT_THAT(Misfits(description_.root(), SchemaOf(method, route, status), body.root()),
                IsEmpty())
        << method << " " << path;
    return body;
  }

  JsonValue SchemaOf(std::string_view method, std::string_view route, int status) {
    JsonValue response = description_.root()
                             .member("paths")
                             .member(route)
                             .member(AsciiLower(method))
                             .member("responses")
                             .member(std::to_string(status));
    EXPECT_TRUE(response.valid()) << method << " " << route << " " << status;
    if (const auto reference = response.member("$ref").string()) {
      response = description_.root()
                     .member("components")
                     .member("responses")
                     .member(Split(*reference, '/').back());
    }
    const char* type = status < 400 ? "application/json" : "application/problem+json";
    return response.member("content").member(type).member("schema");
  }

  void SignIn(const Member& member) {
    secret_.clear();
    Send("POST", "/api/v1/session",
         Concat(R"({"sign_in_name":")", member.sign_in_name, R"(","password":")", member.password,
                R"(","code":")", people_.Code(member), R"("})"),
         200);
  }

  static std::string Text(const JsonDocument& body, std::string_view name) {
    return std::string(body.root().member(name).string().value_or(""));
  }

  JsonDocument description_ = Parse(std::string(DescriptionFile()));
  corner::testing::TestWorld world_;
  AccountsWorld people_;
  http::Router router_;
  std::string secret_;  // of the browser
};

TEST_F(AccountsApi, AMemberOfStaffJoinsSetsUpTheirPhoneAndSignsIn) {
  SignIn(people_.AddStaff(Role::kAdministrator, "ad@example.org"));
  const JsonDocument invited =
      Send("POST", "/api/v1/invitations",
           R"({"email":"sam@example.org","name":"Sam","role":"specialist","teams":["t1"]})", 201);
  secret_.clear();
  const JsonDocument joined = Send(
      "POST", "/api/v1/invitations/accept",
      Concat(R"({"code":")", Text(invited, "code"), R"(","password":")", kPassword, R"("})"), 200);
  EXPECT_EQ(Text(joined, "stage"), "setup_needed");
  Send("GET", "/api/v1/sessions", "", 403);
  const JsonDocument offer = Send("POST", "/api/v1/account/totp", "", 200);
  Member sam;
  sam.sign_in_name = "sam@example.org";
  sam.totp_secret = Text(offer, "secret");
  EXPECT_THAT(Text(offer, "address"), HasSubstr("otpauth://totp/Corner:sam%40example.org"));
  Send("POST", "/api/v1/account/totp/confirm", R"({"code":"000000"})", 422);
  const JsonDocument set = Send("POST", "/api/v1/account/totp/confirm",
                                Concat(R"({"code":")", people_.Code(sam), R"("})"), 200);
  EXPECT_EQ(set.root().member("recovery_codes").size(), 10u);
  Send("GET", "/api/v1/sessions", "", 200);
  Send("DELETE", "/api/v1/session", "", 204);
  Send("GET", "/api/v1/session", "", 401);

  // In two steps, as a page does it.
  secret_.clear();
  const JsonDocument half =
      Send("POST", "/api/v1/session",
           Concat(R"({"sign_in_name":"sam@example.org","password":")", kPassword, R"("})"), 200);
  EXPECT_EQ(Text(half, "stage"), "code_needed");
  EXPECT_FALSE(half.root().member("account").valid());
  Send("GET", "/api/v1/sessions", "", 401);
  const std::string before = secret_;
  const JsonDocument full =
      Send("POST", "/api/v1/session", Concat(R"({"code":")", people_.Code(sam), R"("})"), 200);
  EXPECT_EQ(Text(full, "stage"), "full");
  EXPECT_NE(secret_, before);
  EXPECT_EQ(Text(Send("GET", "/api/v1/session", "", 200), "csrf_token"),
            accounts::CsrfTokenFor(secret_));
}

TEST_F(AccountsApi, AClientComesInByTheirPaperCode) {
  const Member sam = people_.AddStaff(Role::kSpecialist, "sam@example.org");
  const std::string person = people_.AddClient(sam.id);
  const std::string others = people_.AddClient("aother");
  SignIn(sam);
  Send("POST", Concat("/api/v1/clients/", others, "/code"), "", 404);
  Send("POST", Concat("/api/v1/clients/", person, "/code"), R"({"purpose":"fun"})", 422);
  const JsonDocument made = Send("POST", Concat("/api/v1/clients/", person, "/code"), "", 201);
  secret_.clear();
  const std::string body = Concat(R"({"code":")", Text(made, "code"), R"("})");
  const JsonDocument in = Send("POST", "/api/v1/session/code", body, 200);
  EXPECT_EQ(in.root().member("account").member("person").string(), person);
  const std::string client = secret_;
  secret_.clear();
  Send("POST", "/api/v1/session/code", body, 401);
  secret_ = client;
  Send("POST", "/api/v1/account/password",
       R"({"new_password":"tangerine bicycle parade","sign_in_name":"Robin"})", 200);
  Send("GET", "/api/v1/accounts", "", 403);
  Send("POST", "/api/v1/tokens", R"({"name":"x","scopes":["read:vacancies"]})", 403);
}

TEST_F(AccountsApi, SessionsTokensAndAccountsAreManaged) {
  const Member ad = people_.AddStaff(Role::kAdministrator, "ad@example.org");
  const Member sam = people_.AddStaff(Role::kSpecialist, "sam@example.org");
  const auto elsewhere = people_.SignIn(ad);
  SignIn(ad);
  const JsonDocument sessions = Send("GET", "/api/v1/sessions", "", 200);
  EXPECT_EQ(sessions.root().member("items").size(), 2u);
  Send("DELETE", Concat("/api/v1/sessions/", elsewhere.session.id), "", 204);
  Send("DELETE", Concat("/api/v1/sessions/", elsewhere.session.id), "", 404);
  Send("DELETE", "/api/v1/sessions", "", 204);

  const JsonDocument token =
      Send("POST", "/api/v1/tokens", R"({"name":"nightly","scopes":["import"],"days":7})", 201);
  EXPECT_THAT(Text(token, "token"), HasSubstr("corner_"));
  EXPECT_EQ(Send("GET", "/api/v1/tokens", "", 200).root().member("items").size(), 1u);
  Send("POST", "/api/v1/tokens", R"({"name":"x","scopes":["all"]})", 422);
  Send("POST", "/api/v1/tokens", R"({"name":"x","scopes":["import"],"days":0})", 422);
  Send("DELETE", Concat("/api/v1/tokens/", Text(token, "id")), "", 204);
  Send("DELETE", Concat("/api/v1/tokens/", Text(token, "id")), "", 404);

  EXPECT_EQ(Send("GET", "/api/v1/accounts", "", 200).root().member("items").size(), 2u);
  const std::string path = Concat("/api/v1/accounts/", sam.id);
  EXPECT_EQ(Send("PATCH", path, R"({"disabled":true})", 200).root().member("disabled").boolean(),
            true);
  Send("PATCH", path, R"({"role":"client"})", 422);
  Send("PATCH", path, R"({"role":"king"})", 422);
  Send("PATCH", path, R"({"password":"x"})", 400);
  Send("PATCH", "/api/v1/accounts/anobody", R"({"disabled":true})", 404);
  Send("POST", "/api/v1/invitations", R"({"email":"sam@example.org","role":"specialist"})", 409);
  Send("POST", "/api/v1/invitations", R"({"email":"x","role":"specialist"})", 422);
  Send("PATCH", path, R"({"disabled":false})", 200);
  Send("POST", "/api/v1/invitations", Concat(R"({"account":")", sam.id, R"("})"), 201);
}

TEST_F(AccountsApi, EveryEndpointRefusesStrangersAndOtherSites) {
  const Member ad = people_.AddStaff(Role::kAdministrator, "ad@example.org");
  SignIn(ad);
  const std::set<std::string_view> doors = {"signIn", "signInByClientCode", "acceptInvitation"};
  for (const Endpoint& endpoint : AccountEndpoints()) {
    const std::string path = ReplaceAll(std::string(endpoint.path), "{id}", "none");
    if (!doors.contains(endpoint.operation)) {
      EXPECT_EQ(Send(Asking(endpoint.method, path)).status, 401) << endpoint.operation;
      EXPECT_EQ(Send(Asking(endpoint.method, path, std::string(43, 'A'))).status, 401)
          << endpoint.operation;
    }
    if (endpoint.method == "GET") continue;
    http::Request foreign = Asking(endpoint.method, path, secret_, "{}");
    foreign.headers = {{"Origin", "https://evil.example"},
                       {"Sec-Fetch-Site", "cross-site"},
                       {"Content-Type", "text/plain"},
                       {"Cookie", Concat(accounts::kSessionCookie, "=", secret_)}};
    EXPECT_EQ(Send(foreign).status, 403) << endpoint.operation;
    // An old browser's form: no Origin, no Sec-Fetch-Site, no token.
    foreign.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"Cookie", Concat(accounts::kSessionCookie, "=", secret_)}};
    const int status = Send(foreign).status;
    EXPECT_TRUE(status == 403 || (doors.contains(endpoint.operation) && status == 400))
        << endpoint.operation << " " << status;
  }
}

TEST_F(AccountsApi, WithoutAccountsEveryEndpointSaysSo) {
  world_.services().accounts = nullptr;
  for (const Endpoint& endpoint : AccountEndpoints()) {
    const std::string path = ReplaceAll(std::string(endpoint.path), "{id}", "none");
    const http::Reply reply = Send(Asking(endpoint.method, path));
    EXPECT_EQ(reply.status, 503) << endpoint.operation;
    EXPECT_THAT(reply.body, HasSubstr("keeps no accounts"));
  }
}

TEST_F(AccountsApi, MalformedBodiesChangeNothing) {
  SignIn(people_.AddStaff(Role::kAdministrator, "ad@example.org"));
  const size_t before = people_.Audit().size();
  for (const char* body :
       {"{", "[]", "\"x\"", "nul", "{\"a\":1,\"a\":2}", "{\"name\":\"\\ud800\"}"}) {
    Send("POST", "/api/v1/tokens", body, 400);
    Send("POST", "/api/v1/invitations", body, 400);
  }
  Send("POST", "/api/v1/tokens", R"({"name":7,"scopes":"import"})", 422);
  Send("POST", "/api/v1/tokens",
       Concat(R"({"name":")", std::string(2000, 'x'), R"(","scopes":["import"]})"), 422);
  Send("POST", "/api/v1/session", R"({"sign_in_name":"ad@example.org"})", 422);
  Send("POST", "/api/v1/session", R"({"sign_in_name":"a","password":"b","admin":true})", 400);
  EXPECT_EQ(people_.Audit().size(), before);
}

TEST_F(AccountsApi, TooManyTriesAre429WithHeaders) {
  http::Reply reply;
  for (int i = 0; i < 40; ++i) {
    http::Request request = Asking("POST", "/api/v1/session", "",
                                   Concat(R"({"sign_in_name":"n)", i, R"(","password":"x"})"));
    request.client_address = "203.0.113.77";
    reply = Send(std::move(request));
    EXPECT_TRUE(reply.HasHeader("RateLimit"));
    EXPECT_TRUE(reply.HasHeader("RateLimit-Policy"));
  }
  EXPECT_EQ(reply.status, 429);
  EXPECT_TRUE(reply.HasHeader("Retry-After"));
}

}  // namespace
}  // namespace corner::api
