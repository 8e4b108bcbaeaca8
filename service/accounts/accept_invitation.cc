#include <optional>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/invitation_codes.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr char kWhom[] = "your administrator";

// The account as the invitation makes it, or leaves it without password and second factor.
absl::StatusOr<Account> InvitedAccount(casework::RecordTransaction* records,
                                       const Invitation& invitation, absl::Time now) {
  Account account;
  if (invitation.purpose == InvitationFor::kRenewal) {
    CORNER_ASSIGN_OR_RETURN(account, Fetch<Account>(records, invitation.account));
    if (account.disabled) return CodeDoesNotWork(kWhom);
    account.totp_secret.clear();
    account.recovery_hashes.clear();
    account.failed_tries = account.failed_codes = 0;
    return account;
  }
  CORNER_ASSIGN_OR_RETURN(
      const auto taken,
      FetchByLookup<Account>(records, "sign_in_name", SignInKey(invitation.sign_in_name)));
  if (taken) {
    return Error(absl::StatusCode::kAlreadyExists, "Somebody signs in with that address already.",
                 "Ask your administrator.");
  }
  account.id = invitation.account;
  account.role = invitation.role;
  account.sign_in_name = invitation.sign_in_name;
  account.teams = invitation.teams;
  account.name = invitation.name;
  account.made = now;
  return account;
}

}  // namespace

absl::StatusOr<Opened> Accounts::AcceptInvitation(const Acceptance& acceptance,
                                                  const Visitor& visitor) {
  CORNER_RETURN_IF_ERROR(CountTry(visitor));
  const auto code = ReadPrintedCode(acceptance.code, kStaffGroups);
  const std::string hash = SecretHash(code.value_or(""));
  std::optional<Invitation> invitation;
  {
    CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
    CORNER_ASSIGN_OR_RETURN(invitation, FetchByLookup<Invitation>(records.get(), "secret", hash));
  }
  if (!invitation || now() >= invitation->ends ||
      invitation->purpose == InvitationFor::kClientCode) {
    return CodeDoesNotWork(kWhom);
  }
  if (acceptance.name.size() > kMostPersonNameBytes) {
    return BadValue("That name is too long.");
  }
  CORNER_ASSIGN_OR_RETURN(const std::string password_hash,
                          HashNew(acceptance.password, invitation->sign_in_name));

  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto still,
                          FetchByLookup<Invitation>(records.get(), "secret", hash));
  if (!still) return CodeDoesNotWork(kWhom);  // used in between
  CORNER_ASSIGN_OR_RETURN(Account account, InvitedAccount(records.get(), *still, now()));
  if (!acceptance.name.empty()) account.name = acceptance.name;
  account.password_hash = password_hash;
  CORNER_RETURN_IF_ERROR(Drop(records.get(), *still));
  CORNER_RETURN_IF_ERROR(DropAllOf<Session>(records.get(), account.id).status());
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kAccepted, ActorOf(account, ""), "",
                               visitor.request, PurposeWord(still->purpose)));
  CORNER_ASSIGN_OR_RETURN(Opened opened,
                          Open(records.get(), account, StageAfterPassword(account),
                               OpenedBy::kInvitation, acceptance.shared_computer, visitor));
  CORNER_RETURN_IF_ERROR(records->Commit());
  sign_in_rate_.GiveBack(AddressKey(visitor.address), now());
  return opened;
}

}  // namespace corner::accounts
