#include "service/accounts/totp.h"

#include <algorithm>

#include "service/accounts/secrets.h"
#include "service/casework/vault/random.h"
#include "service/http/target.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr int64_t kStepSeconds = 30;
constexpr int64_t kDrift = 1;  // steps that clocks may differ
constexpr size_t kSecretBytes = 20;
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string NewTotpSecret() {
  std::string text;
  uint32_t held = 0;
  int bits = 0;
  for (const char byte : casework::RandomBytes(kSecretBytes)) {
    held = (held << 8) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(kBase32[(held >> (bits - 5)) & 31]);
  }
  return text;
}

std::optional<std::string> Base32Bytes(std::string_view text) {
  std::string bytes;
  uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const size_t value = kBase32.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 5) | static_cast<uint32_t>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<char>((held >> bits) & 255));
  }
  return bytes;
}

int64_t TotpStepAt(absl::Time time) { return absl::ToUnixSeconds(time) / kStepSeconds; }

std::string TotpCode(std::string_view key, int64_t step, int digits) {
  std::string counter(8, '\0');
  for (int i = 0; i < 8; ++i) counter[7 - i] = static_cast<char>((step >> (8 * i)) & 255);
  const std::string mac = HmacSha1(key, counter);
  const auto byte = [&mac](size_t i) {
    return static_cast<uint32_t>(static_cast<uint8_t>(mac[i]));
  };
  const size_t offset = byte(19) & 15;
  uint32_t number = (byte(offset) & 127) << 24 | byte(offset + 1) << 16 | byte(offset + 2) << 8 |
                    byte(offset + 3);
  std::string code(static_cast<size_t>(digits), '0');
  for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10) {
    *digit = static_cast<char>('0' + number % 10);
  }
  return code;
}

std::optional<int64_t> CheckTotp(std::string_view secret, std::string_view typed, absl::Time now,
                                 int64_t last_used) {
  std::string code(typed);
  code.erase(std::remove(code.begin(), code.end(), ' '), code.end());
  const auto key = Base32Bytes(secret);
  if (!key || key->empty()) return std::nullopt;
  const int64_t middle = TotpStepAt(now);
  std::optional<int64_t> found;
  for (int64_t step = middle - kDrift; step <= middle + kDrift; ++step) {
    if (step > last_used && SameSecret(TotpCode(*key, step), code)) found = step;
  }
  return found;
}

std::string TotpAddress(std::string_view service, std::string_view account,
                        std::string_view secret) {
  const std::string issuer = http::PercentEncode(service);
  return Concat("otpauth://totp/", issuer, ":", http::PercentEncode(account), "?secret=", secret,
                "&issuer=", issuer, "&algorithm=SHA1&digits=", kTotpDigits,
                "&period=", kStepSeconds);
}

}  // namespace corner::accounts
