#include "service/pages/components/error_summary.h"

namespace corner::pages {

SafeHtml Render(const ErrorSummary& summary) {
  if (summary.lines.empty()) return {};
  Html html;
  html.Open("div", {{"class", "nhsuk-error-summary"}, {"data-module", "nhsuk-error-summary"}});
  html.Open("div", {{"role", "alert"}});
  html.Element("h2", summary.heading.html(), {{"class", "nhsuk-error-summary__heading"}});
  html.Open("div", {{"class", "nhsuk-error-summary__body"}});
  if (!summary.description.empty()) html.Element("p", summary.description.html());
  html.Open("ul", {{"class", "nhsuk-list nhsuk-error-summary__list"}});
  for (const ErrorSummary::Line& line : summary.lines) {
    html.Open("li");
    if (line.field_id.empty()) {
      html.Add(line.text.html());
    } else {
      html.Element("a", line.text.html(), {Attribute::Fragment(line.field_id)});
    }
    html.Close();
  }
  return html.Take();
}

}  // namespace corner::pages
