#include "service/pages/components/page_shell.h"

#include "service/pages/assets.h"
#include "service/pages/components/link.h"
#include "service/pages/components/quick_exit.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

constexpr std::string_view kMain = "maincontent";

std::string_view ColourClass(BrandColour colour) {
  switch (colour) {
    case BrandColour::kBlue:
      return "";
    case BrandColour::kTeal:
      return "corner-brand--teal";
    case BrandColour::kGreen:
      return "corner-brand--green";
    case BrandColour::kPurple:
      return "corner-brand--purple";
    case BrandColour::kPlum:
      return "corner-brand--plum";
    case BrandColour::kBrick:
      return "corner-brand--brick";
    case BrandColour::kSlate:
      return "corner-brand--slate";
  }
  return "";
}

SafeHtml Head(const PageShell& page) {
  Html html;
  html.Open("head");
  html.Void("meta", {{"charset", "utf-8"}});
  html.Element("title", Concat(page.title, " – Corner"));
  html.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.Void("link", {{"rel", "stylesheet"}, Attribute::Href(StyleSheet().address)});
  html.Void("link", {{"rel", "icon"}, Attribute::Href(SafeUrl::TabIcon())});
  html.Open("script", {{"type", "module"}, Attribute::Src(Module().address)}).Close();
  return html.Take();
}

SafeHtml FooterOf(const PageSettings& settings) {
  return Render(Footer{
      .links = settings.footer,
      .text = "We read adverts by machine and can misread them. Check with the employer before you "
              "decide anything."});
}

// A screen reader lists the parts of a page by their landmarks, so nothing stands outside one. A
// breadcrumb is a landmark already.
SafeHtml InLandmark(const SafeHtml& before) {
  if (before.empty() || before.text().starts_with("<nav")) return before;
  return Html().Element("nav", before, {{"aria-label", "Back"}}).Take();
}

}  // namespace

std::string Render(const PageShell& page, const PageFrame& frame) {
  const std::string_view colour = ColourClass(frame.settings.colour);
  Html html;
  html.Open("html", {{"lang", "en-GB"},
                     {"class", Classes("corner", {{!colour.empty(), colour},
                                                  {frame.quick_exit, "corner-has-exit"}})}});
  html.Add(Head(page)).Open("body");
  html.Add(Render(SkipLink{.target = std::string(kMain)}));
  html.Add(Render(Header{.organisation = frame.settings.organisation,
                         .navigation = frame.navigation,
                         .sign_out = frame.sign_out}));
  if (frame.quick_exit) html.Add(Render(QuickExit{frame.settings.quick_exit}));
  html.Open("div", {{"class", "nhsuk-width-container"}}).Add(InLandmark(page.before));
  html.Open("main", {{"class", "nhsuk-main-wrapper"}, {"id", kMain}}).Add(page.main).Close();
  html.Close();
  html.Add(FooterOf(frame.settings));
  return "<!DOCTYPE html>\n" + html.Take().text();
}

http::Reply PageReply(int status, const PageShell& page, const PageFrame& frame) {
  http::Reply reply = http::HtmlReply(status, Render(page, frame));
  reply.headers.emplace_back("Content-Security-Policy", std::string(kPolicy));
  return reply;
}

}  // namespace corner::pages
