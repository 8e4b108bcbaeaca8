#include "service/pages/pages.h"

#include "service/http/compress.h"
#include "service/http/problem.h"
#include "service/pages/advert_page.h"
#include "service/pages/assets.h"
#include "service/pages/error_page.h"
#include "service/pages/held_page.h"
#include "service/pages/search_page.h"

namespace corner::pages {
namespace {

using PageHandler = absl::StatusOr<http::Reply> (*)(const http::Request&, const api::Services&,
                                                    const PageFrame&);

struct PageRoute {
  std::string_view path;
  std::string_view operation;
  PageHandler handler;
};
constexpr PageRoute kRoutes[] = {
    {"/", "searchPage", SearchPage},
    {"/jobs/{id}", "advertPage", AdvertPage},
    {"/held", "heldPage", HeldPage},
};

// The reply or its error page, compressed: these pages hold no token of a session.
http::Reply Finish(absl::StatusOr<http::Reply> made, const http::Request& request,
                   const PageFrame& frame) {
  http::Reply reply =
      made.ok() ? *std::move(made)
                : ErrorReply(request, http::ProblemOf(made.status(), request.request_id), frame);
  http::CompressFor(request, &reply);
  return reply;
}

}  // namespace

void RegisterPages(http::Router* router, const api::Services* services,
                   const PageSettings& settings) {
  const PageFrame frame{.settings = settings};
  for (const PageRoute& route : kRoutes) {
    http::RouteOptions options;
    options.operation = route.operation;
    router->Add(
        "GET", route.path,
        [handler = route.handler, services, frame](const http::Request& request) {
          return Finish(handler(request, *services, frame), request, frame);
        },
        std::move(options));
  }
  http::RouteOptions asset;
  asset.operation = "asset";
  asset.immediate = true;
  router->Add(
      "GET", "/assets/{file}",
      [frame](const http::Request& request) { return Finish(AssetReply(request), request, frame); },
      std::move(asset));
  router->SetErrorPage([frame](const http::Request& request, const http::Problem& problem) {
    return ErrorReply(request, problem, frame);
  });
}

}  // namespace corner::pages
