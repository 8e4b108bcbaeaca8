// Pages about people: one request of one signed-in person, with the frame their role sees. Someone
// who is not signed in is led to the door and back again. Thread-safe as far as the services are.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/api/casework_request.h"
#include "service/pages/components/page_shell.h"
#include "service/pages/form.h"

namespace corner::pages {

struct PageDesk {
  api::Desk& desk;
  const http::Request& request;
  PageFrame frame;  // with the navigation of the reader's role
  CsrfToken csrf;

  bool IsClient() const { return !desk.caller.actor.IsStaff(); }
  // "{id}" of the path, or the reader's own for a client on a page of theirs.
  absl::StatusOr<std::string> Person() const;
};
using PageWork = std::function<absl::StatusOr<http::Reply>(PageDesk&)>;

// As api::AtDesk, for pages. `here`: the address of the part of the site that the page belongs to,
// marked in the navigation.
absl::StatusOr<http::Reply> AtPageDesk(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame, std::string_view here,
                                       const PageWork& work);

// The answer to a form that worked: the page to see next, with what was done in a banner there.
// `done` is one of the words of DoneSentence.
http::Reply Done(std::string_view location, std::string_view done = {});
// The banner for "?done=word" of the request; nothing for an unknown word.
SafeHtml DoneBanner(const http::Request& request);

}  // namespace corner::pages
