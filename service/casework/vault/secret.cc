#include "service/casework/vault/secret.h"

#include <sodium.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace corner::casework {

void StartSodium() {
  if (sodium_init() < 0) std::abort();
}

void Wipe(void* bytes, size_t count) { sodium_memzero(bytes, count); }

SecretKey::SecretKey(std::string_view bytes) {
  if (bytes.size() != kBytes) std::abort();
  std::memcpy(bytes_.data(), bytes.data(), kBytes);
}

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) {
  Wipe(other.bytes_.data(), kBytes);
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  Wipe(other.bytes_.data(), kBytes);
  return *this;
}

LockedMemory::LockedMemory(size_t count) {
  StartSodium();
  bytes_.reset(static_cast<unsigned char*>(sodium_malloc(count)));
  if (bytes_ == nullptr) throw std::bad_alloc();
  std::memset(bytes_.get(), 0, count);
}

void LockedMemory::Free::operator()(unsigned char* bytes) const { sodium_free(bytes); }

}  // namespace corner::casework
