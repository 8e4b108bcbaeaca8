#include "service/accounts/invitation_codes.h"

#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/casework/ids.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {

Invitation NewInvitation(const Account& account, InvitationFor purpose, std::string_view by,
                         absl::Time now, absl::Duration life, std::string_view code) {
  Invitation invitation;
  invitation.id = casework::NewId(casework::kRecordLetter);
  invitation.account = account.id;
  invitation.owner = OwnerOf(account);
  invitation.purpose = purpose;
  invitation.role = account.role;
  invitation.name = account.name;
  invitation.sign_in_name = account.sign_in_name;
  invitation.teams = account.teams;
  invitation.invited_by = by;
  invitation.made = now;
  invitation.ends = now + life;
  invitation.secret_hash = SecretHash(code);
  return invitation;
}

absl::Status CodeDoesNotWork(std::string_view whom) {
  return Unauthenticated(
      "That code does not work: it may be mistyped, used already or out of date.",
      Concat("Type it again, or ask ", whom, " for a new one."));
}

}  // namespace corner::accounts
