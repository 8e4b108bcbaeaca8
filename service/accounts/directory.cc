#include <algorithm>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/refusals.h"
#include "service/casework/store_rules.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using casework::Role;

absl::Status OnlyAdministrators() {
  return Denied("Only an administrator manages accounts.", "Ask your administrator.");
}

bool IsOpenAdministrator(const Account& account) {
  return account.role == Role::kAdministrator && !account.disabled;
}

absl::StatusOr<std::vector<Account>> AllOf(casework::RecordTransaction* records) {
  CORNER_ASSIGN_OR_RETURN(std::vector<Account> all, FetchByTag<Account>(records, "state", kActive));
  CORNER_ASSIGN_OR_RETURN(std::vector<Account> closed,
                          FetchByTag<Account>(records, "state", kDisabled));
  all.insert(all.end(), std::make_move_iterator(closed.begin()),
             std::make_move_iterator(closed.end()));
  std::sort(all.begin(), all.end(), [](const Account& a, const Account& b) { return a.id < b.id; });
  return all;
}

// A Corner without an administrator could never have one again but by the command line.
absl::Status CheckOneIsLeft(casework::RecordTransaction* records, const Account& after) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Account> all, AllOf(records));
  const bool left =
      IsOpenAdministrator(after) || std::any_of(all.begin(), all.end(), [&](const Account& other) {
        return other.id != after.id && IsOpenAdministrator(other);
      });
  return left ? absl::OkStatus()
              : BadValue("This is the only administrator.", "Invite another one first.");
}

}  // namespace

absl::StatusOr<std::vector<Account>> Accounts::List(const casework::Actor& by) {
  if (by.role != Role::kAdministrator) return OnlyAdministrators();
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
  return AllOf(records.get());
}

absl::StatusOr<Account> Accounts::Change(const casework::Actor& by, std::string_view account_id,
                                         const AccountChange& change, std::string_view request) {
  if (by.role != Role::kAdministrator) return OnlyAdministrators();
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  auto fetched = Fetch<Account>(records.get(), account_id);
  if (absl::IsNotFound(fetched.status())) return NotFound("There is no such account.");
  CORNER_RETURN_IF_ERROR(fetched.status());
  Account account = *std::move(fetched);
  const bool was_administrator = IsOpenAdministrator(account);
  const bool client = account.role == Role::kClient;
  if (client && (change.name || change.role || change.teams)) {
    return BadValue("A client's account can be closed and opened, and nothing else.");
  }
  if (change.role == Role::kClient) {
    return BadValue("A member of staff cannot become a client.",
                    "Close this account; their specialist makes a code for them.");
  }
  for (const std::string& team : change.teams.value_or(std::vector<std::string>())) {
    if (!team.empty() && casework::IsPlain(team)) continue;
    return BadValue("A team is given by its id.");
  }
  std::vector<std::string> words;
  if (change.name) account.name = *change.name;
  if (change.role && *change.role != account.role) {
    account.role = *change.role;
    words.emplace_back(casework::RoleWord(account.role));
  }
  if (change.teams && *change.teams != account.teams) {
    account.teams = *change.teams;
    words.emplace_back("teams");
  }
  if (change.disabled && *change.disabled != account.disabled) {
    account.disabled = *change.disabled;
    words.emplace_back(account.disabled ? kDisabled : kActive);
  }
  if (was_administrator) CORNER_RETURN_IF_ERROR(CheckOneIsLeft(records.get(), account));
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), by.account));
  if (!words.empty()) {
    CORNER_RETURN_IF_ERROR(DropAllOf<Session>(records.get(), account.id).status());
  }
  if (account.disabled) {
    CORNER_RETURN_IF_ERROR(DropAllOf<Invitation>(records.get(), account.id).status());
  }
  CORNER_RETURN_IF_ERROR(
      Audit(records.get(), action::kAccountChanged, by, account.person, request,
            Concat("account ", account.id, words.empty() ? "" : ", ", Join(words, ", "))));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return account;
}

}  // namespace corner::accounts
