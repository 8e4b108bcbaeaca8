// Codes of an authenticator app: RFC 6238 with HMAC-SHA1, six digits, steps of 30 seconds, which is
// what every such app can do. Pure functions besides NewTotpSecret, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace corner::accounts {

inline constexpr int kTotpDigits = 6;

// 160 random bits as 32 characters of base 32 (RFC 4648), the form that apps take.
std::string NewTotpSecret();
// The bytes of such text; nullopt when it is not base 32.
std::optional<std::string> Base32Bytes(std::string_view text);

// Steps since 1970.
int64_t TotpStepAt(absl::Time time);
// The code of one step, RFC 4226 section 5.3; `key` is bytes.
std::string TotpCode(std::string_view key, int64_t step, int digits = kTotpDigits);

// The step whose code was typed: that of `now`, or one before or after it for clocks that differ.
// Only steps after `last_used` count, so a code seen by someone else cannot be used again. Blanks
// in `typed` are passed over; `secret` is base 32.
std::optional<int64_t> CheckTotp(std::string_view secret, std::string_view typed, absl::Time now,
                                 int64_t last_used);

// "otpauth://totp/…", which an app reads from a QR code.
std::string TotpAddress(std::string_view service, std::string_view account,
                        std::string_view secret);

}  // namespace corner::accounts
