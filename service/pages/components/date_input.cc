#include "service/pages/components/date_input.h"

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

struct Box {
  std::string_view name;
  std::string_view label;
  const std::string& value;
  int width;
};

SafeHtml BoxOf(const DateInput& date, const Box& box) {
  const std::string id = Concat(date.id, "-", box.name);
  const std::string name = date.name_prefix.empty() ? std::string(box.name)
                                                    : Concat(date.name_prefix, "[", box.name, "]");
  const std::string width = Concat("nhsuk-input--width-", box.width);
  Html html;
  html.Open("div", {{"class", "nhsuk-date-input__item"}});
  html.Open("div", {{"class", GroupClasses(!date.error.empty())}});
  html.Add(RenderLabel({.text = box.label}, id, "nhsuk-date-input__label"));
  html.Void("input", {{"class", Classes("nhsuk-input", {{!date.error.empty(), "nhsuk-input--error"},
                                                        {true, width},
                                                        {true, "nhsuk-date-input__input"}})},
                      {"id", id},
                      {"name", name},
                      {"type", "text"},
                      Attribute::If(!box.value.empty(), "value", box.value),
                      {"inputmode", "numeric"}});
  return html.Take();
}

}  // namespace

SafeHtml Render(const DateInput& date) {
  Html inside;
  Describing describing(date.id);
  describing.Add(date.hint, date.error, &inside);
  inside.Open("div", {{"class", "nhsuk-date-input"}, {"id", date.id}});
  for (const Box& box : {Box{"day", "Day", date.day, 2}, Box{"month", "Month", date.month, 2},
                         Box{"year", "Year", date.year, 4}}) {
    inside.Add(BoxOf(date, box));
  }
  inside.Close();
  Html html;
  html.Open("div", {{"class", GroupClasses(!date.error.empty())}});
  if (date.legend.text.empty()) return html.Add(inside.Take()).Take();
  return html
      .Add(Render(Fieldset{.legend = date.legend,
                           .described_by = describing.ids(),
                           .role = "group",
                           .inside = inside.Take()}))
      .Take();
}

}  // namespace corner::pages
