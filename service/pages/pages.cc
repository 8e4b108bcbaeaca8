#include "service/pages/pages.h"

#include "service/http/compress.h"
#include "service/http/problem.h"
#include "service/pages/advert_page.h"
#include "service/pages/assets.h"
#include "service/pages/error_page.h"
#include "service/pages/held_page.h"
#include "service/pages/people/pages.h"
#include "service/pages/search_page.h"

namespace corner::pages {
namespace {

struct PageRoute {
  std::string_view path;
  std::string_view operation;
  PageHandler handler;
  bool form = false;       // answers POST besides
  bool form_only = false;  // answers nothing else
  bool open = false;       // for everybody: it holds nothing of a session
};
constexpr PageRoute kRoutes[] = {
    {"/", "searchPage", SearchPage, false, false, true},
    {"/jobs/{id}", "advertPage", AdvertPage, false, false, true},
    {"/held", "heldPage", HeldPage, false, false, true},
    // the door
    {"/sign-in", "signInPage", SignInPage, true},
    {"/sign-in/code", "codePage", CodePage, true},
    {"/join", "joinPage", JoinPage, true},
    {"/welcome", "welcomePage", WelcomePage, true},
    {"/second-factor", "secondFactorPage", SecondFactorPage, true},
    {"/sign-out", "signOutPage", SignOutPage, true, true},
    // for staff
    {"/people", "peoplePage", PeoplePage},
    {"/people/new", "newPersonPage", NewPersonPage, true},
    {"/people/{id}", "personPage", PersonPage},
    {"/people/{id}/code", "personCodePage", PersonCodePage, true, true},
    {"/people/{id}/profile", "personProfilePage", ProfilePage},
    {"/people/{id}/profile/{part}", "personProfilePartPage", ProfilePartPage, true},
    {"/people/{id}/jobs", "personJobsPage", JobsForPage},
    {"/people/{id}/drafts", "newDraftPage", NewDraftPage, true, true},
    {"/people/{id}/drafts/{record}", "draftPage", DraftPage, true},
    // for clients
    {"/my", "myPage", MyPage},
    {"/my/jobs", "myJobsPage", JobsForPage, true},
    {"/my/lists/{record}", "myListPage", MyListPage, true},
    {"/my/profile", "myProfilePage", ProfilePage, true},
    {"/my/profile/{part}", "myProfilePartPage", ProfilePartPage, true},
    {"/my/telling", "tellingPage", TellingPage},
    {"/my/telling/new", "newTellingPage", NewTellingPage, true},
    {"/my/telling/{record}", "oneTellingPage", OneTellingPage, true},
    {"/my/record", "myRecordPage", MyRecordPage, true},
    {"/my/export", "myExportPage", MyExportPage},
};

// The reply or its error page. Only pages without a session's token are compressed: beside text
// that somebody else chose, the length of a compressed token would tell it (BREACH).
http::Reply Finish(absl::StatusOr<http::Reply> made, const http::Request& request,
                   const PageFrame& frame, bool compress = true) {
  http::Reply reply =
      made.ok() ? *std::move(made)
                : ErrorReply(request, http::ProblemOf(made.status(), request.request_id), frame);
  if (compress) http::CompressFor(request, &reply);
  return reply;
}

}  // namespace

void RegisterPages(http::Router* router, const api::Services* services,
                   const PageSettings& settings) {
  PageFrame frame{.settings = settings};
  // Who is signed in goes on from there, others are led to the door.
  if (services->accounts != nullptr) {
    frame.navigation = {{"Find jobs", SafeUrl::Local("/")}, {"Sign in", SafeUrl::Local("/my")}};
  }
  for (const PageRoute& route : kRoutes) {
    const http::Handler handler = [page = route.handler, open = route.open, services,
                                   frame](const http::Request& request) {
      return Finish(page(request, *services, frame), request, frame, open);
    };
    http::RouteOptions options;
    options.operation = route.operation;
    if (!route.form_only) router->Add("GET", route.path, handler, options);
    if (route.form) router->Add("POST", route.path, handler, options);
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
