// Fingerprints of bytes that resist someone who may choose them (BLAKE2b by libsodium), as opposed
// to the fast hashes of taxonomies/base/hash.h. Used by the audit log's chain. Plain functions,
// safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace corner::casework {

// BLAKE2b-256 of the bytes: 32 bytes.
std::string Digest(std::string_view bytes);

// Crockford's base 32 in lower case, most significant bit first; the last character's missing bits
// are 0. 32 bytes give 52 characters.
std::string BytesToBase32(std::string_view bytes);

}  // namespace corner::casework
