#include <algorithm>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/credentials.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr absl::Duration kSeenEvery = absl::Minutes(1), kSweepEvery = absl::Hours(1);

absl::Status SignInFirst() { return Unauthenticated("Please sign in."); }

absl::Status SignInAgain() {
  return Unauthenticated("You were signed out because some time has passed.",
                         "Please sign in again.");
}

}  // namespace

absl::StatusOr<SignedIn> Accounts::FindSession(std::string_view secret, const Visitor& visitor) {
  SignedIn me;
  me.secret_hash = SecretHash(secret);
  {
    CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
    CORNER_ASSIGN_OR_RETURN(auto session,
                            FetchByLookup<Session>(records.get(), "secret", me.secret_hash));
    if (!session) return SignInFirst();
    auto account = Fetch<Account>(records.get(), session->account);
    if (absl::IsNotFound(account.status())) return SignInFirst();
    CORNER_RETURN_IF_ERROR(account.status());
    if (IsOver(*account, *session)) return SignInAgain();
    me.account = *std::move(account);
    me.session = *std::move(session);
  }
  const RateState rate = request_rate_.Take(me.account.id, now());
  if (!rate.allowed) {
    return http::TooManyRequests("This account asks for more than Corner can give at once.",
                                 "Please wait a little.", rate.until_next);
  }
  if (now() - me.session.seen >= kSeenEvery) {
    CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
    CORNER_ASSIGN_OR_RETURN(auto session,
                            FetchByLookup<Session>(records.get(), "secret", me.secret_hash));
    if (!session) return SignInFirst();  // ended in between
    session->seen = now();
    session->secret_hash = me.secret_hash;
    CORNER_RETURN_IF_ERROR(Save(records.get(), *session, now(), session->account));
    CORNER_RETURN_IF_ERROR(records->Commit());
    me.session.seen = session->seen;
  }
  me.actor = ActorOf(me.account, me.session.id);
  me.csrf_token = CsrfTokenFor(secret);
  me.visitor = visitor;
  me.visitor.secret = secret;
  return me;
}

absl::StatusOr<std::vector<Session>> Accounts::Sessions(const SignedIn& me) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
  CORNER_ASSIGN_OR_RETURN(std::vector<Session> sessions,
                          FetchByTag<Session>(records.get(), "account", me.account.id));
  std::erase_if(sessions, [&](const Session& session) { return IsOver(me.account, session); });
  std::sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) {
    return std::pair(b.seen, a.id) < std::pair(a.seen, b.id);
  });
  return sessions;
}

absl::Status Accounts::EndSession(const SignedIn& me, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  const auto session = Fetch<Session>(records.get(), id);
  if (absl::IsNotFound(session.status()) || (session.ok() && session->account != me.account.id)) {
    return NotFound("You have no such session.", "It may have ended already.");
  }
  CORNER_RETURN_IF_ERROR(session.status());
  CORNER_RETURN_IF_ERROR(Drop(records.get(), *session));
  const bool own = id == me.session.id;
  CORNER_RETURN_IF_ERROR(
      Audit(records.get(), own ? casework::audit_action::kSignOut : action::kSessionEnded, me.actor,
            me.account.person, me.visitor.request, own ? std::string() : Concat("session ", id)));
  return records->Commit();
}

absl::Status Accounts::EndOtherSessions(const SignedIn& me) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_RETURN_IF_ERROR(DropAllOf<Session>(records.get(), me.account.id, me.session.id).status());
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kSessionEnded, me.actor, me.account.person,
                               me.visitor.request, "all others"));
  return records->Commit();
}

absl::Status Accounts::Sweep() {
  {
    const std::lock_guard lock(sweep_mutex_);
    if (now() - swept_ < kSweepEvery) return absl::OkStatus();
    swept_ = now();
  }
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto sessions, FetchByTag<Session>(records.get(), "state", kOpen));
  for (const Session& session : sessions) {
    const auto account = Fetch<Account>(records.get(), session.account);
    if (account.ok() && !IsOver(*account, session)) continue;
    CORNER_RETURN_IF_ERROR(Drop(records.get(), session));
  }
  CORNER_ASSIGN_OR_RETURN(const auto invitations,
                          FetchByTag<Invitation>(records.get(), "state", kOpen));
  for (const Invitation& invitation : invitations) {
    if (now() >= invitation.ends) CORNER_RETURN_IF_ERROR(Drop(records.get(), invitation));
  }
  CORNER_ASSIGN_OR_RETURN(const auto tokens, FetchByTag<ApiToken>(records.get(), "state", kOpen));
  for (const ApiToken& token : tokens) {
    if (now() >= token.ends) CORNER_RETURN_IF_ERROR(Drop(records.get(), token));
  }
  return records->Commit();
}

}  // namespace corner::accounts
