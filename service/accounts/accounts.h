// Who may sign in, and everything that follows from it: signing in and out, invitations, client
// codes, passwords, second factors, sessions and API tokens. Called by the API, the pages and
// `corner user`; requests are told apart by Authenticate (authenticate.h). Each change stands in
// the audit log by the transaction that makes it. Safe from any thread; hashing takes about a tenth
// of a second and never happens inside a transaction.
//
// Errors: kUnauthenticated (sign in, or again), kPermissionDenied, kNotFound, kOutOfRange (a value
// that may not be chosen), kAlreadyExists, kUnavailable (busy), and too many requests
// (http::TooManyRequests). Each has one sentence for the person.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/accounts/account.h"
#include "service/accounts/accounts_options.h"
#include "service/accounts/signed_in.h"
#include "service/casework/record_store.h"

namespace corner::accounts {

inline constexpr size_t kRecoveryCodes = 10;
inline constexpr std::string_view kTokenPrefix = "corner_";

class Accounts {
 public:
  // `store` must outlive the accounts.
  Accounts(casework::RecordStore* store, AccountsOptions options);
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  const AccountsOptions& options() const { return options_; }
  absl::Time now() const { return options_.now(); }

  // Signing in (sign_in.cc). Each begins a session under a new secret and ends the one before.
  absl::StatusOr<Opened> SignIn(const SignInTry& attempt, const Visitor& visitor);
  absl::StatusOr<Opened> GiveCode(const SignedIn& half, std::string_view code);
  absl::StatusOr<Opened> UseClientCode(std::string_view code, bool shared_computer,
                                       const Visitor& visitor);
  absl::StatusOr<Opened> AcceptInvitation(const Acceptance& acceptance, const Visitor& visitor);
  // As it stands for an address, for the headers of a reply.
  RateState SignInRate(std::string_view address) const;

  // Sessions (sessions.cc). FindSession renews `seen` at most once a minute; kUnauthenticated:
  // there is none, it is over, or the account was disabled.
  absl::StatusOr<SignedIn> FindSession(std::string_view secret, const Visitor& visitor);
  absl::StatusOr<std::vector<Session>> Sessions(const SignedIn& me);
  absl::Status EndSession(const SignedIn& me, std::string_view id);  // own ones only
  absl::Status EndOtherSessions(const SignedIn& me);
  // Takes what is over away: sessions, invitations, tokens. SignIn does so once an hour.
  absl::Status Sweep();

  // Invitations (invitations.cc), by an administrator.
  absl::StatusOr<Invited> Invite(const casework::Actor& by, const InvitationForm& form,
                                 std::string_view request);
  absl::StatusOr<Invited> Renew(const casework::Actor& by, std::string_view account,
                                std::string_view request);
  // A new paper code for a client whom the actor reaches; it ends the code before.
  absl::StatusOr<Invited> MakeClientCode(const casework::Actor& by, casework::Purpose purpose,
                                         std::string_view person, std::string_view request);

  // One's own account (own_account.cc). The session goes on under a new secret, all others end.
  absl::StatusOr<Opened> ChangePassword(const SignedIn& me, const PasswordChange& change);
  // `code`: needed where a second factor is set already.
  absl::StatusOr<SecondFactorOffer> OfferSecondFactor(const SignedIn& me, std::string_view code);
  absl::StatusOr<SecondFactorSet> ConfirmSecondFactor(const SignedIn& me, std::string_view code);

  // API tokens (tokens.cc), of staff.
  absl::StatusOr<NewToken> MakeToken(const SignedIn& me, std::string_view name,
                                     const std::vector<std::string>& scopes, int days);
  absl::StatusOr<std::vector<ApiToken>> Tokens(const SignedIn& me);
  absl::Status EndToken(const SignedIn& me, std::string_view id);
  absl::StatusOr<SignedIn> FindToken(std::string_view secret, const Visitor& visitor);

  // All accounts (directory.cc), for an administrator.
  absl::StatusOr<std::vector<Account>> List(const casework::Actor& by);
  absl::StatusOr<Account> Change(const casework::Actor& by, std::string_view account,
                                 const AccountChange& change, std::string_view request);

 private:
  using Records = casework::RecordTransaction;

  absl::Duration IdleLimit(const Account& account, const Session& session) const;
  bool IsOver(const Account& account, const Session& session) const;
  SessionStage StageAfterPassword(const Account& account) const;
  casework::Actor ActorOf(const Account& account, std::string_view session) const;

  // One try to sign in from an address, and with a name: kUnavailable or too many requests.
  absl::Status CountTry(const Visitor& visitor);
  absl::Status CountTry(const std::string& account_key, const Visitor& visitor);
  void WasRight(const std::string& account_key, const Visitor& visitor);
  void WasNotDecided(const std::string& account_key, const Visitor& visitor);
  // The account whose name and password these are; kUnauthenticated: there is none such, and it
  // took as long to find out.
  absl::StatusOr<Account> FindByPassword(const SignInTry& attempt, const Visitor& visitor);
  // Counts and audits a refused try; kUnauthenticated with that sentence.
  absl::Status Refuse(const std::optional<Account>& account, const Visitor& visitor,
                      std::string_view sentence);
  // Checks the code of the second factor and marks it as used in `account`.
  bool UseSecondFactor(std::string_view code, Account* account) const;
  // The hash of a password that may be chosen.
  absl::StatusOr<std::string> HashNew(std::string_view password, std::string_view sign_in_name);
  absl::Status VerifyCurrent(const SignedIn& me, std::string_view password);
  // Saves a new session and says so in the audit log; the caller commits.
  absl::StatusOr<Opened> Open(Records* records, const Account& account, SessionStage stage,
                              OpenedBy by, bool shared_computer, const Visitor& visitor);
  // The same session under a new secret and id; others end.
  absl::StatusOr<Opened> Reopen(Records* records, const SignedIn& me, const Account& account,
                                SessionStage stage);
  absl::Status Audit(Records* records, std::string_view action, const casework::Actor& by,
                     std::string_view person, std::string_view request, std::string_view detail);

  casework::RecordStore* const store_;
  const AccountsOptions options_;
  HashSlots slots_;
  RateLimiter sign_in_rate_, request_rate_, refusal_rate_;
  SignInGuard guard_;
  std::mutex sweep_mutex_;
  absl::Time swept_ = absl::InfinitePast();
};

}  // namespace corner::accounts
