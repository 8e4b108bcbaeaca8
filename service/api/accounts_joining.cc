// Invitations of staff, and the paper codes of clients.
#include "service/api/accounts_handlers.h"
#include "service/api/accounts_json.h"
#include "service/api/accounts_replies.h"
#include "service/api/json_body.h"
#include "service/api/replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using accounts::Accounts;
using accounts::SignedIn;

casework::Role RoleOr(std::string_view word, casework::Role otherwise,
                      std::vector<ParamIssue>* issues) {
  const auto role = casework::RoleFrom(word);
  if (word.empty() || role) return role.value_or(otherwise);
  issues->push_back({ParamIssue::Code::kUnknownValue, "/role", "There is no such role.", {}});
  return otherwise;
}

}  // namespace

absl::StatusOr<http::Reply> InvitePerson(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string account = body.Text("account", 64);
  accounts::InvitationForm form;
  std::string role;
  if (account.empty()) {
    form.email = body.RequiredText("email");
    form.name = body.Text("name");
    role = body.RequiredText("role", 64);
    form.teams = body.Texts("teams").value_or(std::vector<std::string>());
  }
  std::vector<ParamIssue> issues = body.Finish();
  form.role = RoleOr(role, form.role, &issues);
  if (!issues.empty()) return IssuesReply(request, issues);
  const auto invited = account.empty()
                           ? services.accounts->Invite(me.actor, form, request.request_id)
                           : services.accounts->Renew(me.actor, account, request.request_id);
  if (!invited.ok()) return invited.status();
  return http::JsonReply(201, InvitedToJson(*invited));
}

absl::StatusOr<http::Reply> AcceptInvitation(const http::Request& request,
                                             const Services& services) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  CORNER_RETURN_IF_ERROR(accounts::GuardOrigin(request));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  accounts::Acceptance acceptance;
  acceptance.code = body.RequiredText("code", 64);
  acceptance.password = body.RequiredText("password");
  acceptance.name = body.Text("name");
  acceptance.shared_computer = body.Flag("shared_computer").value_or(false);
  if (const auto issues = body.Finish(); !issues.empty()) return IssuesReply(request, issues);
  const auto opened = accounts->AcceptInvitation(acceptance, accounts::VisitorOf(request));
  if (!opened.ok()) return DoorReply(request, *accounts, opened.status());
  return DoorReply(request, *accounts, OpenedReply(*opened));
}

absl::StatusOr<http::Reply> MakeClientCode(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  const std::string word = body.Text("purpose", 64);
  std::vector<ParamIssue> issues = body.Finish();
  casework::Purpose purpose = me.actor.role == casework::Role::kTeamLead
                                  ? casework::Purpose::kSupervision
                                  : casework::Purpose::kSupport;
  if (!word.empty()) {
    const auto named = casework::PurposeFrom(word);
    if (named) {
      purpose = *named;
    } else {
      issues.push_back(
          {ParamIssue::Code::kUnknownValue, "/purpose", "There is no such purpose.", {}});
    }
  }
  if (!issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(const accounts::Invited invited,
                          services.accounts->MakeClientCode(
                              me.actor, purpose, request.PathParam("id"), request.request_id));
  return http::JsonReply(201, InvitedToJson(invited));
}

}  // namespace corner::api
