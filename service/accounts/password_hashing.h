// How passwords are hashed: the vault's Argon2id, or something quick in tests; and how many hashes
// may be under way at once, so that a storm of sign-ins leaves workers for everybody else.
// Safe from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace corner::accounts {

// The functions of service/casework/vault/passwords.h, with its contracts.
struct PasswordHashing {
  std::function<absl::StatusOr<std::string>(std::string_view password)> hash;
  std::function<absl::StatusOr<bool>(std::string_view password, std::string_view hash)> verify;
  std::function<bool(std::string_view hash)> needs_rehash;
  std::function<std::string()> no_password;  // a hash that no password has, at the usual cost
};
PasswordHashing Argon2id();

// So many at once; who comes beyond is refused straight away instead of holding a worker.
class HashSlots {
 public:
  explicit HashSlots(int slots) : free_(slots) {}

  class Slot {
   public:
    explicit Slot(std::atomic<int>* free) : free_(free) {}
    Slot(Slot&& other) noexcept : free_(std::exchange(other.free_, nullptr)) {}
    Slot& operator=(Slot&&) = delete;
    ~Slot() {
      if (free_ != nullptr) free_->fetch_add(1);
    }

   private:
    std::atomic<int>* free_;
  };
  // kUnavailable: all are taken. The slot is free again when it is dropped.
  absl::StatusOr<Slot> Take();

 private:
  std::atomic<int> free_;
};

}  // namespace corner::accounts
