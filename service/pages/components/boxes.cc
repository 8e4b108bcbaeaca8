#include "service/pages/components/boxes.h"

namespace corner::pages {

SafeHtml Render(const InsetText& inset) {
  Html html;
  html.Open("div", {{"class", "nhsuk-inset-text"}}).Add(HiddenText("Information: "));
  if (inset.inside.empty()) {
    html.Element("p", inset.text.html());
  } else {
    html.Add(inset.inside);
  }
  return html.Take();
}

SafeHtml Render(const NotificationBanner& banner) {
  constexpr std::string_view kTitleId = "nhsuk-notification-banner-title";
  const Content title = !banner.title.empty() ? banner.title
                        : banner.success      ? Content("Success")
                                              : Content("Important");
  Html html;
  html.Open("div", {{"class", Classes("nhsuk-notification-banner",
                                      {{banner.success, "nhsuk-notification-banner--success"}})},
                    {"data-module", "nhsuk-notification-banner"},
                    {"role", banner.success ? "alert" : "region"},
                    {"aria-labelledby", kTitleId}});
  html.Open("div", {{"class", "nhsuk-notification-banner__header"}});
  html.Element("h2", title.html(),
               {{"class", "nhsuk-notification-banner__title"}, {"id", kTitleId}});
  html.Close();
  html.Open("div", {{"class", "nhsuk-notification-banner__content"}});
  if (!banner.inside.empty()) {
    html.Add(banner.inside);
  } else {
    html.Element("p", banner.text.html(), {{"class", "nhsuk-notification-banner__heading"}});
  }
  return html.Take();
}

SafeHtml Render(const Panel& panel) {
  Html html;
  html.Open("div", {{"class", "nhsuk-panel"}});
  html.Element(HeadingTag(panel.level), panel.heading.html(), {{"class", "nhsuk-panel__heading"}});
  if (!panel.text.empty()) {
    html.Element("div", panel.text.html(), {{"class", "nhsuk-panel__body"}});
  }
  return html.Take();
}

}  // namespace corner::pages
