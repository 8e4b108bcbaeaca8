#include "service/casework/vault/sealing.h"

#include <sodium.h>

namespace corner::casework {
namespace {

constexpr size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kNonce + kTag == kSealingBytes);
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string NumberPart(uint64_t number) {
  std::string bytes(8, '\0');
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i));
  return bytes;
}

std::string JoinParts(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    joined += NumberPart(part.size());
    joined += part;
  }
  return joined;
}

std::string SealBytes(const SecretKey& key, std::string_view associated, std::string_view text) {
  std::string sealed(kNonce + text.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(Bytes(sealed) + kNonce, nullptr, Bytes(text),
                                             text.size(), Bytes(associated), associated.size(),
                                             nullptr, Bytes(sealed), key.data());
  return sealed;
}

std::optional<std::string> OpenBytes(const SecretKey& key, std::string_view associated,
                                     std::string_view sealed) {
  if (sealed.size() < kSealingBytes) return std::nullopt;
  std::string text(sealed.size() - kSealingBytes, '\0');
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      Bytes(text), nullptr, nullptr, Bytes(sealed) + kNonce, sealed.size() - kNonce,
      Bytes(associated), associated.size(), Bytes(sealed), key.data());
  if (opened != 0) return std::nullopt;
  return text;
}

std::string KeyedHash(const SecretKey& key, std::string_view bytes) {
  std::string hash(32, '\0');
  crypto_generichash(Bytes(hash), hash.size(), Bytes(bytes), bytes.size(), key.data(),
                     SecretKey::kBytes);
  return hash;
}

}  // namespace corner::casework
