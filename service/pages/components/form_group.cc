#include "service/pages/components/form_group.h"

#include "taxonomies/base/text.h"

namespace corner::pages {

SafeHtml Render(const Hint& hint) {
  return Html()
      .Element("div", hint.text.html(),
               {{"class", "nhsuk-hint"}, Attribute::If(!hint.id.empty(), "id", hint.id)})
      .Take();
}

SafeHtml Render(const ErrorMessage& error) {
  Html html;
  html.Open("span",
            {{"class", "nhsuk-error-message"}, Attribute::If(!error.id.empty(), "id", error.id)});
  return html.Add(HiddenText("Error: ")).Add(error.text.html()).Take();
}

SafeHtml Render(const Fieldset& fieldset) {
  Html html;
  html.Open("fieldset", {{"class", "nhsuk-fieldset"},
                         Attribute::If(!fieldset.role.empty(), "role", fieldset.role),
                         Attribute::If(!fieldset.described_by.empty(), "aria-describedby",
                                       fieldset.described_by)});
  const Label& legend = fieldset.legend;
  if (!legend.text.empty()) {
    const std::string size = Concat("nhsuk-fieldset__legend--", SizeSuffix(legend.size));
    html.Open("legend", {{"class", Classes("nhsuk-fieldset__legend",
                                           {{legend.size != TextSize::kDefault, size},
                                            {legend.hidden, "nhsuk-u-visually-hidden"}})}});
    if (legend.is_heading) {
      html.Element("h1", legend.text.html(), {{"class", "nhsuk-fieldset__heading"}});
    } else {
      html.Add(legend.text.html());
    }
    html.Close();
  }
  return html.Add(fieldset.inside).Take();
}

SafeHtml RenderLabel(const Label& label, std::string_view id, std::string_view more) {
  if (label.text.empty()) return {};
  const std::string size = Concat("nhsuk-label--", SizeSuffix(label.size));
  Html html;
  if (label.is_heading) html.Open("h1", {{"class", "nhsuk-label-wrapper"}});
  html.Element("label", label.text.html(),
               {{"class", Classes("nhsuk-label", {{label.size != TextSize::kDefault, size},
                                                  {!more.empty(), more},
                                                  {label.hidden, "nhsuk-u-visually-hidden"}})},
                {"for", id}});
  return html.Take();
}

void Describing::Add(const Content& hint, const Content& error, Html* html) {
  const auto describe = [&](std::string_view ending) {
    std::string id = Concat(id_, ending);
    ids_.append(Concat(ids_.empty() ? "" : " ", id));
    return id;
  };
  if (!hint.empty()) html->Add(Render(Hint{hint, describe("-hint")}));
  if (!error.empty()) html->Add(Render(ErrorMessage{error, describe("-error")}));
}

std::string GroupClasses(bool wrong, std::string_view more) {
  return Classes("nhsuk-form-group", {{wrong, "nhsuk-form-group--error"}, {!more.empty(), more}});
}

}  // namespace corner::pages
