#include "service/pages/components/header.h"

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

SafeHtml Account(const SignOut& account) {
  Html html;
  html.Open("nav", {{"class", "nhsuk-header__account"}, {"aria-label", "Account"}});
  html.Open("ul", {{"class", "nhsuk-header__account-list"}});
  if (!account.name.empty()) {
    html.Element("li", account.name, {{"class", "nhsuk-header__account-item"}});
  }
  html.Open("li", {{"class", "nhsuk-header__account-item"}});
  html.Open("form", {{"class", "nhsuk-header__account-form"},
                     Attribute::Action(account.action),
                     {"method", "post"},
                     {"novalidate", true}});
  html.Void("input", {{"type", "hidden"}, {"name", kCsrfField}, {"value", account.csrf.text()}});
  html.Element("button", "Sign out", {{"class", "nhsuk-header__account-button"}});
  return html.Take();
}

// On a narrow screen JavaScript moves what does not fit behind the last item.
SafeHtml Navigation(const std::vector<NavigationItem>& items) {
  Html html;
  html.Open("nav", {{"class", "nhsuk-header__navigation"}, {"aria-label", "Menu"}});
  html.Open("div", {{"class", "nhsuk-header__navigation-container nhsuk-width-container"}});
  html.Open("ul", {{"class", "nhsuk-header__navigation-list"}});
  for (const NavigationItem& item : items) {
    html.Open("li",
              {{"class", Classes("nhsuk-header__navigation-item",
                                 {{item.current, "nhsuk-header__navigation-item--current"}})}});
    html.Open("a", {{"class", "nhsuk-header__navigation-link"},
                    Attribute::Href(item.href),
                    Attribute::If(item.current, "aria-current", "page")});
    if (item.current) {
      html.Element("strong", item.text,
                   {{"class", "nhsuk-header__navigation-item-current-fallback"}});
    } else {
      html.Text(item.text);
    }
    html.Close().Close();
  }
  html.Open("li", {{"class", "nhsuk-header__menu"}, {"hidden", true}});
  html.Open("button", {{"class", "nhsuk-header__menu-toggle nhsuk-header__navigation-link"},
                       {"id", "toggle-menu"},
                       {"aria-expanded", "false"}});
  html.Add(HiddenText("Browse ")).Text("More");
  return html.Take();
}

}  // namespace

SafeHtml Render(const Header& header) {
  const bool organisation = !header.organisation.empty();
  Html html;
  html.Open("header",
            {{"class", "nhsuk-header"}, {"data-module", "nhsuk-header"}, {"role", "banner"}});
  html.Open("div", {{"class", "nhsuk-header__container nhsuk-width-container"}});
  html.Open("div", {{"class", "nhsuk-header__service"}});
  html.Element("a", header.service,
               {{"class", "nhsuk-header__service-name"}, Attribute::Href(header.home)});
  if (organisation) {
    html.Element("span", header.organisation, {{"class", "corner-header__organisation"}});
  }
  html.Close();
  if (header.sign_out) html.Add(Account(*header.sign_out));
  html.Close();
  if (!header.navigation.empty()) html.Add(Navigation(header.navigation));
  return html.Take();
}

SafeHtml Render(const Footer& footer) {
  Html html;
  html.Open("footer", {{"class", "nhsuk-footer"}, {"role", "contentinfo"}});
  html.Open("div", {{"class", "nhsuk-width-container"}});
  html.Open("div", {{"class", "nhsuk-footer__meta"}});
  if (!footer.links.empty()) {
    html.Element("h2", "Support links", {{"class", "nhsuk-u-visually-hidden"}});
    html.Open("ul", {{"class", "nhsuk-footer__list"}});
    for (const NavigationItem& link : footer.links) {
      html.Open("li", {{"class", "nhsuk-footer__list-item"}});
      html.Element("a", link.text,
                   {{"class", "nhsuk-footer__list-item-link"}, Attribute::Href(link.href)});
      html.Close();
    }
    html.Close();
  }
  if (!footer.text.empty()) html.Element("p", footer.text.html(), {{"class", "nhsuk-body-s"}});
  if (!footer.copyright.empty()) {
    html.Element("p", footer.copyright.html(), {{"class", "nhsuk-body-s"}});
  }
  return html.Take();
}

}  // namespace corner::pages
