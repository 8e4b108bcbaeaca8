// Setting up the second factor: the secret to type into an authenticator app, the code that shows
// it worked, and the recovery codes, shown once.
#include "service/accounts/accounts.h"
#include "service/accounts/authenticate.h"
#include "service/accounts/credentials.h"
#include "service/pages/components/boxes.h"
#include "service/pages/components/button.h"
#include "service/pages/components/error_summary.h"
#include "service/pages/components/input.h"
#include "service/pages/components/link.h"
#include "service/pages/form.h"
#include "service/pages/people/pages.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr std::string_view kHere = "/second-factor";
constexpr size_t kGroup = 4;  // characters of the secret read in one go

std::string InGroups(std::string_view secret) {
  std::string groups;
  for (size_t at = 0; at < secret.size(); at += kGroup) {
    groups += Concat(at == 0 ? "" : " ", secret.substr(at, kGroup));
  }
  return groups;
}

http::Reply Private(int status, PageShell shell, const PageFrame& frame) {
  http::Reply reply = PageReply(status, shell, frame);
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

http::Reply AskPage(int status, const accounts::SignedIn& me, std::string_view secret,
                    const PageFrame& frame, const absl::Status& wrong) {
  constexpr std::string_view kTitle = "Set up your second factor";
  Html html;
  if (!wrong.ok()) {
    html.Add(
        Render(ErrorSummary{.description = corner::Hint(wrong),
                            .lines = {{.field_id = "code", .text = corner::Sentence(wrong)}}}));
  }
  html.Add(Render(Heading{.text = kTitle, .level = 1, .size = TextSize::kXl}));
  html.Add(Render(Paragraph{
      .text =
          "People trust you with what they say about themselves. A code from your phone, besides "
          "your password, keeps it safe when a password gets out."}));
  html.Add(Render(Paragraph{
      .text =
          "Open an authenticator app on your phone, add an account by hand, and type this key:"}));
  html.Add(Render(InsetText{.text = InGroups(secret)}));
  Html inside;
  inside.Add(Render(Input{.label = {.text = "The six figures that the app shows now"},
                          .name = "code",
                          .inputmode = "numeric",
                          .autocomplete = "one-time-code",
                          .width = 10,
                          .code = true,
                          .spell_check = false}));
  inside.Add(Render(Button{.text = "Go on", .once = true}));
  html.Add(Render(PostForm{.action = SafeUrl::Local(kHere),
                           .csrf = CsrfToken(me.csrf_token),
                           .inside = inside.Take(),
                           .hidden = {{"key", std::string(secret)}},
                           .autocomplete = false}));
  return Private(status, {.title = std::string(kTitle), .main = html.Take()}, frame);
}

http::Reply CodesPage(const accounts::SecondFactorSet& set, const PageFrame& frame) {
  constexpr std::string_view kTitle = "Keep these codes";
  Html html;
  html.Add(Render(Heading{.text = kTitle, .level = 1, .size = TextSize::kXl}));
  html.Add(
      Render(Paragraph{.text = "Each lets you in once, should your phone be lost. They are not "
                               "shown again. Print them, and keep them where nobody looks."}));
  html.Open("ul", {{"class", "nhsuk-list"}});
  for (const std::string& code : set.recovery_codes) html.Element("li", code);
  html.Close();
  html.Add(PrintButton("Print the codes"));
  html.Add(Render(ActionLink{.text = "Go on to Corner", .href = SafeUrl::Local("/people")}));
  http::Reply reply = Private(200, {.title = std::string(kTitle), .main = html.Take()}, frame);
  reply.headers.emplace_back("Set-Cookie", accounts::SessionCookie(set.opened.secret));
  return reply;
}

}  // namespace

absl::StatusOr<http::Reply> SecondFactorPage(const http::Request& request,
                                             const api::Services& services,
                                             const PageFrame& frame) {
  if (services.accounts == nullptr) {
    return Unavailable("This Corner keeps no accounts, so nobody can sign in.");
  }
  const auto me = accounts::Authenticate(request, *services.accounts, {.unfinished = true});
  if (!me.ok()) return http::RedirectReply("/sign-in");
  if (me->session.stage == accounts::SessionStage::kCodeNeeded) {
    return http::RedirectReply("/sign-in/code");
  }
  if (request.method == "POST") {
    CORNER_RETURN_IF_ERROR(accounts::GuardUnsafe(request, *me));
    CORNER_ASSIGN_OR_RETURN(const Form form, Form::Of(request));
    const auto set = services.accounts->ConfirmSecondFactor(*me, form.Text("code"));
    if (set.ok()) return CodesPage(*set, frame);
    return AskPage(422, *me, form.Text("key"), frame, set.status());
  }
  // Who has one already changes it by the API, which asks for a code of the old one.
  if (me->account.HasSecondFactor()) return http::RedirectReply("/people");
  CORNER_ASSIGN_OR_RETURN(const auto offer, services.accounts->OfferSecondFactor(*me, ""));
  return AskPage(200, *me, offer.secret, frame, absl::OkStatus());
}

}  // namespace corner::pages
