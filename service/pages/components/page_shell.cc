#include "service/pages/components/page_shell.h"

#include "service/pages/assets.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

SafeHtml Head(const PageShell& page) {
  Html html;
  html.Open("head");
  html.Void("meta", {{"charset", "utf-8"}});
  html.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.Element("title", Concat(page.title, " – Corner"));
  html.Void("link", {{"rel", "stylesheet"}, Attribute::Href(SafeUrl::Local(StylesheetAddress()))});
  return html.Close().Take();
}

}  // namespace

std::string Render(const PageShell& page) {
  Html html;
  html.Open("html", {{"lang", "en-GB"}}).Add(Head(page)).Open("body");
  html.Element("a", "Skip to the main part", {{"class", "skip"}, Attribute::Fragment("main")});
  html.Open("header", {{"class", "top"}}).Open("div", {{"class", "wide"}});
  html.Element("a", "Corner", {{"class", "name"}, Attribute::Href(SafeUrl::Local("/"))});
  html.Element("span", "Someone in your corner when you look for work", {{"class", "line"}});
  html.Close().Close();
  html.Open("main", {{"id", "main"}, {"class", "wide"}, {"tabindex", "-1"}}).Add(page.main).Close();
  html.Open("footer", {{"class", "bottom"}}).Open("div", {{"class", "wide"}});
  html.Element(
      "p",
      "We read adverts by machine and can misread them. Check with the employer before you "
      "decide anything.");
  html.Close().Close();
  return "<!DOCTYPE html>\n" + html.Take().text();
}

http::Reply PageReply(int status, const PageShell& page) {
  http::Reply reply = http::HtmlReply(status, Render(page));
  reply.headers.emplace_back("Content-Security-Policy", std::string(kPolicy));
  return reply;
}

}  // namespace corner::pages
