#include "service/accounts/authenticate.h"

#include <algorithm>

#include "service/accounts/credentials.h"
#include "service/accounts/refusals.h"
#include "service/accounts/secrets.h"
#include "service/http/target.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr std::string_view kCsrfHeader = "X-CSRF-Token";

absl::Status NotFromHere() {
  return Denied("This request did not come from a page of this Corner.",
                "Open the page here and try again.");
}

bool IsSafe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// Behind a proxy that is not trusted we cannot know that the person came by https, so https of our
// own host always counts; plain http only where we know of nothing better.
bool IsOwnOrigin(const http::Request& request, std::string_view origin) {
  if (EqualsIgnoreCase(origin, Concat("https://", request.host))) return true;
  return !request.secure && EqualsIgnoreCase(origin, Concat("http://", request.host));
}

bool HasType(const http::Request& request, std::string_view type) {
  const std::string_view value = request.Header("Content-Type");
  return EqualsIgnoreCase(TrimSpace(value.substr(0, value.find(';'))), type);
}

// The token that the request brings; nullopt: none.
std::optional<std::string> CsrfTokenOf(const http::Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (EqualsIgnoreCase(name, kCsrfHeader)) return std::string(TrimSpace(value));
  }
  if (!HasType(request, "application/x-www-form-urlencoded")) return std::nullopt;
  const auto form = http::ParseForm(request.body);
  if (!form) return std::nullopt;
  for (const auto& [name, value] : *form) {
    if (name == kCsrfField) return value;
  }
  return std::nullopt;
}

absl::StatusOr<SignedIn> ByToken(std::string_view secret, Accounts& accounts,
                                 const Visitor& visitor, std::string_view scope) {
  CORNER_ASSIGN_OR_RETURN(SignedIn me, accounts.FindToken(secret, visitor));
  if (scope.empty()) {
    return Denied("An API token cannot do this.", "Sign in and do it yourself.");
  }
  if (std::find(me.scopes.begin(), me.scopes.end(), scope) == me.scopes.end()) {
    return Denied(Concat("This needs an API token with the scope ", scope, "."));
  }
  return me;
}

}  // namespace

Visitor VisitorOf(const http::Request& request) {
  Visitor visitor;
  visitor.address = request.client_address;
  visitor.device = DeviceWords(request.Header("User-Agent"));
  visitor.request = request.request_id;
  const Credentials shown = CredentialsOf(request);
  if (shown.kind == Credentials::Kind::kSession) visitor.secret = shown.secret;
  return visitor;
}

absl::StatusOr<SignedIn> Authenticate(const http::Request& request, Accounts& accounts,
                                      const AuthenticateOptions& options) {
  const Credentials shown = CredentialsOf(request);
  const Visitor visitor = VisitorOf(request);
  switch (shown.kind) {
    case Credentials::Kind::kNone:
      return Unauthenticated("Please sign in.");
    case Credentials::Kind::kMalformed:
      return Unauthenticated("What this request shows to sign in is not well formed.",
                             "Please sign in again.");
    case Credentials::Kind::kToken:
      return ByToken(shown.secret, accounts, visitor, options.scope);
    case Credentials::Kind::kSession:
      break;
  }
  CORNER_ASSIGN_OR_RETURN(SignedIn me, accounts.FindSession(shown.secret, visitor));
  if (options.unfinished || me.session.stage == SessionStage::kFull) return me;
  if (me.session.stage == SessionStage::kCodeNeeded) {
    return Unauthenticated("One step is left: the code of your second factor.",
                           "Give the code that your app shows, or a recovery code.");
  }
  return Denied("Set up your second factor first.",
                "It protects what people have told this service.");
}

absl::Status GuardOrigin(const http::Request& request) {
  if (IsSafe(request.method)) return absl::OkStatus();
  const std::string_view site = request.Header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return NotFromHere();
  const std::string_view origin = request.Header("Origin");
  if (!origin.empty() && !IsOwnOrigin(request, origin)) return NotFromHere();
  return absl::OkStatus();
}

absl::Status GuardUnsafe(const http::Request& request, const SignedIn& me) {
  if (IsSafe(request.method) || me.by_token) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(GuardOrigin(request));
  if (const auto token = CsrfTokenOf(request)) {
    return SameSecret(*token, me.csrf_token) ? absl::OkStatus() : NotFromHere();
  }
  const bool own_page = request.Header("Sec-Fetch-Site") == "same-origin";
  const bool is_form = !request.body.empty() && !HasType(request, "application/json");
  return own_page && !is_form ? absl::OkStatus() : NotFromHere();
}

}  // namespace corner::accounts
