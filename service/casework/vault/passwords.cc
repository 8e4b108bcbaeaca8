#include "service/casework/vault/passwords.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include "service/casework/vault/secret.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

// OWASP, Password Storage Cheat Sheet, Argon2id: m = 19 MiB, t = 2, p = 1.
constexpr size_t kMemoryBytes = size_t{19} << 20;
constexpr unsigned long long kPasses = 2;
constexpr int kAtOnce = 2;
constexpr std::chrono::seconds kMostWait{2};

// One of the process's turns at hashing.
class Turn {
 public:
  Turn() {
    std::unique_lock lock(Mutex());
    taken_ = Freed().wait_for(lock, kMostWait, [] { return Running() < kAtOnce; });
    if (taken_) ++Running();
  }
  ~Turn() {
    if (!taken_) return;
    {
      const std::lock_guard lock(Mutex());
      --Running();
    }
    Freed().notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool taken() const { return taken_; }

 private:
  static std::mutex& Mutex() {
    static auto* const mutex = new std::mutex;
    return *mutex;
  }
  static std::condition_variable& Freed() {
    static auto* const freed = new std::condition_variable;
    return *freed;
  }
  static int& Running() {
    static int running = 0;
    return running;
  }
  bool taken_ = false;
};

absl::Status Busy() {
  return Unavailable("too many people are signing in at this moment", "try again in a few seconds");
}

absl::Status NoMemory() {
  return Unavailable("there is too little memory to check a password", "try again in a while");
}

absl::Status CheckLength(std::string_view password) {
  if (password.empty()) return InvalidInput("a password cannot be empty");
  if (password.size() <= kMostPasswordBytes) return absl::OkStatus();
  return InvalidInput(Concat("a password may have ", kMostPasswordBytes, " bytes at most"),
                      "choose a shorter one");
}

}  // namespace

absl::StatusOr<std::string> HashPassword(std::string_view password) {
  CORNER_RETURN_IF_ERROR(CheckLength(password));
  StartSodium();
  const Turn turn;
  if (!turn.taken()) return Busy();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kPasses, kMemoryBytes) !=
      0) {
    return NoMemory();
  }
  return std::string(hash.data());
}

absl::StatusOr<bool> VerifyPassword(std::string_view password, std::string_view hash) {
  if (password.size() > kMostPasswordBytes) return false;
  StartSodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (hash.size() >= text.size() || hash.find('\0') != std::string_view::npos) return false;
  std::memcpy(text.data(), hash.data(), hash.size());
  const Turn turn;
  if (!turn.taken()) return Busy();
  if (hash.empty()) {
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, 32> unused{};
    const int made =
        crypto_pwhash(unused.data(), unused.size(), password.data(), password.size(), salt.data(),
                      kPasses, kMemoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    if (made != 0) return NoMemory();
    return false;
  }
  errno = 0;
  if (crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0) return true;
  if (errno == ENOMEM) return NoMemory();
  return false;
}

bool NeedsRehash(std::string_view hash) {
  const std::string text(hash);
  StartSodium();
  return crypto_pwhash_str_needs_rehash(text.c_str(), kPasses, kMemoryBytes) != 0;
}

}  // namespace corner::casework
