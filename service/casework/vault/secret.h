// Memory for keys: wiped when it is let go. Used inside the vault and by those who are given a key.
// Values, not shared between threads while they change.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace corner::casework {

// Readies libsodium; ends the program if it cannot, for without it nothing may go on.
void StartSodium();

// Overwrites memory in a way the compiler does not leave out.
void Wipe(void* bytes, size_t count);

// A 32-byte key on its way from one place to another.
class SecretKey {
 public:
  static constexpr size_t kBytes = 32;
  SecretKey() = default;                       // zeros
  explicit SecretKey(std::string_view bytes);  // exactly kBytes
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  ~SecretKey() { Wipe(bytes_.data(), kBytes); }

  unsigned char* data() { return bytes_.data(); }
  const unsigned char* data() const { return bytes_.data(); }
  std::string_view text() const { return {reinterpret_cast<const char*>(data()), kBytes}; }

 private:
  std::array<unsigned char, kBytes> bytes_{};
};

// Memory for keys that stay: kept out of swap and core dumps where the system's limits allow it,
// between guard pages, wiped when freed (sodium_malloc).
class LockedMemory {
 public:
  explicit LockedMemory(size_t count);  // zeros
  unsigned char* data() { return bytes_.get(); }
  const unsigned char* data() const { return bytes_.get(); }

 private:
  struct Free {
    void operator()(unsigned char* bytes) const;
  };
  std::unique_ptr<unsigned char, Free> bytes_;
};

}  // namespace corner::casework
