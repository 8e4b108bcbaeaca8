#include "service/pages/search_form.h"

#include "service/pages/components/button.h"
#include "service/pages/components/details.h"
#include "service/pages/components/form.h"

namespace corner::pages {
namespace {

SafeHtml Group(std::string_view legend, std::initializer_list<SafeHtml> fields) {
  Html html;
  for (const SafeHtml& field : fields) html.Add(field);
  return Render(Fieldset{.legend = {.text = legend, .size = TextSize::kS}, .inside = html.Take()});
}

SafeHtml MoreChoices(const SearchForm& form) {
  Html html;
  html.Open("div", {{"class", "corner-columns corner-columns--choices"}});
  html.Add(Group("Hours a week", {Render(form.hours_min), Render(form.hours_max)}));
  html.Add(Group("Pay", {Render(form.pay_min)}));
  html.Add(Group("Order", {Render(form.sort)}));
  for (const Checkboxes& group : form.groups) {
    if (!group.items.empty()) html.Add(Render(group));
  }
  html.Close();
  html.Add(Render(Button{.text = "Apply", .kind = ButtonKind::kSecondary}));
  return Render(Details{.summary = "More choices: hours, pay, kind of work, order",
                        .inside = html.Take(),
                        .open = form.more_open});
}

}  // namespace

SafeHtml Render(const SearchForm& form) {
  Html html;
  html.Open("div", {{"class", "corner-columns corner-columns--search"}});
  html.Add(Render(form.words)).Add(Render(form.near)).Add(Render(form.within)).Close();
  html.Add(Render(Button{.text = "Search"}));
  html.Add(MoreChoices(form));
  return Render(GetForm{.action = SafeUrl::Local("/"),
                        .inside = html.Take(),
                        .hidden = form.kept,
                        .label = "Jobs",
                        .search = true,
                        .classes = "corner-panel"});
}

SafeHtml Render(const FilterList& list) {
  Html html;
  if (!list.understood.empty()) {
    html.Add(Render(Heading{.text = "We looked for", .level = 2, .size = TextSize::kS}));
    html.Open("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}});
    for (const std::string& part : list.understood) html.Element("li", part);
    html.Close();
  }
  if (!list.chosen.empty()) {
    html.Open("div", {{"class", "corner-no-print"}});
    html.Add(Render(Heading{.text = "Take a choice away", .level = 2, .size = TextSize::kS}));
    html.Open("ul", {{"class", "corner-chips"}});
    for (const FilterList::Chosen& filter : list.chosen) {
      html.Open("li").Open("a", {Attribute::Href(filter.without)});
      html.Text("Remove: ").Element("strong", filter.label).Close().Close();
    }
    html.Close().Close();
  }
  return html.Take();
}

}  // namespace corner::pages
