#include "service/pages/components/search_form.h"

namespace corner::pages {
namespace {

SafeHtml MoreChoices(const SearchForm& form) {
  Html html;
  html.Open("details", {{"open", form.more_open}});
  html.Element("summary", "More choices: hours, pay, kind of work, order");
  html.Open("div", {{"class", "choices"}});
  html.Open("fieldset").Element("legend", "Hours a week");
  html.Add(Render(form.hours_min)).Add(Render(form.hours_max)).Close();
  html.Open("fieldset").Element("legend", "Pay");
  html.Add(Render(form.pay_min)).Close();
  for (const FilterGroup& group : form.groups) {
    if (!group.options.empty()) html.Add(Render(group));
  }
  html.Open("fieldset").Element("legend", "Order").Add(Render(form.sort)).Close();
  html.Close();
  html.Element("button", "Apply", {{"type", "submit"}, {"class", "second"}});
  return html.Take();
}

}  // namespace

SafeHtml Render(const SearchForm& form) {
  Html html;
  html.Open("form", {{"method", "get"},
                     Attribute::Action(SafeUrl::Local("/")),
                     {"role", "search"},
                     {"aria-label", "Jobs"}});
  html.Open("div", {{"class", "search-row"}});
  html.Add(Render(form.words)).Add(Render(form.near)).Add(Render(form.within));
  html.Open("div", {{"class", "field"}}).Element("button", "Search", {{"type", "submit"}}).Close();
  html.Close();
  html.Add(MoreChoices(form));
  for (const auto& [name, value] : form.kept) {
    html.Void("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  }
  return html.Take();
}

}  // namespace corner::pages
