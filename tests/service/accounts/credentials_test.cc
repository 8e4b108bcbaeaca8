// Reading cookies and Authorization of anybody, and what is set.
#include "service/accounts/credentials.h"

#include <gtest/gtest.h>

#include <random>

#include "service/accounts/secrets.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using Kind = Credentials::Kind;

Credentials Of(http::Pairs headers) {
  http::Request request;
  request.headers = std::move(headers);
  return CredentialsOf(request);
}

const std::string kSecret = NewSecret();
const std::string kCookie = Concat(kSessionCookie, "=", kSecret);

TEST(Credentials, TheCookieIsFoundAmongOthers) {
  for (const std::string& field : {kCookie, "a=b; " + kCookie, kCookie + ";c=d",
                                   "a=b;" + kCookie + "; x", " " + kCookie + " "}) {
    const Credentials found = Of({{"Cookie", field}});
    EXPECT_EQ(found.kind, Kind::kSession) << field;
    EXPECT_EQ(found.secret, kSecret);
  }
  EXPECT_EQ(Of({{"cookie", "a=b"}, {"COOKIE", kCookie}}).secret, kSecret);
}

TEST(Credentials, ChangedAndDoubledCookiesAreMalformed) {
  for (const std::string& field :
       {Concat(kSessionCookie, "="), kCookie + "x", kCookie.substr(0, kCookie.size() - 1),
        Concat(kSessionCookie, "=\"", kSecret, "\""), kCookie + "; " + kCookie,
        Concat(kCookie, "; ", kSessionCookie, "="), Concat(kSessionCookie, "=a; ", kCookie)}) {
    const Credentials found = Of({{"Cookie", field}});
    EXPECT_EQ(found.kind, Kind::kMalformed) << field;
    EXPECT_EQ(found.secret, "");
  }
  EXPECT_EQ(Of({{"Cookie", kCookie}, {"Cookie", kCookie}}).kind, Kind::kMalformed);
}

TEST(Credentials, OtherNamesAreNotOurs) {
  for (const std::string& field :
       {std::string(), std::string("="), std::string(";;;"), "corner=" + kSecret,
        "__host-corner=" + kSecret, "x__Host-corner=" + kSecret}) {
    EXPECT_EQ(Of({{"Cookie", field}}).kind, Kind::kNone) << field;
  }
  EXPECT_EQ(Of({}).kind, Kind::kNone);
}

TEST(Credentials, AuthorizationCountsAlone) {
  const std::string token = "corner_" + kSecret;
  EXPECT_EQ(Of({{"Authorization", "Bearer " + token}}).secret, kSecret);
  EXPECT_EQ(Of({{"authorization", " bearer  " + token + " "}}).kind, Kind::kToken);
  const std::vector<std::string> values = {"",
                                           "Bearer",
                                           "Bearer ",
                                           "Basic " + token,
                                           token,
                                           "Bearer " + kSecret,
                                           "Bearer " + token + "x",
                                           "Bearer corner_",
                                           "Bearer " + token + " x"};
  for (const std::string& value : values) {
    EXPECT_EQ(Of({{"Authorization", value}, {"Cookie", kCookie}}).kind, Kind::kMalformed) << value;
  }
  EXPECT_EQ(Of({{"Authorization", "Bearer " + token}, {"Authorization", "Bearer " + token}}).kind,
            Kind::kMalformed);
}

TEST(Credentials, RandomFieldsNeverGiveAnythingButASecret) {
  std::mt19937 random(5);
  const std::string pieces[] = {"__Host-corner", "=",  ";",  " ", kSecret, "corner_",
                                "Bearer ",       "\"", "\n", ",", "a",     kCookie,
                                "\xff",          "\t"};
  for (int i = 0; i < 20'000; ++i) {
    std::string field;
    for (unsigned n = random() % 8; n > 0; --n) field += pieces[random() % std::size(pieces)];
    const char* name = random() % 2 == 0 ? "Cookie" : "Authorization";
    const Credentials found = Of({{name, field}});
    const bool has = found.kind == Kind::kSession || found.kind == Kind::kToken;
    EXPECT_EQ(IsSecret(found.secret), has) << field;
    EXPECT_EQ(found.secret.empty(), !has) << field;
  }
}

TEST(Credentials, TheCookieIsForThisHostAloneAndNoScriptSeesIt) {
  EXPECT_EQ(SessionCookie(kSecret),
            "__Host-corner=" + kSecret + "; Path=/; Secure; HttpOnly; SameSite=Lax");
  EXPECT_EQ(EndedSessionCookie(),
            "__Host-corner=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Devices, AreNamedInOurOwnWords) {
  EXPECT_EQ(DeviceWords("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "Firefox on Windows");
  EXPECT_EQ(
      DeviceWords("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari"),
      "Safari on iPhone");
  EXPECT_EQ(DeviceWords("Mozilla/5.0 (X11; CrOS x86_64) Chrome/126.0 Safari/537.36"),
            "Chrome on a Chromebook");
  EXPECT_EQ(DeviceWords("<script>alert(1)</script>"), "an unknown device");
  EXPECT_EQ(DeviceWords(""), "an unknown device");
}

}  // namespace
}  // namespace corner::accounts
