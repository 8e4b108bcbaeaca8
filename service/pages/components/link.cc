#include "service/pages/components/link.h"

#include "service/pages/components/icon.h"
#include "taxonomies/base/text.h"

namespace corner::pages {

SafeHtml Render(const Link& link) {
  const bool leaves = !link.href.host().empty();
  Html html;
  html.Open("a", {{"class", "nhsuk-link"},
                  Attribute::Href(link.href),
                  Attribute::If(leaves, "rel", "noopener noreferrer nofollow")});
  html.Add(link.text.html());
  if (!link.hidden.empty()) html.Add(HiddenText(Concat(" ", link.hidden)));
  return html.Take();
}

SafeHtml Render(const BackLink& link) {
  Html html;
  html.Open("a", {{"class", "nhsuk-back-link"}, Attribute::Href(link.href)});
  if (!link.hidden.empty()) html.Add(HiddenText(Concat(link.hidden, " ")));
  return html.Add(link.text.html()).Take();
}

SafeHtml Render(const ActionLink& link) {
  const bool leaves = !link.href.host().empty();
  Html html;
  html.Open("a", {{"class", "nhsuk-action-link"},
                  Attribute::Href(link.href),
                  Attribute::If(leaves, "rel", "noopener noreferrer nofollow")});
  html.Add(Render(Icon::kArrowRightCircle));
  html.Element("span", link.text.html(), {{"class", "nhsuk-action-link__text"}});
  return html.Take();
}

SafeHtml Render(const SkipLink& link) {
  return Html()
      .Element("a", link.text.html(),
               {{"class", "nhsuk-skip-link"},
                {"data-module", "nhsuk-skip-link"},
                Attribute::Fragment(link.target)})
      .Take();
}

SafeHtml Render(const Breadcrumb& breadcrumb) {
  if (breadcrumb.steps.empty()) return {};
  Html html;
  html.Open("nav", {{"class", "nhsuk-breadcrumb"}, {"aria-label", "Breadcrumb"}});
  html.Open("ol", {{"class", "nhsuk-breadcrumb__list"}});
  for (const Breadcrumb::Step& step : breadcrumb.steps) {
    html.Open("li", {{"class", "nhsuk-breadcrumb__list-item"}});
    html.Element("a", step.text, {{"class", "nhsuk-breadcrumb__link"}, Attribute::Href(step.href)});
    html.Close();
  }
  html.Close();
  const Breadcrumb::Step& last = breadcrumb.steps.back();
  return html.Add(Render(BackLink{last.href, last.text, "Back to"})).Take();
}

}  // namespace corner::pages
