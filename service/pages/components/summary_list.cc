#include "service/pages/components/summary_list.h"

#include <algorithm>

namespace corner::pages {
namespace {

void AddActions(const std::vector<Link>& actions, Html* html) {
  if (actions.empty()) return;
  html->Open("dd", {{"class", "nhsuk-summary-list__actions"}});
  if (actions.size() == 1) {
    html->Add(Render(actions[0]));
  } else {
    html->Open("ul", {{"class", "nhsuk-summary-list__actions-list"}});
    for (const Link& action : actions) {
      html->Element("li", Render(action), {{"class", "nhsuk-summary-list__actions-list-item"}});
    }
    html->Close();
  }
  html->Close();
}

}  // namespace

SafeHtml Render(const SummaryList& list) {
  const bool any_actions = std::any_of(list.rows.begin(), list.rows.end(),
                                       [](const auto& row) { return !row.actions.empty(); });
  Html html;
  html.Open("dl", {{"class", Classes("nhsuk-summary-list",
                                     {{!list.border, "nhsuk-summary-list--no-border"}})}});
  for (const SummaryList::Row& row : list.rows) {
    const bool bare = any_actions && row.actions.empty();
    html.Open("div", {{"class", Classes("nhsuk-summary-list__row",
                                        {{bare, "nhsuk-summary-list__row--no-actions"}})}});
    html.Element("dt", row.key.html(), {{"class", "nhsuk-summary-list__key"}});
    html.Element("dd", row.value.html(), {{"class", "nhsuk-summary-list__value"}});
    AddActions(row.actions, &html);
    html.Close();
  }
  return html.Take();
}

SafeHtml Render(const FactValue& fact) {
  Html html;
  if (fact.values.empty()) {
    html.Element("span", "Not stated", {{"class", "corner-unstated"}});
    if (fact.worth_asking) html.Text(" – worth asking");
  }
  for (size_t i = 0; i < fact.values.size(); ++i) {
    if (i > 0) html.Void("br");
    html.Text(fact.values[i]);
  }
  if (!fact.note.empty()) {
    html.Element("span", fact.note, {{"class", "corner-note corner-note--block"}});
  }
  return html.Take();
}

}  // namespace corner::pages
