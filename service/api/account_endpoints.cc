// Endpoints for signing in, accounts and API tokens.
#include "service/api/accounts_handlers.h"
#include "service/api/endpoint.h"

namespace corner::api {
namespace {

using In = EndpointParam::In;

constexpr EndpointParam kSessionParams[] = {{"id", In::kPath, "The session's id."}};
constexpr EndpointParam kClientParams[] = {{"id", In::kPath, "The client's person id."}};
constexpr EndpointParam kTokenParams[] = {{"id", In::kPath, "The token's id."}};
constexpr EndpointParam kAccountParams[] = {{"id", In::kPath, "The account's id."}};

constexpr Endpoint kAccountEndpoints[] = {
    {"POST",
     "/api/v1/session",
     "signIn",
     "Sign in by name and password, then by the code of the second factor.",
     SignIn,
     {}},
    {"GET", "/api/v1/session", "getSession", "Who is signed in, and how far.", GetSession, {}},
    {"DELETE", "/api/v1/session", "signOut", "Sign out.", SignOut, {}},
    {"POST",
     "/api/v1/session/code",
     "signInByClientCode",
     "Sign in as a client by the code on paper from a specialist.",
     SignInByClientCode,
     {}},
    {"GET", "/api/v1/sessions", "listSessions", "Where one is signed in.", ListSessions, {}},
    {"DELETE",
     "/api/v1/sessions",
     "endOtherSessions",
     "Sign out everywhere but here.",
     EndOtherSessions,
     {}},
    {"DELETE", "/api/v1/sessions/{id}", "endSession", "End one of one's own sessions.", EndSession,
     kSessionParams},
    {"POST",
     "/api/v1/invitations",
     "invite",
     "Invite a member of staff, or renew the invitation of one who cannot sign in.",
     InvitePerson,
     {}},
    {"POST",
     "/api/v1/invitations/accept",
     "acceptInvitation",
     "Take up an invitation and choose a password.",
     AcceptInvitation,
     {}},
    {"POST", "/api/v1/clients/{id}/code", "makeClientCode",
     "A new code on paper for a client; it ends the one before.", MakeClientCode, kClientParams},
    {"POST",
     "/api/v1/account/password",
     "changePassword",
     "Choose a new password; all other sessions end.",
     ChangePassword,
     {}},
    {"POST",
     "/api/v1/account/totp",
     "offerSecondFactor",
     "A new secret for an authenticator app, to be confirmed.",
     OfferSecondFactor,
     {}},
    {"POST",
     "/api/v1/account/totp/confirm",
     "confirmSecondFactor",
     "Confirm the authenticator app; the reply has the recovery codes.",
     ConfirmSecondFactor,
     {}},
    {"GET", "/api/v1/tokens", "listTokens", "One's own API tokens.", ListTokens, {}},
    {"POST", "/api/v1/tokens", "makeToken", "A new API token, shown once.", MakeToken, {}},
    {"DELETE", "/api/v1/tokens/{id}", "endToken", "End an API token.", EndToken, kTokenParams},
    {"GET",
     "/api/v1/accounts",
     "listAccounts",
     "All accounts, for an administrator.",
     ListAccounts,
     {}},
    {"PATCH", "/api/v1/accounts/{id}", "changeAccount",
     "Close or open an account, or change its role or teams; its sessions end.", ChangeAccount,
     kAccountParams},
};

}  // namespace

std::span<const Endpoint> AccountEndpoints() { return kAccountEndpoints; }

}  // namespace corner::api
