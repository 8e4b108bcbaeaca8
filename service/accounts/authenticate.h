// From a request to the person behind it, and whether an unsafe request was really theirs. Every
// handler of records calls Authenticate first and, for anything but GET and HEAD, GuardUnsafe next.
// Plain functions, safe from any thread.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/accounts/accounts.h"
#include "service/http/message.h"

namespace corner::accounts {

struct AuthenticateOptions {
  // Also sessions that still wait for a code or for their second factor to be set up.
  bool unfinished = false;
  // API tokens with this scope; empty: none are taken.
  std::string_view scope = {};
};

// kUnauthenticated with one sentence: there is no session, it is over, or it waits for its code.
// kPermissionDenied: a token without the scope, or a second factor that is not set up.
absl::StatusOr<SignedIn> Authenticate(const http::Request& request, Accounts& accounts,
                                      const AuthenticateOptions& options = {});

// Who is at the door, signed in or not.
Visitor VisitorOf(const http::Request& request);

// The hidden field of our forms that carries the session's token.
inline constexpr std::string_view kCsrfField = "csrf_token";

// kPermissionDenied unless a request that changes something comes from our own pages or from a
// program that shows a secret no other site can know. A browser's cookie needs
//   Sec-Fetch-Site "same-origin" or "none" where it is sent, Origin our own where it is sent, and
//   the session's token in X-CSRF-Token or in the form's field kCsrfField; JSON, or no body, may do
//   without the token where Sec-Fetch-Site says "same-origin".
// API tokens need none of it. GET, HEAD and OPTIONS always pass.
absl::Status GuardUnsafe(const http::Request& request, const SignedIn& me);
// The part of it that needs no session: for signing in.
absl::Status GuardOrigin(const http::Request& request);

}  // namespace corner::accounts
