// Sealing bytes with one key: XChaCha20-Poly1305-IETF of libsodium with a random nonce. The only
// place that calls it. Pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "service/casework/vault/secret.h"

namespace corner::casework {

// Each part with its length before it, so that no two lists of parts give the same bytes.
std::string JoinParts(std::initializer_list<std::string_view> parts);
// The eight bytes of a number, lowest first; a part like any other.
std::string NumberPart(uint64_t number);

// 24 bytes nonce, text, 16 bytes tag: kSealingBytes more than the text.
inline constexpr size_t kSealingBytes = 40;
std::string SealBytes(const SecretKey& key, std::string_view associated, std::string_view text);
// nullopt: another key, other associated data, or the bytes were changed. Nobody can tell which.
std::optional<std::string> OpenBytes(const SecretKey& key, std::string_view associated,
                                     std::string_view sealed);

// BLAKE2b with a key, 32 bytes.
std::string KeyedHash(const SecretKey& key, std::string_view bytes);

}  // namespace corner::casework
