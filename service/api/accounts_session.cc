// Signing in and out, and the list of one's own sessions. No reply of these is ever cached.
#include <utility>

#include "service/accounts/credentials.h"
#include "service/api/accounts_handlers.h"
#include "service/api/accounts_json.h"
#include "service/api/accounts_replies.h"
#include "service/api/json_body.h"
#include "service/api/replies.h"
#include "service/http/problem.h"
#include "taxonomies/base/status.h"

namespace corner::api {
namespace {

using accounts::Accounts;
using accounts::SignedIn;

// The code of a session that has given its password.
absl::StatusOr<accounts::Opened> FinishSignIn(const http::Request& request, Accounts& accounts,
                                              std::string_view code) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn half,
                          accounts::Authenticate(request, accounts, {.unfinished = true}));
  return accounts.GiveCode(half, code);
}

}  // namespace

absl::StatusOr<Accounts*> AccountsOf(const Services& services) {
  if (services.accounts != nullptr) return services.accounts;
  return Unavailable("This Corner keeps no accounts, so nobody can sign in.",
                     "Its administrator can begin with `corner user add`.");
}

absl::StatusOr<SignedIn> WhoAsks(const http::Request& request, const Services& services,
                                 const accounts::AuthenticateOptions& options) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  CORNER_ASSIGN_OR_RETURN(SignedIn me, accounts::Authenticate(request, *accounts, options));
  CORNER_RETURN_IF_ERROR(accounts::GuardUnsafe(request, me));
  return me;
}

http::Reply OpenedReply(const accounts::Opened& opened) {
  http::Reply reply = http::JsonReply(
      200, SessionToJson(opened.account, opened.session, accounts::CsrfTokenFor(opened.secret),
                         opened.failed_tries));
  reply.headers.emplace_back("Set-Cookie", accounts::SessionCookie(opened.secret));
  return reply;
}

http::Reply DoneReply() {
  http::Reply reply;
  reply.status = 204;
  return reply;
}

http::Reply DoorReply(const http::Request& request, const Accounts& accounts,
                      absl::StatusOr<http::Reply> reply) {
  http::Reply answer =
      reply.ok() ? *std::move(reply) : http::ProblemReply(reply.status(), request.request_id);
  accounts::AddRateHeaders(accounts.SignInRate(request.client_address), &answer);
  return answer;
}

absl::StatusOr<http::Reply> SignIn(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  CORNER_RETURN_IF_ERROR(accounts::GuardOrigin(request));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  accounts::SignInTry attempt;
  attempt.code = body.Text("code", 64);
  const bool finishing = !attempt.code.empty() && !body.Has("password");
  if (!finishing) {
    attempt.sign_in_name = body.RequiredText("sign_in_name");
    attempt.password = body.RequiredText("password");
    attempt.shared_computer = body.Flag("shared_computer").value_or(false);
  }
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  const auto opened = finishing ? FinishSignIn(request, *accounts, attempt.code)
                                : accounts->SignIn(attempt, accounts::VisitorOf(request));
  if (!opened.ok()) return DoorReply(request, *accounts, opened.status());
  return DoorReply(request, *accounts, OpenedReply(*opened));
}

absl::StatusOr<http::Reply> SignInByClientCode(const http::Request& request,
                                               const Services& services) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  CORNER_RETURN_IF_ERROR(accounts::GuardOrigin(request));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string code = body.RequiredText("code", 64);
  const bool shared = body.Flag("shared_computer").value_or(false);
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  const auto opened = accounts->UseClientCode(code, shared, accounts::VisitorOf(request));
  if (!opened.ok()) return DoorReply(request, *accounts, opened.status());
  return DoorReply(request, *accounts, OpenedReply(*opened));
}

absl::StatusOr<http::Reply> GetSession(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services, {.unfinished = true}));
  return http::JsonReply(
      200, SessionToJson(me.account, me.session, me.csrf_token, me.account.failed_tries));
}

absl::StatusOr<http::Reply> SignOut(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services, {.unfinished = true}));
  CORNER_RETURN_IF_ERROR(services.accounts->EndSession(me, me.session.id));
  http::Reply reply = DoneReply();
  reply.headers.emplace_back("Set-Cookie", accounts::EndedSessionCookie());
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

absl::StatusOr<http::Reply> ListSessions(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(const auto sessions, services.accounts->Sessions(me));
  return http::JsonReply(200, SessionsToJson(sessions, me.session.id));
}

absl::StatusOr<http::Reply> EndSession(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_RETURN_IF_ERROR(services.accounts->EndSession(me, request.PathParam("id")));
  return DoneReply();
}

absl::StatusOr<http::Reply> EndOtherSessions(const http::Request& request,
                                             const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_RETURN_IF_ERROR(services.accounts->EndOtherSessions(me));
  return DoneReply();
}

}  // namespace corner::api
