#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/invitation_codes.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/casework/ids.h"
#include "service/casework/store_rules.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using casework::Role;

absl::Status OnlyAdministrators() {
  return Denied("Only an administrator can invite people.", "Ask your administrator.");
}

absl::Status CheckForm(const InvitationForm& form) {
  if (!IsEmail(form.email)) {
    return BadValue("That is not an e-mail address.", "Give one such as sam@example.org.");
  }
  if (form.role == Role::kClient) {
    return BadValue("A client is not invited by e-mail.",
                    "Their specialist makes a code for them.");
  }
  if (form.name.size() > kMostPersonNameBytes || !IsValidUtf8(form.name)) {
    return BadValue("That name is too long.");
  }
  for (const std::string& team : form.teams) {
    if (team.empty() || !casework::IsPlain(team)) return BadValue("A team is given by its id.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Invited> Accounts::Invite(const casework::Actor& by, const InvitationForm& form,
                                         std::string_view request) {
  if (by.role != Role::kAdministrator) return OnlyAdministrators();
  CORNER_RETURN_IF_ERROR(CheckForm(form));
  Account account;
  account.id = casework::NewId(casework::kAccountLetter);
  account.role = form.role;
  account.name = form.name;
  account.sign_in_name = TrimSpace(form.email);
  account.teams = form.teams;
  const std::string key = SignInKey(form.email);
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto taken,
                          FetchByLookup<Account>(records.get(), "sign_in_name", key));
  if (taken) {
    return Error(absl::StatusCode::kAlreadyExists, "Somebody signs in with that address already.",
                 "Renew their invitation instead if they cannot sign in.");
  }
  CORNER_ASSIGN_OR_RETURN(const auto before,
                          FetchByLookup<Invitation>(records.get(), "sign_in_name", key));
  if (before) CORNER_RETURN_IF_ERROR(Drop(records.get(), *before));
  Invited invited;
  invited.code = NewPrintedCode(kStaffGroups);
  invited.invitation = NewInvitation(account, InvitationFor::kJoining, by.account, now(),
                                     options_.invitation_life, invited.code);
  CORNER_RETURN_IF_ERROR(Save(records.get(), invited.invitation, now(), by.account));
  CORNER_RETURN_IF_ERROR(
      Audit(records.get(), action::kInvitation, by, "", request,
            Concat("account ", account.id, ", ", casework::RoleWord(account.role))));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return invited;
}

absl::StatusOr<Invited> Accounts::Renew(const casework::Actor& by, std::string_view account_id,
                                        std::string_view request) {
  if (by.role != Role::kAdministrator) return OnlyAdministrators();
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  const auto account = Fetch<Account>(records.get(), account_id);
  if (absl::IsNotFound(account.status())) return NotFound("There is no such account.");
  CORNER_RETURN_IF_ERROR(account.status());
  if (account->role == Role::kClient || account->disabled) {
    return BadValue("An invitation is renewed for staff whose account is open.",
                    "A client's specialist makes a new code for them.");
  }
  CORNER_RETURN_IF_ERROR(DropAllOf<Invitation>(records.get(), account->id).status());
  Invited invited;
  invited.code = NewPrintedCode(kStaffGroups);
  invited.invitation = NewInvitation(*account, InvitationFor::kRenewal, by.account, now(),
                                     options_.invitation_life, invited.code);
  CORNER_RETURN_IF_ERROR(Save(records.get(), invited.invitation, now(), by.account));
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kInvitation, by, "", request,
                               Concat("account ", account->id, ", renewal")));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return invited;
}

}  // namespace corner::accounts
