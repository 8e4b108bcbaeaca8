#include "service/api/replies.h"

#include <algorithm>

#include "service/http/problem.h"
#include "service/http/target.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

// RFC 9110 section 13.1.2: weak comparison, "*" fits any version.
bool HoldsVersion(std::string_view if_none_match, std::string_view tag) {
  for (std::string_view held : Split(if_none_match, ',')) {
    held = TrimSpace(held);
    if (held.starts_with("W/")) held.remove_prefix(2);
    if (held == "*" || held == tag) return true;
  }
  return false;
}

}  // namespace

http::Reply WithEtag(const http::Request& request, http::Reply reply,
                     std::string_view cache_control) {
  const std::string tag = Concat("\"", ToBase32(HashOf(reply.body)), "\"");
  if (HoldsVersion(request.Header("If-None-Match"), tag)) {
    reply.status = 304;
    reply.body.clear();
    reply.content_type.clear();
  }
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control", std::string(cache_control));
  return reply;
}

http::Reply IssuesReply(const http::Request& request, const std::vector<ParamIssue>& issues) {
  http::Problem problem;
  const bool unknown = std::any_of(issues.begin(), issues.end(), [](const ParamIssue& issue) {
    return issue.code == ParamIssue::Code::kUnknownParameter;
  });
  problem.status = unknown ? 400 : 422;
  problem.detail = issues.front().message;
  problem.hint = SuggestionText(issues.front());
  problem.instance = request.request_id;
  for (const ParamIssue& issue : issues) {
    const std::string suggestion = SuggestionText(issue);
    problem.errors.push_back(
        {issue.parameter, std::string(CodeName(issue.code)),
         suggestion.empty() ? issue.message : Concat(issue.message, " ", suggestion)});
  }
  return http::ProblemReply(problem);
}

std::vector<ParamIssue> UnknownNames(const http::Request& request,
                                     std::initializer_list<std::string_view> known) {
  std::vector<ParamIssue> issues;
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string shown(Utf8Prefix(name, 60));
    issues.push_back({ParamIssue::Code::kUnknownParameter, shown,
                      Concat("There is no parameter called “", shown, "”."),
                      ClosestNames(name, {known.begin(), known.end()})});
  }
  return issues;
}

uint64_t NumberParam(const http::Request& request, std::string_view name, uint64_t low,
                     uint64_t high, uint64_t standard, std::vector<ParamIssue>* issues) {
  const std::string_view text = TrimSpace(request.Query(name).value_or(""));
  if (text.empty()) return standard;
  const auto number = ParseInteger(text);
  if (number && *number >= 0 && static_cast<uint64_t>(*number) >= low &&
      static_cast<uint64_t>(*number) <= high) {
    return static_cast<uint64_t>(*number);
  }
  issues->push_back({ParamIssue::Code::kBadValue,
                     std::string(name),
                     Concat("Give a whole number from ", low, " to ", high, "."),
                     {}});
  return standard;
}

std::string AddressWith(const http::Request& request, std::string_view name,
                        std::string_view value) {
  std::string address = request.path;
  char separator = '?';
  const auto add = [&](std::string_view key, std::string_view text) {
    address.push_back(separator);
    address.append(Concat(http::PercentEncode(key), "=", http::PercentEncode(text)));
    separator = '&';
  };
  for (const auto& [key, text] : request.query) {
    if (key != name && !text.empty()) add(key, text);
  }
  if (!value.empty()) add(name, value);
  return address;
}

void AddNextLink(const http::Request& request, std::string_view name, std::string_view value,
                 http::Reply* reply) {
  reply->headers.emplace_back("Link",
                              Concat("<", AddressWith(request, name, value), ">; rel=\"next\""));
}

}  // namespace corner::api
