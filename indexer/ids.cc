#include "indexer/ids.h"

#include <array>

namespace corner::indexer {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

Hash128 IdBits(std::string_view id) {
  if (id.size() != 27 || id[0] != 'v') return {};
  Hash128 bits;
  for (char c : id.substr(1)) {
    const size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return {};
    bits.high = (bits.high << 5) | (bits.low >> 59);
    bits.low = (bits.low << 5) | digit;
  }
  return bits;
}

std::string IdText(Hash128 bits) { return "v" + ToBase32(bits); }

}  // namespace corner::indexer
