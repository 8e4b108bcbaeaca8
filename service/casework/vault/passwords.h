// Passwords as they are kept: Argon2id hashes with their salt and settings in one line of text
// (libsodium's crypto_pwhash_str). Called by service/accounts. Safe from any thread.
//
// The settings are OWASP's usual ones (Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane). A
// hash costs memory and time by design, so at most two are made at once in a process; others wait
// their turn, two seconds at most, and a storm of sign-ins takes neither the memory nor the
// processor of all the rest.
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

// Whether the password is the one of the hash; false for a text that is no hash. An empty hash is
// "no such account": false after as long as a real check takes, so that an answer's time tells
// nobody who has an account. kUnavailable as above.
absl::StatusOr<bool> VerifyPassword(std::string_view password, std::string_view hash);

// Made with other settings than today's (or no hash at all): make it anew at the next sign-in.
bool NeedsRehash(std::string_view hash);

}  // namespace corner::casework
