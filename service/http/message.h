// What a handler is given and what it gives back: one HTTP request, read and checked, one reply.
// Written for the people who write handlers; nothing here knows how bytes travel. Plain values: a
// request belongs to one worker while its handler runs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corner::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;                 // one of GET HEAD POST PUT PATCH DELETE OPTIONS
  std::string raw_target;             // as sent, still encoded; never write it to a log
  std::string path;                   // decoded UTF-8, starts with '/', no "." or ".." segment
  std::vector<std::string> segments;  // the same path in parts, so "%2F" stays inside its part
  Pairs query;                        // decoded UTF-8 in the order sent, '+' is a space, no NUL
  Pairs headers;                      // in the order sent, names as sent
  Pairs path_params;                  // "{id}" of the route's pattern -> decoded text
  std::string route;                  // the pattern that matched, empty when none did
  std::string host;                   // the Host field, checked
  std::string body;
  std::string request_id;      // 8-64 characters of [A-Za-z0-9._-]
  std::string client_address;  // of the person's machine when a trusted proxy says so
  bool head = false;           // HEAD: the server sends the reply's header only
  bool secure = false;         // a trusted proxy says the person came by https

  // The first field of that name (any case), without surrounding blanks; empty when absent.
  std::string_view Header(std::string_view name) const;
  // The first query value of that name, all of them, or the path parameter ("" when absent).
  std::optional<std::string_view> Query(std::string_view name) const;
  std::vector<std::string_view> QueryAll(std::string_view name) const;
  std::string_view PathParam(std::string_view name) const;
};

// The server adds Date, Content-Length, X-Request-ID and, unless the handler set its own,
// Cache-Control: no-store and the security headers.
struct Reply {
  int status = 200;
  std::string content_type;  // with its charset; empty with a body means plain UTF-8 text
  std::string body;
  Pairs headers;

  bool HasHeader(std::string_view name) const;
};

// Runs on a worker thread, several at once. What it throws becomes a 500 without details.
using Handler = std::function<Reply(const Request&)>;

Reply TextReply(int status, std::string_view text);
Reply JsonReply(int status, std::string json);
Reply HtmlReply(int status, std::string html);
// 303 See Other by default: the answer to a form. `location` must start with '/'.
Reply RedirectReply(std::string_view location, int status = 303);

}  // namespace corner::http
