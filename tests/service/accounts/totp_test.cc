// Codes of authenticator apps, against the values RFC 4226 and RFC 6238 print.
#include "service/accounts/totp.h"

#include <gtest/gtest.h>

namespace corner::accounts {
namespace {

constexpr char kKey[] = "12345678901234567890";  // of both documents
constexpr char kSecret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(Totp, GivesTheValuesOfRfc6238AppendixB) {
  const std::pair<int64_t, std::string> kVectors[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : kVectors) {
    EXPECT_EQ(TotpCode(kKey, TotpStepAt(absl::FromUnixSeconds(seconds)), 8), code) << seconds;
  }
}

TEST(Totp, GivesTheValuesOfRfc4226AppendixD) {
  const std::string kCodes[] = {"755224", "287082", "359152", "969429", "338314",
                                "254676", "287922", "162583", "399871", "520489"};
  for (int64_t step = 0; step < 10; ++step) EXPECT_EQ(TotpCode(kKey, step), kCodes[step]);
}

TEST(Totp, SecretsAreBase32OfTheirBytes) {
  EXPECT_EQ(Base32Bytes(kSecret), kKey);
  EXPECT_EQ(Base32Bytes("GE0"), std::nullopt);
  EXPECT_EQ(Base32Bytes("ge"), std::nullopt);
  const std::string secret = NewTotpSecret();
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_EQ(Base32Bytes(secret)->size(), 20u);
  EXPECT_NE(secret, NewTotpSecret());
}

TEST(Totp, TakesOneStepBeforeAndAfterAndNoMore) {
  const absl::Time now = absl::FromUnixSeconds(1'780'000'000);
  const int64_t step = TotpStepAt(now);
  for (int64_t off = -3; off <= 3; ++off) {
    const auto found = CheckTotp(kSecret, TotpCode(kKey, step + off), now, 0);
    EXPECT_EQ(found.has_value(), off >= -1 && off <= 1) << off;
    if (!found) continue;
    EXPECT_EQ(*found, step + off);
  }
}

TEST(Totp, AUsedStepAndThoseBeforeItAreRefused) {
  const absl::Time now = absl::FromUnixSeconds(1'780'000'000);
  const int64_t step = TotpStepAt(now);
  EXPECT_FALSE(CheckTotp(kSecret, TotpCode(kKey, step), now, step));
  EXPECT_FALSE(CheckTotp(kSecret, TotpCode(kKey, step - 1), now, step));
  EXPECT_TRUE(CheckTotp(kSecret, TotpCode(kKey, step + 1), now, step));
}

TEST(Totp, BlanksInACodeDoNotMatterAndOtherTextIsNoCode) {
  const absl::Time now = absl::FromUnixSeconds(1'780'000'000);
  const std::string code = TotpCode(kKey, TotpStepAt(now));
  EXPECT_TRUE(CheckTotp(kSecret, code.substr(0, 3) + " " + code.substr(3), now, 0));
  for (const std::string& typed :
       {std::string(), code + "0", code.substr(1), std::string("abcdef")}) {
    EXPECT_FALSE(CheckTotp(kSecret, typed, now, 0)) << typed;
  }
  EXPECT_FALSE(CheckTotp("", "000000", now, 0));
}

TEST(Totp, TheAddressNamesServiceAndAccount) {
  EXPECT_EQ(TotpAddress("Corner", "sam@example.org", kSecret),
            "otpauth://totp/Corner:sam%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=Corner&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace corner::accounts
