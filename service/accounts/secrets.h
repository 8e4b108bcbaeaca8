// Secrets of accounts: random ids of sessions and tokens, codes that people type, and the hashes
// under which they are kept. The only user of OpenSSL in the service. Pure functions, safe from any
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace corner::accounts {

// 256 random bits as 43 characters of base64url: what a session cookie or an API token holds.
std::string NewSecret();
inline constexpr size_t kSecretCharacters = 43;
bool IsSecret(std::string_view text);

// SHA-256 as base64url: what is kept of a secret. For secrets of 60 random bits or more only, never
// for a password.
std::string SecretHash(std::string_view secret);

// A code for paper: `groups` groups of four characters of Crockford's base 32, "k7m2-9xw4-…", five
// random bits a character.
std::string NewPrintedCode(size_t groups);
// The code as it was made, whatever case, blanks, hyphens and look-alikes (O for 0, I or L for 1)
// it was typed with; nullopt when it cannot be one.
std::optional<std::string> ReadPrintedCode(std::string_view typed, size_t groups);

std::string HmacSha1(std::string_view key, std::string_view text);    // 20 bytes (TOTP alone)
std::string HmacSha256(std::string_view key, std::string_view text);  // 32 bytes
std::string Base64Url(std::string_view bytes);                        // without "="

// Equal, in a time that does not tell where they differ.
bool SameSecret(std::string_view a, std::string_view b);

}  // namespace corner::accounts
