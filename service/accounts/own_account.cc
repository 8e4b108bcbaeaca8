#include <algorithm>
#include <utility>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/password_rules.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/accounts/totp.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr size_t kRecoveryGroups = 4;  // 80 random bits
constexpr size_t kFewestNameBytes = 3, kMostNameBytes = 254;

absl::Status CheckSignInName(std::string_view name) {
  const bool control = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == 127;
  });
  if (name.size() >= kFewestNameBytes && name.size() <= kMostNameBytes && !control &&
      IsValidUtf8(name)) {
    return absl::OkStatus();
  }
  return BadValue("Choose a name to sign in with, of three letters or more.",
                  "Your e-mail address will do, or any name you will remember.");
}

// The sign-in name the account will have; kOutOfRange or kAlreadyExists: it may not.
absl::StatusOr<std::string> ChosenName(casework::RecordTransaction* records, const Account& account,
                                       std::string_view chosen) {
  const std::string name(TrimSpace(chosen));
  if (account.role != casework::Role::kClient) {
    if (name.empty() || SignInKey(name) == SignInKey(account.sign_in_name)) {
      return account.sign_in_name;
    }
    return BadValue("Staff sign in with the address of their invitation.");
  }
  if (name.empty() && !account.sign_in_name.empty()) return account.sign_in_name;
  CORNER_RETURN_IF_ERROR(CheckSignInName(name));
  CORNER_ASSIGN_OR_RETURN(const auto holder,
                          FetchByLookup<Account>(records, "sign_in_name", SignInKey(name)));
  if (!holder || holder->id == account.id) return name;
  return Error(absl::StatusCode::kAlreadyExists, "Somebody else signs in with that name.",
               "Choose another one.");
}

}  // namespace

absl::StatusOr<std::string> Accounts::HashNew(std::string_view password,
                                              std::string_view sign_in_name) {
  std::vector<std::string> names = {options_.service_name, std::string(sign_in_name)};
  names.emplace_back(sign_in_name.substr(0, sign_in_name.find('@')));
  CORNER_RETURN_IF_ERROR(CheckNewPassword(password, names));
  CORNER_ASSIGN_OR_RETURN(const auto slot, slots_.Take());
  return options_.passwords.hash(password);
}

absl::Status Accounts::VerifyCurrent(const SignedIn& me, std::string_view password) {
  const std::string key = SecretHash(SignInKey(me.account.sign_in_name));
  CORNER_RETURN_IF_ERROR(CountTry(key, me.visitor));
  const auto right = [&]() -> absl::StatusOr<bool> {
    CORNER_ASSIGN_OR_RETURN(const auto slot, slots_.Take());
    return options_.passwords.verify(password, me.account.password_hash);
  }();
  if (!right.ok()) {
    WasNotDecided(key, me.visitor);
    return right.status();
  }
  if (!*right) {
    return Denied("That is not your password so far.", "Type the password you signed in with.");
  }
  WasRight(key, me.visitor);
  return absl::OkStatus();
}

absl::StatusOr<Opened> Accounts::ChangePassword(const SignedIn& me, const PasswordChange& change) {
  const bool by_code = me.session.opened_by == OpenedBy::kClientCode &&
                       now() < me.session.opened + options_.code_sets_password;
  if (!by_code) CORNER_RETURN_IF_ERROR(VerifyCurrent(me, change.current));
  const std::string& name =
      change.sign_in_name.empty() ? me.account.sign_in_name : change.sign_in_name;
  CORNER_ASSIGN_OR_RETURN(const std::string hash, HashNew(change.chosen, TrimSpace(name)));

  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(Account account, Fetch<Account>(records.get(), me.account.id));
  if (account.password_hash != me.account.password_hash) {
    return Error(absl::StatusCode::kAborted, "Your password was changed in between.",
                 "Sign in with the new one.");
  }
  CORNER_ASSIGN_OR_RETURN(account.sign_in_name,
                          ChosenName(records.get(), account, change.sign_in_name));
  account.password_hash = hash;
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_RETURN_IF_ERROR(
      Audit(records.get(), action::kPassword, me.actor, account.person, me.visitor.request, ""));
  CORNER_ASSIGN_OR_RETURN(Opened opened, Reopen(records.get(), me, account, SessionStage::kFull));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return opened;
}

absl::StatusOr<SecondFactorOffer> Accounts::OfferSecondFactor(const SignedIn& me,
                                                              std::string_view code) {
  CORNER_RETURN_IF_ERROR(CountTry(me.visitor));
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(Account account, Fetch<Account>(records.get(), me.account.id));
  const bool right = !account.HasSecondFactor() || UseSecondFactor(code, &account);
  if (right) account.totp_offered = NewTotpSecret();
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_RETURN_IF_ERROR(records->Commit());
  if (!right) {
    return Denied("A new second factor needs a code of the one you have.",
                  "Give the code your app shows now, or a recovery code.");
  }
  sign_in_rate_.GiveBack(AddressKey(me.visitor.address), now());
  return SecondFactorOffer{
      account.totp_offered,
      TotpAddress(options_.service_name, account.sign_in_name, account.totp_offered)};
}

absl::StatusOr<SecondFactorSet> Accounts::ConfirmSecondFactor(const SignedIn& me,
                                                              std::string_view code) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(Account account, Fetch<Account>(records.get(), me.account.id));
  if (account.totp_offered.empty()) {
    return BadValue("There is nothing to confirm yet.", "Ask for a new second factor first.");
  }
  const auto step = CheckTotp(account.totp_offered, code, now(), 0);
  if (!step) {
    return BadValue("That is not the code your app shows now.",
                    "Check that the clock of the phone is right, and type the code it shows.");
  }
  SecondFactorSet set;
  account.totp_secret = std::exchange(account.totp_offered, "");
  account.totp_last_step = *step;
  account.failed_codes = 0;
  account.recovery_hashes.clear();
  for (size_t i = 0; i < kRecoveryCodes; ++i) {
    set.recovery_codes.push_back(NewPrintedCode(kRecoveryGroups));
    account.recovery_hashes.push_back(SecretHash(set.recovery_codes.back()));
  }
  CORNER_RETURN_IF_ERROR(Save(records.get(), account, now(), account.id));
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kSecondFactor, me.actor, account.person,
                               me.visitor.request, ""));
  CORNER_ASSIGN_OR_RETURN(set.opened, Reopen(records.get(), me, account, SessionStage::kFull));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return set;
}

}  // namespace corner::accounts
