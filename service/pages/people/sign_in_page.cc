// The door: signing in with a name and a password, the second factor, a client's paper code, an
// invitation, and the way out. No page of these is ever cached, and each answers a form with a
// redirect or with what was wrong.
#include <functional>
#include <utility>

#include "service/accounts/accounts.h"
#include "service/accounts/authenticate.h"
#include "service/accounts/credentials.h"
#include "service/http/problem.h"
#include "service/http/target.h"
#include "service/pages/components/button.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/input.h"
#include "service/pages/components/link.h"
#include "service/pages/form.h"
#include "service/pages/people/pages.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using accounts::Accounts;
using accounts::Opened;
using accounts::SessionStage;
using Try = std::function<absl::StatusOr<Opened>(const Form&, Accounts&)>;

// One page of the door.
struct Door {
  std::string_view title, button, path;
  SafeHtml inside;      // its questions
  SafeHtml below = {};  // links to the other doors
  std::string intro = {};
};

absl::StatusOr<Accounts*> AccountsOf(const api::Services& services) {
  if (services.accounts != nullptr) return services.accounts;
  return Unavailable("This Corner keeps no accounts, so nobody can sign in.",
                     "You can look for jobs without signing in.");
}

// Only a path of this site: "//elsewhere" is not one.
std::string NextPlace(std::string_view asked, casework::Role role) {
  const bool own =
      asked.starts_with("/") && !asked.starts_with("//") && !asked.starts_with("/sign");
  if (own) return std::string(asked);
  switch (role) {
    case casework::Role::kClient:
      return "/my";
    case casework::Role::kSpecialist:
    case casework::Role::kTeamLead:
    case casework::Role::kManager:
      return "/people";
    default:
      return "/";
  }
}

http::Reply DoorPage(int status, const Door& door, const PageFrame& frame, std::string_view next,
                     const absl::Status& wrong = absl::OkStatus()) {
  Html html;
  if (!wrong.ok()) {
    html.Add(Render(ErrorSummary{.description = corner::Hint(wrong),
                                 .lines = {{.field_id = "", .text = corner::Sentence(wrong)}}}));
  }
  html.Add(Render(Heading{.text = door.title, .level = 1, .size = TextSize::kXl}));
  if (!door.intro.empty()) html.Add(Render(Paragraph{.text = door.intro}));
  Html inside;
  inside.Add(door.inside);
  inside.Add(Render(Button{.text = door.button, .once = true}));
  // No session yet, so no token of one: the origin of the request is what is checked.
  html.Add(Render(PostForm{.action = SafeUrl::Local(door.path),
                           .csrf = CsrfToken("none"),
                           .inside = inside.Take(),
                           .hidden = {{"next", std::string(next)}}}));
  html.Add(door.below);
  http::Reply reply =
      PageReply(status, {.title = std::string(door.title), .main = html.Take()}, frame);
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

SafeHtml SharedComputer() {
  return Render(
      Checkboxes{.name = "shared",
                 .items = {{.value = "yes",
                            .text = "Other people use this computer too",
                            .hint = "Then you are signed out after 15 minutes without a click."}}});
}

SafeHtml LinksBelow(std::initializer_list<std::pair<std::string_view, std::string_view>> links) {
  Html html;
  for (const auto& [text, href] : links) {
    html.Open("p");
    html.Add(Render(Link{.text = text, .href = SafeUrl::Local(href)}));
    html.Close();
  }
  return html.Take();
}

Door SignInDoor() {
  Html inside;
  inside.Add(Render(Input{.label = {.text = "E-mail address or sign-in name"},
                          .name = "name",
                          .autocomplete = "username",
                          .spell_check = false}));
  inside.Add(Render(PasswordInput{.label = {.text = "Password"}, .name = "password"}));
  inside.Add(SharedComputer());
  return {.title = "Sign in",
          .button = "Sign in",
          .path = "/sign-in",
          .inside = inside.Take(),
          .below = LinksBelow({{"I have a code on paper from my specialist", "/join"},
                               {"Look for jobs without signing in", "/"}})};
}

Door CodeDoor() {
  return {.title = "Your six-figure code",
          .button = "Go on",
          .path = "/sign-in/code",
          .inside = Render(Input{.label = {.text = "Code from your authenticator app"},
                                 .name = "code",
                                 .hint = "Or one of your recovery codes.",
                                 .inputmode = "numeric",
                                 .autocomplete = "one-time-code",
                                 .width = 20,
                                 .code = true,
                                 .spell_check = false})};
}

Door JoinDoor() {
  Html inside;
  inside.Add(
      Render(Input{.label = {.text = "The code on your paper"},
                   .name = "code",
                   .hint = "It has letters and numbers. Small or large letters are both fine.",
                   .autocomplete = "one-time-code",
                   .width = 20,
                   .code = true,
                   .spell_check = false}));
  inside.Add(SharedComputer());
  return {.title = "Come in with your code",
          .button = "Come in",
          .path = "/join",
          .inside = inside.Take(),
          .below = LinksBelow({{"I have a password", "/sign-in"}}),
          .intro =
              "Your specialist gave you a code on paper. It works once. "
              "If it does not work any more, ask them for a new one."};
}

Door WelcomeDoor() {
  Html inside;
  inside.Add(Render(Input{.label = {.text = "The code of your invitation"},
                          .name = "code",
                          .autocomplete = "one-time-code",
                          .code = true,
                          .spell_check = false}));
  inside.Add(Render(PasswordInput{
      .label = {.text = "Choose a password"},
      .name = "password",
      .hint =
          "At least 12 characters. Three or four words that only you would put together are good.",
      .autocomplete = "new-password"}));
  return {
      .title = "Welcome to Corner", .button = "Begin", .path = "/welcome", .inside = inside.Take()};
}

// Where a session that has begun goes on.
http::Reply Entered(const Opened& opened, std::string_view next) {
  std::string place = NextPlace(next, opened.account.role);
  if (opened.session.stage == SessionStage::kCodeNeeded) {
    place = Concat("/sign-in/code?next=", http::PercentEncode(place));
  } else if (opened.session.stage == SessionStage::kSetupNeeded) {
    place = "/second-factor";
  }
  http::Reply reply = http::RedirectReply(place);
  reply.headers.emplace_back("Set-Cookie", accounts::SessionCookie(opened.secret));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

absl::StatusOr<http::Reply> Knock(const http::Request& request, const api::Services& services,
                                  const PageFrame& frame, const Door& door, const Try& attempt) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  if (request.method != "POST") {
    return DoorPage(200, door, frame, request.Query("next").value_or(""));
  }
  CORNER_RETURN_IF_ERROR(accounts::GuardOrigin(request));
  CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(request));
  const auto opened = attempt(form, *accounts);
  if (opened.ok()) return Entered(*opened, form.Text("next"));
  http::Reply problem = http::ProblemReply(opened.status(), request.request_id);
  http::Reply page = DoorPage(problem.status, door, frame, form.Text("next"), opened.status());
  for (auto& [name, value] : problem.headers) {
    if (name == "Retry-After") page.headers.emplace_back(name, value);
  }
  return page;
}

}  // namespace

absl::StatusOr<http::Reply> SignInPage(const http::Request& request, const api::Services& services,
                                       const PageFrame& frame) {
  return Knock(request, services, frame, SignInDoor(), [&](const Form& form, Accounts& accounts) {
    accounts::SignInTry attempt;
    attempt.sign_in_name = form.Text("name");
    attempt.password = form.All("password").empty() ? "" : form.All("password")[0];
    attempt.shared_computer = form.Has("shared");
    return accounts.SignIn(attempt, accounts::VisitorOf(request));
  });
}

absl::StatusOr<http::Reply> CodePage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame) {
  return Knock(request, services, frame, CodeDoor(),
               [&](const Form& form, Accounts& accounts) -> absl::StatusOr<Opened> {
                 CORNER_ASSIGN_OR_RETURN(
                     const accounts::SignedIn half,
                     accounts::Authenticate(request, accounts, {.unfinished = true}));
                 return accounts.GiveCode(half, form.Text("code"));
               });
}

absl::StatusOr<http::Reply> JoinPage(const http::Request& request, const api::Services& services,
                                     const PageFrame& frame) {
  return Knock(request, services, frame, JoinDoor(), [&](const Form& form, Accounts& accounts) {
    return accounts.UseClientCode(form.Text("code"), form.Has("shared"),
                                  accounts::VisitorOf(request));
  });
}

absl::StatusOr<http::Reply> WelcomePage(const http::Request& request, const api::Services& services,
                                        const PageFrame& frame) {
  return Knock(request, services, frame, WelcomeDoor(), [&](const Form& form, Accounts& accounts) {
    accounts::Acceptance acceptance;
    acceptance.code = form.Text("code");
    acceptance.password = form.All("password").empty() ? "" : form.All("password")[0];
    return accounts.AcceptInvitation(acceptance, accounts::VisitorOf(request));
  });
}

absl::StatusOr<http::Reply> SignOutPage(const http::Request& request, const api::Services& services,
                                        const PageFrame&) {
  CORNER_ASSIGN_OR_RETURN(Accounts* const accounts, AccountsOf(services));
  const auto me = accounts::Authenticate(request, *accounts, {.unfinished = true});
  if (me.ok()) {
    CORNER_RETURN_IF_ERROR(accounts::GuardUnsafe(request, *me));
    CORNER_RETURN_IF_ERROR(accounts->EndSession(*me, me->session.id));
  }
  http::Reply reply = http::RedirectReply("/sign-in");
  reply.headers.emplace_back("Set-Cookie", accounts::EndedSessionCookie());
  // The back button must not show what was there.
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

}  // namespace corner::pages
