// A shortlist for a profile that the request brings. Nothing of the profile is kept or logged, and
// no reply may be cached.
#include <memory>
#include <utility>

#include "matcher/profile_json.h"
#include "matcher/profile_words.h"
#include "service/api/handlers.h"
#include "service/api/match_answer.h"
#include "service/api/replies.h"
#include "service/http/problem.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

http::Reply ProfileIssues(const http::Request& request,
                          const std::vector<matcher::ProfileIssue>& issues) {
  http::Problem problem;
  problem.status = 422;
  problem.detail = issues.front().sentence;
  problem.hint = issues.front().hint;
  problem.instance = request.request_id;
  for (const matcher::ProfileIssue& issue : issues) {
    problem.errors.push_back(
        {issue.path, "bad_value",
         issue.hint.empty() ? issue.sentence : Concat(issue.sentence, " ", issue.hint)});
  }
  return http::ProblemReply(problem);
}

}  // namespace

absl::StatusOr<http::Reply> MatchProfile(const http::Request& request, const Services& services) {
  std::vector<ParamIssue> issues =
      UnknownNames(request, {"for", "limit", "offset", "why", "set_aside", "after"});
  const MatchAsk ask = ReadMatchAsk(request, services, &issues);
  if (!issues.empty()) return IssuesReply(request, issues);
  matcher::ProfileReading reading =
      matcher::ReadProfile(request.body, matcher::BuiltinProfileWords());
  if (!reading.ok()) return ProfileIssues(request, reading.issues);
  auto profile = std::make_shared<const matcher::Profile>(std::move(reading.profile));
  CORNER_ASSIGN_OR_RETURN(const MatchAnswer answer,
                          AnswerMatch(services, ask, std::move(profile), {}));
  return MatchReply(ask, answer);
}

}  // namespace corner::api
