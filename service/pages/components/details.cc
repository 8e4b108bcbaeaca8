#include "service/pages/components/details.h"

namespace corner::pages {

SafeHtml Render(const Details& details) {
  Html html;
  html.Open("details", {{"class", Classes("nhsuk-details", {{details.expander, "nhsuk-expander"}})},
                        {"open", details.open}});
  html.Open("summary", {{"class", "nhsuk-details__summary"}});
  html.Element("span", details.summary.html(), {{"class", "nhsuk-details__summary-text"}}).Close();
  html.Element("div", details.inside, {{"class", "nhsuk-details__text"}});
  return html.Take();
}

}  // namespace corner::pages
