#include "service/http/message.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::http {

std::string_view Request::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (EqualsIgnoreCase(key, name)) return value;
  }
  return {};
}

std::optional<std::string_view> Request::Query(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Request::QueryAll(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : query) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::string_view Request::PathParam(std::string_view name) const {
  for (const auto& [key, value] : path_params) {
    if (key == name) return value;
  }
  return {};
}

bool Reply::HasHeader(std::string_view name) const {
  return std::any_of(headers.begin(), headers.end(),
                     [name](const auto& field) { return EqualsIgnoreCase(field.first, name); });
}

namespace {

Reply MakeReply(int status, std::string_view content_type, std::string body) {
  Reply reply;
  reply.status = status;
  reply.content_type = content_type;
  reply.body = std::move(body);
  return reply;
}

}  // namespace

Reply TextReply(int status, std::string_view text) {
  return MakeReply(status, "text/plain; charset=utf-8", std::string(text));
}

Reply JsonReply(int status, std::string json) {
  return MakeReply(status, "application/json; charset=utf-8", std::move(json));
}

Reply HtmlReply(int status, std::string html) {
  return MakeReply(status, "text/html; charset=utf-8", std::move(html));
}

Reply RedirectReply(std::string_view location, int status) {
  // "//host" and "/\host" would send a browser to another site.
  const bool local = !location.empty() && location[0] == '/' &&
                     (location.size() == 1 || (location[1] != '/' && location[1] != '\\'));
  Reply reply = TextReply(status, "");
  reply.headers.emplace_back("Location", local ? std::string(location) : "/");
  return reply;
}

}  // namespace corner::http
