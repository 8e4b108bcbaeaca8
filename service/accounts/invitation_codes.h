// What invitations of staff and codes of clients have in common. Used by invitations.cc,
// accept_invitation.cc and client_codes.cc alone. Pure functions, safe from any thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/accounts/account.h"

namespace corner::accounts {

inline constexpr size_t kStaffGroups = 6, kClientGroups = 3;  // of a code: 120 and 60 random bits
inline constexpr size_t kMostPersonNameBytes = 200;

// An invitation to what the account is, good from `now` on.
Invitation NewInvitation(const Account& account, InvitationFor purpose, std::string_view by,
                         absl::Time now, absl::Duration life, std::string_view code);

// kUnauthenticated: mistyped, used or out of date; nobody learns which.
absl::Status CodeDoesNotWork(std::string_view whom);

}  // namespace corner::accounts
