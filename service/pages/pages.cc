#include "service/pages/pages.h"

#include "service/http/problem.h"
#include "service/pages/advert_page.h"
#include "service/pages/assets.h"
#include "service/pages/error_page.h"
#include "service/pages/held_page.h"
#include "service/pages/search_page.h"
#include "taxonomies/base/status.h"

namespace corner::pages {
namespace {

using PageHandler = absl::StatusOr<http::Reply> (*)(const http::Request&, const api::Services&);

absl::StatusOr<http::Reply> Asset(const http::Request& request, const api::Services&) {
  if (request.PathParam("file") != StylesheetName()) {
    return NotFound("There is no such file.", "Load the page again to get the newest one.");
  }
  http::Reply reply;
  reply.content_type = "text/css; charset=utf-8";
  reply.body = Stylesheet();
  reply.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return reply;
}

struct PageRoute {
  std::string_view path;
  std::string_view operation;
  PageHandler handler;
  bool immediate;
};
constexpr PageRoute kRoutes[] = {
    {"/", "searchPage", SearchPage, false},
    {"/jobs/{id}", "advertPage", AdvertPage, false},
    {"/held", "heldPage", HeldPage, false},
    {"/assets/{file}", "asset", Asset, true},
};

}  // namespace

void RegisterPages(http::Router* router, const api::Services* services) {
  for (const PageRoute& route : kRoutes) {
    http::RouteOptions options;
    options.operation = route.operation;
    options.immediate = route.immediate;
    router->Add(
        "GET", route.path,
        [handler = route.handler, services](const http::Request& request) {
          auto reply = handler(request, *services);
          if (reply.ok()) return *std::move(reply);
          return ErrorReply(request, http::ProblemOf(reply.status(), request.request_id));
        },
        std::move(options));
  }
  router->SetErrorPage(ErrorReply);
}

}  // namespace corner::pages
