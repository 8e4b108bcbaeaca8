// One's own password, second factor and API tokens.
#include "service/accounts/credentials.h"
#include "service/api/accounts_handlers.h"
#include "service/api/accounts_json.h"
#include "service/api/accounts_replies.h"
#include "service/api/json_body.h"
#include "service/api/replies.h"
#include "taxonomies/base/status.h"

namespace corner::api {
namespace {

using accounts::SignedIn;

constexpr int64_t kUsualTokenDays = 90, kMostTokenDays = 366;

// Someone signed in, or on the way with nothing left but to set up a second factor.
absl::StatusOr<SignedIn> WhoSetsUp(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(SignedIn me, WhoAsks(request, services, {.unfinished = true}));
  if (me.session.stage != accounts::SessionStage::kCodeNeeded) return me;
  return Error(absl::StatusCode::kUnauthenticated, "Finish signing in first.");
}

}  // namespace

absl::StatusOr<http::Reply> ChangePassword(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  accounts::PasswordChange change;
  change.current = body.Text("current_password");
  change.chosen = body.RequiredText("new_password");
  change.sign_in_name = body.Text("sign_in_name");
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(const accounts::Opened opened,
                          services.accounts->ChangePassword(me, change));
  return OpenedReply(opened);
}

absl::StatusOr<http::Reply> OfferSecondFactor(const http::Request& request,
                                              const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoSetsUp(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string code = body.Text("code", 64);
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(const auto offer, services.accounts->OfferSecondFactor(me, code));
  JsonWriter json;
  json.BeginObject().Field("secret", std::string_view(offer.secret));
  json.Field("address", std::string_view(offer.address)).EndObject();
  return http::JsonReply(200, json.Take());
}

absl::StatusOr<http::Reply> ConfirmSecondFactor(const http::Request& request,
                                                const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoSetsUp(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string code = body.RequiredText("code", 64);
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(const auto set, services.accounts->ConfirmSecondFactor(me, code));
  http::Reply reply =
      http::JsonReply(200, SecondFactorToJson(set, accounts::CsrfTokenFor(set.opened.secret)));
  reply.headers.emplace_back("Set-Cookie", accounts::SessionCookie(set.opened.secret));
  return reply;
}

absl::StatusOr<http::Reply> ListTokens(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(const auto tokens, services.accounts->Tokens(me));
  return http::JsonReply(200, TokensToJson(tokens));
}

absl::StatusOr<http::Reply> MakeToken(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string name = body.RequiredText("name");
  const auto scopes = body.Texts("scopes");
  const int64_t days = body.Number("days", 1, kMostTokenDays).value_or(kUsualTokenDays);
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(
      const accounts::NewToken made,
      services.accounts->MakeToken(me, name, scopes.value_or(std::vector<std::string>()),
                                   static_cast<int>(days)));
  return http::JsonReply(201, NewTokenToJson(made));
}

absl::StatusOr<http::Reply> EndToken(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_RETURN_IF_ERROR(services.accounts->EndToken(me, request.PathParam("id")));
  return DoneReply();
}

}  // namespace corner::api
