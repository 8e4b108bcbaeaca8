// What handlers have in common: conditional replies, problem documents for parameters, links to the
// next page. Pure functions, safe from any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/api/probe_params.h"
#include "service/http/message.h"

namespace corner::api {

// Gives the reply a strong entity tag made from its body and `cache_control`; when the request
// already holds that version, a 304 without a body.
http::Reply WithEtag(const http::Request& request, http::Reply reply,
                     std::string_view cache_control);

// 400 when a parameter's name is unknown, otherwise 422; every issue is listed.
http::Reply IssuesReply(const http::Request& request, const std::vector<ParamIssue>& issues);

// Issues for query parameters other than `known`.
std::vector<ParamIssue> UnknownNames(const http::Request& request,
                                     std::initializer_list<std::string_view> known);

// A whole number of [low, high]; `standard` when the parameter is absent or empty. Anything else
// adds an issue.
uint64_t NumberParam(const http::Request& request, std::string_view name, uint64_t low,
                     uint64_t high, uint64_t standard, std::vector<ParamIssue>* issues);

// Path and query with `name` set to `value`, encoded: where the next page is.
std::string AddressWith(const http::Request& request, std::string_view name,
                        std::string_view value);
// Adds `Link: <…>; rel="next"`.
void AddNextLink(const http::Request& request, std::string_view name, std::string_view value,
                 http::Reply* reply);

}  // namespace corner::api
