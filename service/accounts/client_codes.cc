#include <optional>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/invitation_codes.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/casework/ids.h"
#include "service/casework/visit.h"

namespace corner::accounts {
namespace {

using casework::Role;

constexpr char kWhom[] = "your specialist";

}  // namespace

absl::StatusOr<Invited> Accounts::MakeClientCode(const casework::Actor& by,
                                                 casework::Purpose purpose, std::string_view person,
                                                 std::string_view request) {
  if (by.role != Role::kSpecialist && by.role != Role::kTeamLead) {
    return Denied("A code is made by the person's specialist or team lead.");
  }
  {
    // Whether the person is theirs; the walls' refusal is the answer.
    CORNER_ASSIGN_OR_RETURN(
        const auto visit,
        casework::Visit::Begin(store_, {by, purpose, std::string(request), now()}));
    CORNER_RETURN_IF_ERROR(visit->Get(casework::kind::kClient, person).status());
    visit->Note(action::kClientCode, person, "");
    CORNER_RETURN_IF_ERROR(visit->Commit());
  }
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const std::vector<Account> known,
                          FetchByTag<Account>(records.get(), "person", person));
  Account account;
  if (known.empty()) {
    account.id = casework::NewId(casework::kAccountLetter);
    account.role = Role::kClient;
    account.person = person;
    account.made = now();
    CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), by.account));
  } else {
    account = known.front();
    if (account.disabled) {
      return Denied("This person's account is closed.", "An administrator can open it again.");
    }
    CORNER_RETURN_IF_ERROR(DropAllOf<Invitation>(records.get(), account.id).status());
  }
  Invited invited;
  invited.code = NewPrintedCode(kClientGroups);
  invited.invitation = NewInvitation(account, InvitationFor::kClientCode, by.account, now(),
                                     options_.client_code_life, invited.code);
  invited.invitation.sign_in_name.clear();
  CORNER_RETURN_IF_ERROR(Save(records.get(), invited.invitation, now(), by.account));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return invited;
}

absl::StatusOr<Opened> Accounts::UseClientCode(std::string_view typed, bool shared_computer,
                                               const Visitor& visitor) {
  CORNER_RETURN_IF_ERROR(CountTry(visitor));
  const auto code = ReadPrintedCode(typed, kClientGroups);
  const std::string hash = SecretHash(code.value_or(""));
  const auto usable = [&](const std::optional<Invitation>& invitation) {
    return invitation && invitation->purpose == InvitationFor::kClientCode &&
           now() < invitation->ends;
  };
  {
    CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
    CORNER_ASSIGN_OR_RETURN(const auto invitation,
                            FetchByLookup<Invitation>(records.get(), "secret", hash));
    if (!usable(invitation)) return CodeDoesNotWork(kWhom);
  }
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto invitation,
                          FetchByLookup<Invitation>(records.get(), "secret", hash));
  if (!usable(invitation)) return CodeDoesNotWork(kWhom);
  CORNER_ASSIGN_OR_RETURN(const Account account,
                          Fetch<Account>(records.get(), invitation->account));
  if (account.disabled) return CodeDoesNotWork(kWhom);
  CORNER_RETURN_IF_ERROR(Drop(records.get(), *invitation));
  CORNER_ASSIGN_OR_RETURN(Opened opened, Open(records.get(), account, SessionStage::kFull,
                                              OpenedBy::kClientCode, shared_computer, visitor));
  CORNER_RETURN_IF_ERROR(records->Commit());
  sign_in_rate_.GiveBack(AddressKey(visitor.address), now());
  (void)Sweep();
  return opened;
}

}  // namespace corner::accounts
