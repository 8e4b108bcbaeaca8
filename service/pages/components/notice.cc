#include "service/pages/components/notice.h"

#include "taxonomies/base/text.h"

namespace corner::pages {

SafeHtml Render(const Notice& notice) {
  const bool warning = notice.kind == Notice::Kind::kWarning;
  Html html;
  html.Open("div", {{"class", warning ? "notice warning" : "notice"}}).Open("p");
  if (!notice.lead.empty()) html.Element("strong", notice.lead).Text(" ");
  return html.Text(notice.text).Take();
}

SafeHtml Render(const ErrorSummary& summary) {
  if (summary.lines.empty()) return {};
  Html html;
  html.Open("div", {{"class", "notice error"},
                    {"role", "alert"},
                    {"aria-labelledby", "error-summary-title"},
                    {"tabindex", "-1"}});
  html.Element("h2", "Please look at this again", {{"id", "error-summary-title"}});
  html.Open("ul");
  for (const ErrorSummary::Line& line : summary.lines) {
    html.Open("li");
    if (line.field_id.empty()) {
      html.Text(line.text);
    } else {
      html.Element("a", line.text, {Attribute::Fragment(line.field_id)});
    }
    html.Close();
  }
  return html.Take();
}

}  // namespace corner::pages
