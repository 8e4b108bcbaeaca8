// What the class Accounts is given and gives back: visitors, people who were recognised, sessions
// that have just begun, forms and what comes of them. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/accounts/account.h"
#include "service/casework/actor.h"

namespace corner::accounts {

// Who is at the door: for limits, the list of sessions and the audit log.
struct Visitor {
  std::string address, device, request;
  std::string secret;  // of the session that the browser has; it ends when another begins
};

// Someone who was recognised. Made by Authenticate.
struct SignedIn {
  Account account;
  Session session;  // empty with an API token
  casework::Actor actor;
  std::string secret_hash;  // of the session
  std::string csrf_token;   // empty with an API token
  bool by_token = false;
  std::vector<std::string> scopes;  // of the token
  Visitor visitor;
};

// A session that has just begun; the secret goes into the cookie and nowhere else.
struct Opened {
  Account account;
  Session session;
  std::string secret;
  int64_t failed_tries = 0;  // since the sign-in before, worth telling the person
};

struct SignInTry {
  std::string sign_in_name, password;
  std::string code;  // of the second factor, or a recovery code; may follow later (GiveCode)
  bool shared_computer = false;
};

struct InvitationForm {
  std::string email, name;
  casework::Role role = casework::Role::kSpecialist;
  std::vector<std::string> teams;
};
struct Invited {
  Invitation invitation;
  std::string code;  // shown once
};
struct Acceptance {
  std::string code, password;
  std::string name;  // empty: as the invitation says
  bool shared_computer = false;
};

struct PasswordChange {
  std::string current, chosen;
  std::string sign_in_name;  // clients: the name to sign in with; empty: as it is
};

struct SecondFactorOffer {
  std::string secret, address;  // to type in, and for a QR code
};
struct SecondFactorSet {
  Opened opened;
  std::vector<std::string> recovery_codes;  // shown once
};

struct NewToken {
  ApiToken token;
  std::string secret;  // "corner_…", shown once
};

// What an administrator changes; absent: as it is. Any change but the name ends the account's
// sessions.
struct AccountChange {
  std::optional<std::string> name;
  std::optional<casework::Role> role;
  std::optional<std::vector<std::string>> teams;
  std::optional<bool> disabled;
};

// What an API token may do, and who may make one for it.
struct Scope {
  std::string_view word, about;
  casework::Role least;  // kSpecialist: any staff; kAdministrator: only they
};
std::span<const Scope> Scopes();  // tokens.cc

}  // namespace corner::accounts
