#include "service/accounts/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cstdlib>

#include "service/casework/vault/random.h"

namespace corner::accounts {
namespace {

constexpr size_t kSecretBytes = 32, kGroupCharacters = 4;

std::string Hmac(const EVP_MD* digest, std::string_view key, std::string_view text) {
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  if (HMAC(digest, key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(out.data()), &size) == nullptr) {
    std::abort();  // a library without these digests cannot check anybody
  }
  out.resize(size);
  return out;
}

bool IsBase64Url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

std::string NewSecret() { return Base64Url(casework::RandomBytes(kSecretBytes)); }

bool IsSecret(std::string_view text) {
  return text.size() == kSecretCharacters && std::all_of(text.begin(), text.end(), IsBase64Url);
}

std::string SecretHash(std::string_view secret) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(secret.data(), secret.size(), digest, &size, EVP_sha256(), nullptr) != 1) {
    std::abort();
  }
  return Base64Url({reinterpret_cast<const char*>(digest), size});
}

std::string NewPrintedCode(size_t groups) {
  std::string code = casework::RandomCode(groups * kGroupCharacters);
  for (size_t at = (groups - 1) * kGroupCharacters; at > 0; at -= kGroupCharacters) {
    code.insert(at, "-");
  }
  return code;
}

std::optional<std::string> ReadPrintedCode(std::string_view typed, size_t groups) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o') c = '0';
    if (c == 'i' || c == 'l') c = '1';
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c < 'a' || c > 'z' || c == 'u')) return std::nullopt;
    if (code.size() % (kGroupCharacters + 1) == kGroupCharacters) code.push_back('-');
    code.push_back(c);
    if (code.size() > groups * (kGroupCharacters + 1)) return std::nullopt;
  }
  if (code.size() + 1 != groups * (kGroupCharacters + 1)) return std::nullopt;
  return code;
}

std::string HmacSha1(std::string_view key, std::string_view text) {
  return Hmac(EVP_sha1(), key, text);
}

std::string HmacSha256(std::string_view key, std::string_view text) {
  return Hmac(EVP_sha256(), key, text);
}

std::string Base64Url(std::string_view bytes) {
  constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  unsigned int held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) text.push_back(kAlphabet[(held >> (bits - 6)) & 63]);
  }
  if (bits > 0) text.push_back(kAlphabet[(held << (6 - bits)) & 63]);
  return text;
}

bool SameSecret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace corner::accounts
