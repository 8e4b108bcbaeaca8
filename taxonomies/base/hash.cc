#include "taxonomies/base/hash.h"

#include <xxhash.h>

namespace corner {

Hash128 HashOf(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

uint64_t Hash64Of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string ToBase32(Hash128 hash) {
  static constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string out(26, '0');
  for (int i = 25; i >= 0; --i) {
    out[i] = kDigits[hash.low & 31];
    hash.low = (hash.low >> 5) | (hash.high << 59);
    hash.high >>= 5;
  }
  return out;
}

}  // namespace corner
