// 128-bit content hashes (XXH3) and the stable ids made from them. Not for secrets: they tell
// contents apart, they do not resist an attacker who may choose both.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace corner {

struct Hash128 {
  uint64_t high = 0;
  uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;
};

Hash128 HashOf(std::string_view bytes);
uint64_t Hash64Of(std::string_view bytes);

// 26 lower-case characters of Crockford's base 32, which read aloud without mistakes.
std::string ToBase32(Hash128 hash);

}  // namespace corner
