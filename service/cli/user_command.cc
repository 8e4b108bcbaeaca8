// corner user: who may sign in. The person at the keyboard holds the site key, so they act as an
// administrator; the audit log names them "operator".
#include "absl/time/time.h"
#include "service/casework/files.h"
#include "service/cli/commands.h"
#include "service/cli/record_house.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

using accounts::Account;
using accounts::Accounts;

constexpr char kRequest[] = "command-line";

casework::Actor Operator() {
  casework::Actor actor;
  actor.account = "operator";
  actor.role = casework::Role::kAdministrator;
  return actor;
}

std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d %H:%M UTC", time, absl::UTCTimeZone());
}

// By the e-mail address or the id.
absl::StatusOr<Account> FindAccount(Accounts& accounts, const std::string& who) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Account> all, accounts.List(Operator()));
  for (const Account& account : all) {
    const bool named = !account.sign_in_name.empty() &&
                       accounts::SignInKey(account.sign_in_name) == accounts::SignInKey(who);
    if (account.id == who || named) return account;
  }
  return NotFound("Nobody signs in with that address.", "`corner user list` shows who does.");
}

void PrintInvited(const Context& context, const accounts::Invited& invited) {
  const accounts::Invitation& invitation = invited.invitation;
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("account", std::string_view(invitation.account));
    json.Field("email", std::string_view(invitation.sign_in_name));
    json.Field("role", casework::RoleWord(invitation.role));
    json.Field("code", std::string_view(invited.code));
    json.Field("ends",
               absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", invitation.ends, absl::UTCTimeZone()));
    *context.out << json.EndObject().Take() << "\n";
    return;
  }
  *context.out << invitation.sign_in_name << " is invited as "
               << ReplaceAll(std::string(casework::RoleWord(invitation.role)), "_", " ")
               << ".\nThe code, shown this once: " << invited.code
               << "\nThey open /welcome on this Corner, type it and choose a password, by "
               << TimeText(invitation.ends) << ".\n";
}

absl::Status Add(const Context& context, const UserArgs& args, Accounts& accounts) {
  accounts::InvitationForm form;
  form.email = args.email;
  form.name = args.name;
  form.teams = args.teams;
  const auto role = casework::RoleFrom(args.role);
  if (!role) return InvalidInput(Concat("There is no role “", args.role, "”."));
  form.role = *role;
  if (!IsValidUtf8(form.email) || !IsValidUtf8(form.name)) {
    return InvalidInput("A name or address is not readable as text (UTF-8).");
  }
  CORNER_ASSIGN_OR_RETURN(const accounts::Invited invited,
                          accounts.Invite(Operator(), form, kRequest));
  PrintInvited(context, invited);
  return absl::OkStatus();
}

absl::Status Renew(const Context& context, const UserArgs& args, Accounts& accounts) {
  CORNER_ASSIGN_OR_RETURN(const Account account, FindAccount(accounts, args.who));
  CORNER_ASSIGN_OR_RETURN(const accounts::Invited invited,
                          accounts.Renew(Operator(), account.id, kRequest));
  PrintInvited(context, invited);
  return absl::OkStatus();
}

absl::Status List(const Context& context, Accounts& accounts) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<Account> all, accounts.List(Operator()));
  JsonWriter json;
  json.BeginArray();
  for (const Account& account : all) {
    const std::string_view role = casework::RoleWord(account.role);
    json.BeginObject().Field("id", std::string_view(account.id)).Field("role", role);
    json.Field("email", std::string_view(account.sign_in_name));
    json.Field("name", std::string_view(account.name));
    json.Field("second_factor", account.HasSecondFactor());
    json.Field("disabled", account.disabled).EndObject();
    if (context.json) continue;
    *context.out << account.id << "  " << role << "  "
                 << (account.sign_in_name.empty() ? "(signs in by code)" : account.sign_in_name)
                 << (account.disabled ? "  closed" : "") << "\n";
  }
  json.EndArray();
  if (context.json) *context.out << json.Take() << "\n";
  if (!context.json && all.empty()) *context.out << "Nobody has an account yet.\n";
  return absl::OkStatus();
}

absl::Status SetDisabled(const Context& context, const UserArgs& args, Accounts& accounts,
                         bool disabled) {
  CORNER_ASSIGN_OR_RETURN(const Account account, FindAccount(accounts, args.who));
  accounts::AccountChange change;
  change.disabled = disabled;
  CORNER_RETURN_IF_ERROR(accounts.Change(Operator(), account.id, change, kRequest).status());
  *context.out << (disabled ? "Closed: they are signed out everywhere and cannot sign in.\n"
                            : "Open again: they can sign in.\n");
  return absl::OkStatus();
}

absl::Status Do(const Context& context, const UserArgs& args) {
  // Says what is missing where there is no site key.
  CORNER_RETURN_IF_ERROR(casework::FindSiteKey(context.data, args.site_key).status());
  CORNER_ASSIGN_OR_RETURN(const auto house, OpenRecordHouse(context.data, args.site_key));
  if (house == nullptr) return NotFound("There is no site key.");
  switch (args.action) {
    case UserArgs::Action::kAdd:
      return Add(context, args, *house->accounts);
    case UserArgs::Action::kList:
      return List(context, *house->accounts);
    case UserArgs::Action::kRenew:
      return Renew(context, args, *house->accounts);
    case UserArgs::Action::kDisable:
      return SetDisabled(context, args, *house->accounts, true);
    case UserArgs::Action::kEnable:
      return SetDisabled(context, args, *house->accounts, false);
  }
  return absl::OkStatus();
}

}  // namespace

int User(const Context& context, const UserArgs& args) {
  const absl::Status done = Do(context, args);
  return done.ok() ? kDone : Fail(context, done);
}

}  // namespace corner::cli
