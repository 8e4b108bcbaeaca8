#include "service/casework/ids.h"

#include "service/casework/vault/random.h"
#include "taxonomies/base/hash.h"

namespace corner::casework {
namespace {

constexpr size_t kDigits = 26;

bool IsBase32(char c) {
  return (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u');
}

}  // namespace

std::string NewId(char letter) {
  Hash128 bits;
  RandomFill(&bits, sizeof bits);
  return letter + ToBase32(bits);
}

bool IsId(std::string_view text, char letter) {
  if (text.size() != kDigits + 1 || text[0] != letter) return false;
  for (const char c : text.substr(1)) {
    if (!IsBase32(c)) return false;
  }
  return true;
}

}  // namespace corner::casework
