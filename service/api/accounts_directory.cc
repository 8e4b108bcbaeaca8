// All accounts, for an administrator.
#include "service/api/accounts_handlers.h"
#include "service/api/accounts_json.h"
#include "service/api/json_body.h"
#include "service/api/replies.h"
#include "taxonomies/base/status.h"

namespace corner::api {

using accounts::SignedIn;

absl::StatusOr<http::Reply> ListAccounts(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(const auto all, services.accounts->List(me.actor));
  return http::JsonReply(200, AccountsToJson(all));
}

absl::StatusOr<http::Reply> ChangeAccount(const http::Request& request, const Services& services) {
  CORNER_ASSIGN_OR_RETURN(const SignedIn me, WhoAsks(request, services));
  CORNER_ASSIGN_OR_RETURN(JsonBody body, JsonBody::Read(request));
  accounts::AccountChange change;
  change.disabled = body.Flag("disabled");
  change.teams = body.Texts("teams");
  if (body.Has("name")) change.name = body.Text("name", 200);
  const std::string role = body.Text("role", 64);
  std::vector<ParamIssue> issues = body.Finish();
  if (!role.empty()) {
    change.role = casework::RoleFrom(role);
    if (!change.role) {
      issues.push_back({ParamIssue::Code::kUnknownValue, "/role", "There is no such role.", {}});
    }
  }
  if (!issues.empty()) return IssuesReply(request, issues);
  CORNER_ASSIGN_OR_RETURN(
      const accounts::Account account,
      services.accounts->Change(me.actor, request.PathParam("id"), change, request.request_id));
  return http::JsonReply(200, AccountToJson(account));
}

}  // namespace corner::api
