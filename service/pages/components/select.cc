#include "service/pages/components/select.h"

namespace corner::pages {

SafeHtml Render(const Select& select) {
  const std::string& id = select.id.empty() ? select.name : select.id;
  const bool wrong = !select.error.empty();
  Html html;
  html.Open("div", {{"class", GroupClasses(wrong)}});
  html.Add(RenderLabel(select.label, id));
  Describing describing(id);
  describing.Add(select.hint, select.error, &html);
  html.Open("select", {{"class", Classes("nhsuk-select", {{wrong, "nhsuk-select--error"}})},
                       {"id", id},
                       {"name", select.name},
                       describing.attribute()});
  for (const Select::Option& option : select.options) {
    html.Element("option", option.text,
                 {{"value", option.value},
                  {"selected", option.value == select.chosen},
                  {"disabled", option.disabled}});
  }
  return html.Take();
}

}  // namespace corner::pages
