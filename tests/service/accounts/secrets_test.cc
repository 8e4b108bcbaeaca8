// Secrets, codes for paper, and which passwords may be chosen.
#include "service/accounts/secrets.h"

#include <gtest/gtest.h>

#include <set>

#include "service/accounts/account.h"
#include "service/accounts/password_rules.h"
#include "tests/support/status_matchers.h"

namespace corner::accounts {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

TEST(Secrets, HashesAreTheStandardOnes) {
  // FIPS 180-4 ("abc"), RFC 2202 case 2, RFC 4231 case 2; RFC 4648 section 10 without padding.
  EXPECT_EQ(SecretHash("abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  EXPECT_EQ(Hex(HmacSha1("Jefe", "what do ya want for nothing?")),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(Hex(HmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(Base64Url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(Base64Url("fooba"), "Zm9vYmE");
  EXPECT_EQ(Base64Url("foob"), "Zm9vYg");
  EXPECT_EQ(Base64Url(""), "");
}

TEST(Secrets, AreLongAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string secret = NewSecret();
    EXPECT_TRUE(IsSecret(secret)) << secret;
    EXPECT_TRUE(seen.insert(secret).second);
  }
  EXPECT_FALSE(IsSecret(""));
  EXPECT_FALSE(IsSecret(NewSecret() + "A"));
  EXPECT_FALSE(IsSecret(NewSecret().replace(3, 1, "=")));
}

TEST(PrintedCodes, AreReadHoweverTheyAreTyped) {
  for (int i = 0; i < 200; ++i) {
    const std::string code = NewPrintedCode(3);
    ASSERT_EQ(code.size(), 14u);
    EXPECT_EQ(ReadPrintedCode(code, 3), code);
    std::string other;
    for (char c : code) {
      if (c == '-') continue;
      if (c == '0') c = 'O';
      if (c == '1') c = i % 2 == 0 ? 'l' : 'I';
      other.push_back(c >= 'a' && c <= 'z' && c != 'l' ? static_cast<char>(c - 'a' + 'A') : c);
      if (other.size() % 5 == 0) other.push_back(' ');
    }
    EXPECT_EQ(ReadPrintedCode(other, 3), code) << other;
  }
}

TEST(PrintedCodes, OtherTextIsNone) {
  for (const char* typed : {"", "----", "abcd-efgh-jkm", "abcd-efgh-jkmnp", "abcd-efgh-jkm!",
                            "abcd-efgh-ujkm", "abcd-efgh-jkm\xc3\xa9"}) {
    EXPECT_EQ(ReadPrintedCode(typed, 3), std::nullopt) << typed;
  }
  EXPECT_EQ(ReadPrintedCode(std::string(100'000, 'a'), 3), std::nullopt);
}

TEST(Passwords, LongPhrasesOfAnyKindMayBeChosen) {
  const std::string kGood[] = {"otter lantern brisk meadow",
                               "849302718364",
                               "ünïcödé wörds fit",
                               "pa55 the marmalade jar",
                               std::string(128, 'a').replace(3, 9, "otter bus"),
                               "summer rain on tin roofs"};
  for (const std::string& password : kGood) {
    EXPECT_THAT(CheckNewPassword(password, {"Corner", "sam@example.org", "sam"}), IsOk())
        << password;
  }
}

TEST(Passwords, ShortLongAndCommonOnesMayNot) {
  constexpr auto kCode = absl::StatusCode::kOutOfRange;
  EXPECT_THAT(CheckNewPassword("short", {}), FailsWith(kCode, "12 characters or more"));
  EXPECT_THAT(CheckNewPassword("éééééééé", {}), FailsWith(kCode, "this one has 8"));
  EXPECT_THAT(CheckNewPassword(std::string(129, 'x'), {}), FailsWith(kCode, "at most"));
  EXPECT_THAT(CheckNewPassword("a\xff"
                               "bcdefghijklmn",
                               {}),
              FailsWith(kCode, "text"));
  for (const char* common :
       {"password1234", "Password123!", "P@ssw0rd2026", "qwertyuiop12", "123456789012",
        "210987654321", "aaaaaaaaaaaa", "abcabcabcabc", "letmein12345", "!!welcome!!!!",
        "abcdefghijkl", "1q2w3e4r5t6y", "i love you 123"}) {
    EXPECT_THAT(CheckNewPassword(common, {}), FailsWith(kCode, "tried first")) << common;
  }
}

TEST(Passwords, NamesOfServiceAndPersonMayNot) {
  const std::vector<std::string> names = {"Corner", "Samira@example.org", "Samira", "jo"};
  for (const char* named :
       {"my corner of the world", "SAMIRA likes tea", "tea.samira@example.org"}) {
    EXPECT_THAT(CheckNewPassword(named, names),
                FailsWith(absl::StatusCode::kOutOfRange, "name of this service"))
        << named;
  }
  EXPECT_THAT(CheckNewPassword("joyful otter songs", names), IsOk());
}

TEST(SignInNames, AreComparedByTheirLetters) {
  EXPECT_EQ(SignInKey(" Sam@Example.ORG "), SignInKey("sam@example.org"));
  EXPECT_NE(SignInKey("sam@example.org"), SignInKey("sam@example.com"));
  EXPECT_TRUE(IsEmail("sam.o'neill+jobs@example.org"));
  for (const char* text : {"", "sam", "@example.org", "sam@", "sam@example", "sam @example.org",
                           "sam@a@example.org", "sam@.org", "sam@example.", "sam\n@example.org"}) {
    EXPECT_FALSE(IsEmail(text)) << text;
  }
}

}  // namespace
}  // namespace corner::accounts
