#include "service/pages/components/summary_list.h"

namespace corner::pages {

SafeHtml RenderSummary(const std::vector<SummaryRow>& rows) {
  Html html;
  html.Open("dl", {{"class", "facts"}});
  for (const SummaryRow& row : rows) {
    html.Open("div").Element("dt", row.name).Open("dd");
    if (row.values.empty()) {
      html.Element("span", "Not stated", {{"class", "unstated"}});
      if (row.worth_asking) html.Text(" – worth asking");
    }
    for (size_t i = 0; i < row.values.size(); ++i) {
      if (i > 0) html.Void("br");
      html.Text(row.values[i]);
    }
    if (!row.note.empty()) html.Element("span", row.note, {{"class", "note"}});
    html.Close().Close();
  }
  return html.Take();
}

}  // namespace corner::pages
