// How the accounts of a Corner behave: limits, lives and the clock, with defaults that suit most
// sites. Made by `corner serve`; plain values.
#pragma once

#include <functional>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "service/accounts/password_hashing.h"
#include "service/accounts/rate_limit.h"
#include "service/accounts/sign_in_guard.h"

namespace corner::accounts {

struct AccountsOptions {
  std::function<absl::Time()> now = absl::Now;
  PasswordHashing passwords = Argon2id();
  int hashes_at_once = 1;  // fewer than there are workers
  std::string service_name = "Corner";
  bool staff_need_second_factor = true;

  absl::Duration staff_idle = absl::Minutes(30);
  absl::Duration client_idle = absl::Minutes(60);
  absl::Duration shared_computer_idle = absl::Minutes(15);
  absl::Duration longest_session = absl::Hours(12);
  absl::Duration longest_code_wait = absl::Minutes(5);  // between password and second factor
  absl::Duration longest_setup = absl::Hours(1);
  absl::Duration invitation_life = absl::Hours(7 * 24);
  absl::Duration client_code_life = absl::Hours(14 * 24);
  // How long after signing in with a paper code a client may choose a password without the old one.
  absl::Duration code_sets_password = absl::Hours(1);

  RateLimit sign_in{"sign-in", 20, absl::Minutes(5)};      // tries an address
  RateLimit requests{"account", 600, absl::Minutes(1)};    // requests an account
  RateLimit refusals{"refusals", 120, absl::Minutes(10)};  // refused tries that are audited
  SignInGuardOptions guard;
};

}  // namespace corner::accounts
