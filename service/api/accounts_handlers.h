// The API's handlers for signing in, accounts and API tokens, one a function. Called through
// account_endpoints.cc; tests call them directly. Thread-safe as the services are. Without accounts
// in the services every one answers 503.
#pragma once

#include "absl/status/statusor.h"
#include "service/accounts/authenticate.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

// accounts_session.cc
absl::StatusOr<http::Reply> SignIn(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> SignInByClientCode(const http::Request& request,
                                               const Services& services);
absl::StatusOr<http::Reply> GetSession(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> SignOut(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ListSessions(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> EndSession(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> EndOtherSessions(const http::Request& request,
                                             const Services& services);

// accounts_joining.cc
absl::StatusOr<http::Reply> InvitePerson(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> AcceptInvitation(const http::Request& request,
                                             const Services& services);
absl::StatusOr<http::Reply> MakeClientCode(const http::Request& request, const Services& services);

// accounts_own.cc
absl::StatusOr<http::Reply> ChangePassword(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> OfferSecondFactor(const http::Request& request,
                                              const Services& services);
absl::StatusOr<http::Reply> ConfirmSecondFactor(const http::Request& request,
                                                const Services& services);
absl::StatusOr<http::Reply> ListTokens(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> MakeToken(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> EndToken(const http::Request& request, const Services& services);

// accounts_directory.cc
absl::StatusOr<http::Reply> ListAccounts(const http::Request& request, const Services& services);
absl::StatusOr<http::Reply> ChangeAccount(const http::Request& request, const Services& services);

// The accounts of this Corner; kUnavailable: it keeps none.
absl::StatusOr<accounts::Accounts*> AccountsOf(const Services& services);

// Who asks, after every check a handler needs: signed in, and for what changes something, really
// from our own page or a token.
absl::StatusOr<accounts::SignedIn> WhoAsks(const http::Request& request, const Services& services,
                                           const accounts::AuthenticateOptions& options = {});

}  // namespace corner::api
