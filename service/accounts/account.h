// Who may sign in, and what lets them: accounts, sessions, invitations and API tokens, each a
// record of a kind of its own (account_records.h). Plain values. What is secret is kept as a hash,
// and names and addresses stand in sealed bodies only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/casework/actor.h"

namespace corner::accounts {

struct Account {
  static constexpr std::string_view kKind = "account";

  std::string id;
  casework::Role role = casework::Role::kClient;
  std::string person;        // a client's person id; empty for staff
  std::string name;          // staff; a client's name stands in their own record
  std::string sign_in_name;  // e-mail address; a client's may be any name they chose, or empty
  std::vector<std::string> teams;

  std::string password_hash;  // empty: none chosen
  std::string totp_secret;    // base 32; empty: no second factor
  std::string totp_offered;   // shown and not confirmed yet
  int64_t totp_last_step = 0;
  std::vector<std::string> recovery_hashes;  // of the codes that are left

  bool disabled = false;
  int64_t failed_tries = 0;  // since the last sign-in
  int64_t failed_codes = 0;  // wrong codes after right passwords, since the last right code
  absl::Time made = absl::UnixEpoch();

  bool HasSecondFactor() const { return !totp_secret.empty(); }
};

enum class SessionStage : uint8_t {
  kCodeNeeded,   // the password was right; the code of the second factor is still to come
  kSetupNeeded,  // signed in, but a second factor must be set up before anything else
  kFull,
};

enum class OpenedBy : uint8_t { kPassword, kClientCode, kInvitation };

struct Session {
  static constexpr std::string_view kKind = "session";

  std::string id;       // of the record: may be shown and audited
  std::string account;  // whose
  std::string owner;    // under whose key the record is sealed
  SessionStage stage = SessionStage::kFull;
  OpenedBy opened_by = OpenedBy::kPassword;
  bool shared_computer = false;
  std::string device;  // "Firefox on Windows"
  int64_t code_tries = 0;
  absl::Time opened, seen, ends;
  std::string secret_hash;  // to write with; empty when read
};

enum class InvitationFor : uint8_t {
  kJoining,     // a new member of staff
  kRenewal,     // staff who lost password or second factor
  kClientCode,  // a client, on paper from their specialist
};

struct Invitation {
  static constexpr std::string_view kKind = "invitation";

  std::string id;
  std::string account;  // the account that it makes or opens
  std::string owner;
  InvitationFor purpose = InvitationFor::kJoining;
  casework::Role role = casework::Role::kClient;
  std::string name, sign_in_name;
  std::vector<std::string> teams;
  std::string invited_by;  // account
  absl::Time made, ends;
  std::string secret_hash;  // to write with; empty when read
};

struct ApiToken {
  static constexpr std::string_view kKind = "api_token";

  std::string id;
  std::string account;
  std::string owner;
  std::string name;  // what it is for, as its maker says
  std::vector<std::string> scopes;
  absl::Time made, ends;
  std::string secret_hash;  // to write with; empty when read
};

// Under whose key an account's records are sealed: a client's person, so that erasing the person
// takes the account too, and the account itself for staff.
inline const std::string& OwnerOf(const Account& account) {
  return account.person.empty() ? account.id : account.person;
}

// The form in which sign-in names are compared.
std::string SignInKey(std::string_view sign_in_name);
bool IsEmail(std::string_view text);

std::string_view StageWord(SessionStage stage);       // "code_needed", "setup_needed", "full"
std::string_view OpenedByWord(OpenedBy opened_by);    // "password", "client_code", "invitation"
std::string_view PurposeWord(InvitationFor purpose);  // "joining", "renewal", "client_code"

}  // namespace corner::accounts
