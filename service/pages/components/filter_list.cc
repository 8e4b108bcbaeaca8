#include "service/pages/components/filter_list.h"

namespace corner::pages {

SafeHtml Render(const FilterList& list) {
  Html html;
  if (!list.understood.empty()) {
    html.Open("div", {{"class", "understood"}}).Element("h2", "We looked for").Open("ul");
    for (const std::string& part : list.understood) html.Element("li", part);
    html.Close().Close();
  }
  if (!list.chosen.empty()) {
    html.Open("div", {{"class", "chosen"}}).Element("h2", "Take a choice away").Open("ul");
    for (const FilterList::Chosen& filter : list.chosen) {
      html.Open("li").Open("a", {Attribute::Href(filter.without)});
      html.Element("span", "Remove: ", {{"class", "quiet"}}).Text(filter.label);
      html.Close().Close();
    }
    html.Close().Close();
  }
  return html.Take();
}

}  // namespace corner::pages
