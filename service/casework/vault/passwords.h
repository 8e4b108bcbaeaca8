// Passwords as they are kept: Argon2id hashes with their salt and settings in one line of text
// (libsodium's crypto_pwhash_str). Called by service/accounts. Safe from any thread.
//
// The settings are 64 MiB and 2 passes: more memory than OWASP's first choice (46 MiB, 1 pass) and
// its usual one (19 MiB, 2 passes). A hash costs memory and time by design, so at most two are
// made at once in a process; others wait their turn, two seconds at most, and a storm of sign-ins
// can take neither the memory nor the processor of the rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace corner::casework {

inline constexpr size_t kMostPasswordBytes = 1024;

// kInvalidArgument: empty or longer than kMostPasswordBytes. kUnavailable: too many are waiting, or
// there is no memory. Whether a password is a good one is asked elsewhere.
absl::StatusOr<std::string> HashPassword(std::string_view password);

// Whether the password is the one of the hash; false also for a hash that is not one, and at the
// same cost, so check against NoPasswordHash() where there is no account: an answer's time then
// tells nobody who has one. kUnavailable as above.
absl::StatusOr<bool> VerifyPassword(std::string_view password, std::string_view hash);

// Made with other settings than today's (or no hash at all): make it anew at the next sign-in.
bool NeedsRehash(std::string_view hash);

// A hash of today's settings that no password has.
const std::string& NoPasswordHash();

}  // namespace corner::casework
