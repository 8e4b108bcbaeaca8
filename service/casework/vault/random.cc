#include "service/casework/vault/random.h"

#include <sodium.h>

#include <cstdlib>

namespace corner::casework {

void RandomFill(void* bytes, size_t count) {
  if (sodium_init() < 0) std::abort();
  randombytes_buf(bytes, count);
}

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  RandomFill(bytes.data(), count);
  return bytes;
}

std::string RandomCode(size_t characters) {
  constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string code = RandomBytes(characters);
  for (char& c : code) c = kAlphabet[static_cast<unsigned char>(c) & 31];
  return code;
}

}  // namespace corner::casework
