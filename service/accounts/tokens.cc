#include <algorithm>

#include "service/accounts/account_records.h"
#include "service/accounts/accounts.h"
#include "service/accounts/actions.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/casework/ids.h"
#include "service/http/problem.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

using casework::Role;

constexpr int kMostDays = 366;
constexpr size_t kMostTokens = 20, kMostNameBytes = 100;

constexpr Scope kScopes[] = {
    {"import", "bring adverts in", Role::kAdministrator},
    {"read:vacancies", "read vacancies and their changes", Role::kSpecialist},
};

bool MayHave(Role role, std::string_view scope) {
  return std::any_of(std::begin(kScopes), std::end(kScopes), [&](const Scope& known) {
    return known.word == scope && role != Role::kClient &&
           (known.least == Role::kSpecialist || known.least == role);
  });
}

absl::Status BadToken() {
  return Unauthenticated("That API token is not known here, or it is out of date.",
                         "Make a new one where you manage your account.");
}

std::string ScopeWords() {
  std::vector<std::string> words;
  for (const Scope& scope : kScopes) words.emplace_back(scope.word);
  return Join(words, ", ");
}

}  // namespace

std::span<const Scope> Scopes() { return kScopes; }

absl::StatusOr<NewToken> Accounts::MakeToken(const SignedIn& me, std::string_view name,
                                             const std::vector<std::string>& scopes, int days) {
  if (!me.actor.IsStaff()) {
    return Denied("API tokens are for staff.");
  }
  if (name.empty() || name.size() > kMostNameBytes) {
    return BadValue("Say in a few words what the token is for.");
  }
  if (days < 1 || days > kMostDays) {
    return BadValue(Concat("A token is good for 1 to ", kMostDays, " days."));
  }
  if (scopes.empty()) return BadValue("Say what the token may do.", ScopeWords());
  for (const std::string& scope : scopes) {
    if (!MayHave(me.actor.role, scope)) {
      return BadValue("Your role cannot make a token that may do this.",
                      Concat("There is ", ScopeWords(), "."));
    }
  }
  NewToken made;
  const std::string secret = NewSecret();
  made.secret = Concat(kTokenPrefix, secret);
  made.token.id = casework::NewId(casework::kRecordLetter);
  made.token.account = me.account.id;
  made.token.owner = OwnerOf(me.account);
  made.token.name = name;
  made.token.scopes = scopes;
  made.token.made = now();
  made.token.ends = now() + absl::Hours(24) * days;
  made.token.secret_hash = SecretHash(secret);
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  CORNER_ASSIGN_OR_RETURN(const auto held,
                          FetchByTag<ApiToken>(records.get(), "account", me.account.id));
  if (held.size() >= kMostTokens) {
    return BadValue(Concat("An account has ", kMostTokens, " tokens at most."),
                    "End one that is not used any more.");
  }
  CORNER_RETURN_IF_ERROR(Save(records.get(), made.token, now(), me.account.id));
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kToken, me.actor, "", me.visitor.request,
                               Concat("token ", made.token.id, ", ", Join(scopes, ", "))));
  CORNER_RETURN_IF_ERROR(records->Commit());
  return made;
}

absl::StatusOr<std::vector<ApiToken>> Accounts::Tokens(const SignedIn& me) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
  return FetchByTag<ApiToken>(records.get(), "account", me.account.id);
}

absl::Status Accounts::EndToken(const SignedIn& me, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginWrite());
  const auto token = Fetch<ApiToken>(records.get(), id);
  if (absl::IsNotFound(token.status()) || (token.ok() && token->account != me.account.id)) {
    return NotFound("You have no such token.");
  }
  CORNER_RETURN_IF_ERROR(token.status());
  CORNER_RETURN_IF_ERROR(Drop(records.get(), *token));
  CORNER_RETURN_IF_ERROR(Audit(records.get(), action::kTokenEnded, me.actor, "", me.visitor.request,
                               Concat("token ", id)));
  return records->Commit();
}

absl::StatusOr<SignedIn> Accounts::FindToken(std::string_view secret, const Visitor& visitor) {
  CORNER_ASSIGN_OR_RETURN(const auto records, store_->BeginRead());
  CORNER_ASSIGN_OR_RETURN(const auto token,
                          FetchByLookup<ApiToken>(records.get(), "secret", SecretHash(secret)));
  if (!token || now() >= token->ends) return BadToken();
  auto account = Fetch<Account>(records.get(), token->account);
  if (absl::IsNotFound(account.status()) || (account.ok() && account->disabled)) return BadToken();
  CORNER_RETURN_IF_ERROR(account.status());
  const RateState rate = request_rate_.Take(account->id, now());
  if (!rate.allowed) {
    return http::TooManyRequests("This account asks for more than Corner can give at once.",
                                 "Please wait a little.", rate.until_next);
  }
  SignedIn me;
  me.by_token = true;
  // A role that was taken away takes its scopes along.
  for (const std::string& scope : token->scopes) {
    if (MayHave(account->role, scope)) me.scopes.push_back(scope);
  }
  me.actor = ActorOf(*account, token->id);
  me.account = *std::move(account);
  me.visitor = visitor;
  return me;
}

}  // namespace corner::accounts
