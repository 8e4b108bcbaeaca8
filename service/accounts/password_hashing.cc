#include "service/accounts/password_hashing.h"

#include "service/casework/vault/passwords.h"
#include "taxonomies/base/status.h"

namespace corner::accounts {

PasswordHashing Argon2id() {
  PasswordHashing argon;
  argon.hash = casework::HashPassword;
  argon.verify = casework::VerifyPassword;
  argon.needs_rehash = casework::NeedsRehash;
  argon.no_password = [] { return std::string(); };  // checked at the usual cost all the same
  return argon;
}

absl::StatusOr<HashSlots::Slot> HashSlots::Take() {
  if (free_.fetch_sub(1) > 0) return Slot(&free_);
  free_.fetch_add(1);
  return Unavailable("Many people are signing in just now.", "Please try again in a moment.");
}

}  // namespace corner::accounts
