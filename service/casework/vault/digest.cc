#include "service/casework/vault/digest.h"

#include <sodium.h>

#include <cstdint>
#include <cstdlib>

namespace corner::casework {

std::string Digest(std::string_view bytes) {
  std::string digest(32, '\0');
  // Fails only for lengths that no caller can give.
  if (crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                         nullptr, 0) != 0) {
    std::abort();
  }
  return digest;
}

std::string BytesToBase32(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string text;
  text.reserve((bytes.size() * 8 + 4) / 5);
  uint32_t held = 0;  // bits not yet written: the lowest `count`
  int count = 0;
  for (const char byte : bytes) {
    held = (held << 8 | static_cast<unsigned char>(byte)) & 0xfff;
    count += 8;
    while (count >= 5) {
      count -= 5;
      text += kDigits[held >> count & 31];
    }
  }
  if (count > 0) text += kDigits[held << (5 - count) & 31];
  return text;
}

}  // namespace corner::casework
