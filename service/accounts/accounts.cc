#include "service/accounts/accounts.h"

#include <algorithm>

#include "service/accounts/account_records.h"
#include "service/accounts/actions.h"
#include "service/accounts/secrets.h"
#include "service/casework/ids.h"

namespace corner::accounts {
namespace {

constexpr size_t kMostSessions = 20;  // of one account; the oldest leaves

}  // namespace

Accounts::Accounts(casework::RecordStore* store, AccountsOptions options)
    : store_(store),
      options_(std::move(options)),
      slots_(options_.hashes_at_once),
      sign_in_rate_(options_.sign_in),
      request_rate_(options_.requests),
      refusal_rate_(options_.refusals),
      guard_(options_.guard) {}

absl::Duration Accounts::IdleLimit(const Account& account, const Session& session) const {
  const absl::Duration usual =
      account.role == casework::Role::kClient ? options_.client_idle : options_.staff_idle;
  return session.shared_computer ? std::min(usual, options_.shared_computer_idle) : usual;
}

bool Accounts::IsOver(const Account& account, const Session& session) const {
  const absl::Time at = now();
  return account.disabled || at >= session.ends || at >= session.seen + IdleLimit(account, session);
}

SessionStage Accounts::StageAfterPassword(const Account& account) const {
  if (account.HasSecondFactor()) return SessionStage::kCodeNeeded;
  const bool staff = account.role != casework::Role::kClient;
  return staff && options_.staff_need_second_factor ? SessionStage::kSetupNeeded
                                                    : SessionStage::kFull;
}

casework::Actor Accounts::ActorOf(const Account& account, std::string_view session) const {
  casework::Actor actor;
  actor.account = account.id;
  actor.role = account.role;
  actor.person = account.person;
  actor.teams = account.teams;
  actor.session = session;
  return actor;
}

absl::StatusOr<Opened> Accounts::Open(Records* records, const Account& account, SessionStage stage,
                                      OpenedBy by, bool shared_computer, const Visitor& visitor) {
  Opened opened;
  opened.account = account;
  opened.secret = NewSecret();
  Session& session = opened.session;
  session.id = casework::NewId(casework::kRecordLetter);
  session.account = account.id;
  session.owner = OwnerOf(account);
  session.stage = stage;
  session.opened_by = by;
  session.shared_computer = shared_computer;
  session.device = visitor.device;
  session.opened = session.seen = now();
  session.ends = now() + (stage == SessionStage::kFull         ? options_.longest_session
                          : stage == SessionStage::kCodeNeeded ? options_.longest_code_wait
                                                               : options_.longest_setup);
  session.secret_hash = SecretHash(opened.secret);
  if (!visitor.secret.empty()) {
    CORNER_ASSIGN_OR_RETURN(const auto before,
                            FetchByLookup<Session>(records, "secret", SecretHash(visitor.secret)));
    if (before) CORNER_RETURN_IF_ERROR(Drop(records, *before));
  }
  CORNER_ASSIGN_OR_RETURN(std::vector<Session> others,
                          FetchByTag<Session>(records, "account", account.id));
  if (others.size() >= kMostSessions) {
    const auto oldest =
        std::min_element(others.begin(), others.end(),
                         [](const Session& a, const Session& b) { return a.opened < b.opened; });
    CORNER_RETURN_IF_ERROR(Drop(records, *oldest));
  }
  CORNER_RETURN_IF_ERROR(Save(records, session, now(), account.id));
  const std::string_view what =
      stage == SessionStage::kCodeNeeded ? action::kPasswordRight : casework::audit_action::kSignIn;
  CORNER_RETURN_IF_ERROR(Audit(records, what, ActorOf(account, session.id), account.person,
                               visitor.request, OpenedByWord(by)));
  return opened;
}

absl::StatusOr<Opened> Accounts::Reopen(Records* records, const SignedIn& me,
                                        const Account& account, SessionStage stage) {
  CORNER_RETURN_IF_ERROR(DropAllOf<Session>(records, account.id).status());
  CORNER_ASSIGN_OR_RETURN(Opened opened, Open(records, account, stage, me.session.opened_by,
                                              me.session.shared_computer, me.visitor));
  // The twelve hours go on from where they began.
  opened.session.opened = me.session.opened;
  opened.session.ends = me.session.opened + options_.longest_session;
  CORNER_RETURN_IF_ERROR(Save(records, opened.session, now(), account.id));
  return opened;
}

absl::Status Accounts::Audit(Records* records, std::string_view action, const casework::Actor& by,
                             std::string_view person, std::string_view request,
                             std::string_view detail) {
  casework::AuditEntry entry;
  entry.at = now();
  entry.account = by.account;
  entry.session = by.session;
  entry.action = action;
  entry.person = person;
  entry.purpose = casework::PurposeWord(by.role == casework::Role::kClient
                                            ? casework::Purpose::kOwnRecord
                                            : casework::Purpose::kAdministration);
  entry.request = request;
  entry.detail = detail;
  return records->Append(std::move(entry));
}

}  // namespace corner::accounts
