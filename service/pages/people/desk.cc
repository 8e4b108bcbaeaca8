#include "service/pages/people/desk.h"

#include <iterator>
#include <utility>

#include "service/http/target.h"
#include "service/pages/components/boxes.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

struct Place {
  std::string_view text, href;
};
constexpr Place kClientPlaces[] = {
    {"My jobs", "/my"},          {"Look for jobs", "/my/jobs"},
    {"About me", "/my/profile"}, {"What I tell employers", "/my/telling"},
    {"My record", "/my/record"},
};
constexpr Place kSpecialistPlaces[] = {
    {"People I support", "/people"},
    {"Find jobs", "/"},
};
constexpr Place kOtherPlaces[] = {
    {"Find jobs", "/"},
};

std::span<const Place> PlacesOf(casework::Role role) {
  switch (role) {
    case casework::Role::kClient:
      return kClientPlaces;
    case casework::Role::kSpecialist:
    case casework::Role::kTeamLead:
    case casework::Role::kManager:
      return kSpecialistPlaces;
    case casework::Role::kJobDeveloper:
    case casework::Role::kAdministrator:
      return kOtherPlaces;
  }
  return kOtherPlaces;
}

struct DoneWord {
  std::string_view word, sentence;
};
constexpr DoneWord kDoneWords[] = {
    {"saved", "Saved."},
    {"proposed", "They have the last word on this, so it waits for their yes."},
    {"taken-on", "You now support this person."},
    {"draft", "The list is kept as a draft. They see it only when you send it."},
    {"released", "The list is on its way: they see it at once."},
    {"said", "Thank you. That changes what comes next."},
    {"withdrawn", "From now on this employer is told nothing."},
    {"removed", "Taken away."},
    {"kept", "The list is kept. Your specialist can see it."},
    {"confirmed", "Thank you. Your words stand until you change them."},
};

}  // namespace

absl::StatusOr<std::string> PageDesk::Person() const {
  if (request.PathParam("id").empty() && IsClient()) return desk.caller.actor.person;
  return api::PersonOf(request);
}

absl::StatusOr<http::Reply> AtPageDesk(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame, std::string_view here,
                                       const PageWork& work) {
  auto reply = api::AtDesk(request, services, [&](api::Desk& desk) {
    PageDesk page{desk, request, frame, CsrfToken(desk.caller.csrf_token)};
    page.frame.navigation.clear();
    for (const Place& place : PlacesOf(desk.caller.actor.role)) {
      page.frame.navigation.push_back(
          {std::string(place.text), SafeUrl::Local(place.href), place.href == here});
    }
    page.frame.sign_out = SignOut{desk.caller.name, SafeUrl::Local("/sign-out"), page.csrf};
    page.frame.quick_exit = page.IsClient();
    return work(page);
  });
  if (!absl::IsUnauthenticated(reply.status())) return reply;
  const bool can_return = request.method == "GET" || request.method == "HEAD";
  return http::RedirectReply(can_return
                                 ? Concat("/sign-in?next=", http::PercentEncode(request.path))
                                 : std::string("/sign-in"));
}

http::Reply Done(std::string_view location, std::string_view done) {
  http::Reply reply =
      http::RedirectReply(done.empty() ? std::string(location) : Concat(location, "?done=", done));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

SafeHtml DoneBanner(const http::Request& request) {
  const auto done = request.Query("done");
  if (!done) return {};
  for (const DoneWord& known : kDoneWords) {
    if (known.word != *done) continue;
    return Render(NotificationBanner{
        .title = "Done", .text = known.sentence, .success = known.word != "proposed"});
  }
  return {};
}

}  // namespace corner::pages
