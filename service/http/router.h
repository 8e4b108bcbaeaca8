// Which handler answers which method and path. Filled by main before the server starts and only
// read afterwards, so it is safe from any thread then.
//   "/api/v1/vacancies/{id}"   one segment as a path parameter
//   "/assets/{file...}"        the rest of the path, at least one segment
// Where several patterns fit, the one with a fixed word further to the left wins.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "service/http/message.h"
#include "service/http/problem.h"

namespace corner::http {

struct RouteOptions {
  size_t max_body = 0;     // bytes; 0: the server's own limit
  bool immediate = false;  // runs on the I/O thread, also when all workers are busy; must not block
  std::string operation = {};  // operationId in the API description; may be empty
};

struct Route {
  std::string method;
  std::string pattern;
  RouteOptions options;
  Handler handler;
};

// What a request meets: a route, or a ready reply (404, 405, OPTIONS).
struct RouteMatch {
  const Route* route = nullptr;
  Reply reply;
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // A pattern that is malformed or already taken shows in status().
  Router& Add(std::string_view method, std::string_view pattern, Handler handler,
              RouteOptions options = {});
  Router& SetErrorPage(ErrorPage page);
  absl::Status status() const;

  // Finds the route of the request and sets its `route` and `path_params`. HEAD takes GET's route.
  RouteMatch Find(Request* request) const;

  // Find, then the handler: all a test of handlers needs.
  Reply Serve(Request request) const;

  // Runs the handler; the one door at which its exceptions end. `failure` gets the kind of the
  // exception (never its text) when there was one.
  Reply Call(const Route& route, const Request& request, std::string* failure = nullptr) const;

  // An error reply: the error page when one is set, otherwise problem+json.
  Reply Error(const Request& request, Problem problem) const;

  // In the order they were added.
  std::vector<const Route*> routes() const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace corner::http
