#include <algorithm>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/accounts/totp.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr size_t kMostPasswordBytes = 1024;
constexpr int64_t kMostCodeTries = 5;      // of one session that waits for its code
constexpr int64_t kMostFailedCodes = 100;  // NIST SP 800-63B section 5.2.2
constexpr size_t kRecoveryGroups = 4;

// Names can be of any length; what limits remember cannot.
std::string KeyOf(std::string_view sign_in_name) { return SecretHash(SignInKey(sign_in_name)); }

constexpr char kNotTogether[] = "That name and password do not go together.";
constexpr char kWrongCode[] = "That code is not right, or it was used already.";

}  // namespace

absl::Status Accounts::CountTry(const Visitor& visitor) {
  const RateState rate = sign_in_rate_.Take(AddressKey(visitor.address), now());
  if (rate.allowed) return absl::OkStatus();
  return http::TooManyRequests("There were too many tries to sign in from here.",
                               "Please wait a little and try again.", rate.until_next);
}

absl::Status Accounts::CountTry(const std::string& account_key, const Visitor& visitor) {
  CORNER_RETURN_IF_ERROR(CountTry(visitor));
  const absl::Duration wait = guard_.Try(account_key, AddressKey(visitor.address), now());
  if (wait == absl::ZeroDuration()) return absl::OkStatus();
  return http::TooManyRequests("There were too many tries to sign in with this name.",
                               "Please wait a little and try again.", wait);
}

void Accounts::WasRight(const std::string& account_key, const Visitor& visitor) {
  const std::string address = AddressKey(visitor.address);
  guard_.Succeeded(account_key, address);
  sign_in_rate_.GiveBack(address, now());
}

void Accounts::WasNotDecided(const std::string& account_key, const Visitor& visitor) {
  const std::string address = AddressKey(visitor.address);
  guard_.TakeBack(account_key, address);
  sign_in_rate_.GiveBack(address, now());
}

RateState Accounts::SignInRate(std::string_view address) const {
  return sign_in_rate_.Look(AddressKey(address), now());
}

absl::StatusOr<Account> Accounts::FindByPassword(const SignInTry& attempt, const Visitor& visitor) {
  CORNER_ASSIGN_OR_RETURN(const auto slot, slots_.Take());
  std::optional<Account> account;
  {
    CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
    CORNER_ASSIGN_OR_RETURN(account, FetchByLookup<Account>(records.get(), "sign_in_name",
                                                            SignInKey(attempt.sign_in_name)));
  }
  const bool can_match = account && !account->password_hash.empty() && !attempt.password.empty() &&
                         attempt.password.size() <= kMostPasswordBytes;
  CORNER_ASSIGN_OR_RETURN(
      const bool right, options_.passwords.verify(
                            can_match ? attempt.password : "-",
                            can_match ? account->password_hash : options_.passwords.no_password()));
  if (can_match && right && !account->disabled) return *std::move(account);
  return Refuse(account, visitor, kNotTogether);
}

// What is refused is counted and audited, alike whether there is such an account or not.
absl::Status Accounts::Refuse(const std::optional<Account>& account, const Visitor& visitor,
                              std::string_view sentence) {
  const absl::Status refusal = Unauthenticated(sentence, "Check both and try again.");
  if (!refusal_rate_.Take("all", now()).allowed) return refusal;
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  casework::Actor stranger;
  stranger.account = "unknown";
  std::string person;
  if (account) {
    const auto current = Fetch<Account>(records.get(), account->id);
    if (current.ok()) {
      Account changed = *current;
      ++changed.failed_tries;
      CORNER_RETURN_IF_ERROR(Save(records.get(), changed, now(), changed.id));
      stranger.account = changed.id;
      person = changed.person;
    }
  }
  CORNER_RETURN_IF_ERROR(
      Audit(records.get(), action::kRefused, stranger, person, visitor.request, ""));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return refusal;
}

bool Accounts::UseSecondFactor(std::string_view code, Account* account) const {
  if (account->failed_codes >= kMostFailedCodes) return false;
  bool right = false;
  if (const auto step = CheckTotp(account->totp_secret, code, now(), account->totp_last_step)) {
    account->totp_last_step = *step;
    right = true;
  } else if (const auto typed = ReadPrintedCode(code, kRecoveryGroups)) {
    auto& left = account->recovery_hashes;
    const auto used = std::find(left.begin(), left.end(), SecretHash(*typed));
    right = used != left.end();
    if (right) left.erase(used);
  }
  account->failed_codes = right ? 0 : account->failed_codes + 1;
  return right;
}

absl::StatusOr<Opened> Accounts::SignIn(const SignInTry& attempt, const Visitor& visitor) {
  const std::string key = KeyOf(attempt.sign_in_name);
  CORNER_RETURN_IF_ERROR(CountTry(key, visitor));
  auto found = FindByPassword(attempt, visitor);
  if (absl::IsUnavailable(found.status())) WasNotDecided(key, visitor);
  if (!found.ok()) return found.status();
  const Account& checked = *found;
  std::string renewed_hash;
  if (options_.passwords.needs_rehash(checked.password_hash)) {
    // An older hash goes on working where there is no room for a new one.
    renewed_hash = options_.passwords.hash(attempt.password).value_or("");
  }

  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(Account account, Fetch<Account>(records.get(), checked.id));
  if (account.disabled || account.password_hash != checked.password_hash) {
    return Unauthenticated(kNotTogether, "Check both and try again.");
  }
  SessionStage stage = StageAfterPassword(account);
  if (stage == SessionStage::kCodeNeeded && !attempt.code.empty()) {
    const bool right = UseSecondFactor(attempt.code, &account);
    if (!right) {
      CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
      CORNER_RETURN_IF_ERROR(records->Commit());
      return Refuse(account, visitor, kWrongCode);
    }
    stage = SessionStage::kFull;
  }
  const int64_t failed = account.failed_tries;
  if (stage != SessionStage::kCodeNeeded) account.failed_tries = 0;
  if (!renewed_hash.empty()) account.password_hash = renewed_hash;
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_ASSIGN_OR_RETURN(Opened opened, Open(records.get(), account, stage, OpenedBy::kPassword,
                                              attempt.shared_computer, visitor));
  CORNER_RETURN_IF_ERROR(records->Commit());
  // A password alone does not clear the count where a code is still to come.
  if (stage != SessionStage::kCodeNeeded) WasRight(key, visitor);
  opened.failed_tries = failed;
  (void)Sweep();
  return opened;
}

absl::StatusOr<Opened> Accounts::GiveCode(const SignedIn& half, std::string_view code) {
  if (half.session.stage != SessionStage::kCodeNeeded) {
    return Unauthenticated("Please sign in with your name and password first.");
  }
  const std::string key = KeyOf(half.account.sign_in_name);
  CORNER_RETURN_IF_ERROR(CountTry(key, half.visitor));
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(auto session,
                          FetchByLookup<Session>(records.get(), "secret", half.secret_hash));
  if (!session) return Unauthenticated("Please sign in again.");
  CORNER_ASSIGN_OR_RETURN(Account account, Fetch<Account>(records.get(), half.account.id));
  if (IsOver(account, *session)) return Unauthenticated("Please sign in again.");
  if (!UseSecondFactor(code, &account)) {
    session->secret_hash = half.secret_hash;
    if (++session->code_tries >= kMostCodeTries) {
      CORNER_RETURN_IF_ERROR(Drop(records.get(), *session));
    } else {
      CORNER_RETURN_IF_ERROR(Save(records.get(), *session, now(), account.id));
    }
    const bool worn_out = account.failed_codes >= kMostFailedCodes;
    CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
    CORNER_RETURN_IF_ERROR(records->Commit());
    if (worn_out) {
      return Denied("There were too many wrong codes for this account.",
                    "Ask your administrator for a new invitation.");
    }
    return Refuse(account, half.visitor, kWrongCode);
  }
  const int64_t failed = std::exchange(account.failed_tries, 0);
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_ASSIGN_OR_RETURN(Opened opened,
                          Open(records.get(), account, SessionStage::kFull, OpenedBy::kPassword,
                               session->shared_computer, half.visitor));
  CORNER_RETURN_IF_ERROR(records->Commit());
  WasRight(key, half.visitor);
  sign_in_rate_.GiveBack(AddressKey(half.visitor.address), now());  // the password's try
  opened.failed_tries = failed;
  return opened;
}

}  // namespace corner::accounts
