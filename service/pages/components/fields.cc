#include "service/pages/components/fields.h"

#include "service/api/wording.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

std::string DescribedBy(const std::string& name, const std::string& hint,
                        const std::string& error) {
  std::string ids;
  if (!hint.empty()) ids = Concat(name, "-hint");
  if (!error.empty()) ids.append(Concat(ids.empty() ? "" : " ", name, "-error"));
  return ids;
}

void AddError(const std::string& name, const std::string& error,
              const std::vector<std::pair<std::string, SafeUrl>>& suggestions, Html* html) {
  if (error.empty()) return;
  html->Open("div", {{"class", "field-error"}, {"id", Concat(name, "-error")}});
  html->Element("p", error);
  if (!suggestions.empty()) {
    html->Element("p", "Did you mean:").Open("ul");
    for (const auto& [label, url] : suggestions) {
      html->Open("li").Element("a", label, {Attribute::Href(url)}).Close();
    }
    html->Close();
  }
  html->Close();
}

}  // namespace

SafeHtml Render(const TextField& field) {
  const std::string described = DescribedBy(field.name, field.hint, field.error);
  Html html;
  html.Open("div", {{"class", field.error.empty() ? "field" : "field wrong"}});
  html.Element("label", field.label, {{"for", field.name}});
  if (!field.hint.empty()) {
    html.Element("span", field.hint, {{"class", "hint"}, {"id", Concat(field.name, "-hint")}});
  }
  AddError(field.name, field.error, field.suggestions, &html);
  html.Void("input", {{"type", field.short_number ? "text" : "search"},
                      {"id", field.name},
                      {"name", field.name},
                      {"value", field.value},
                      Attribute::If(field.short_number, "inputmode", "decimal"),
                      Attribute::If(field.short_number, "class", "short"),
                      Attribute::If(!described.empty(), "aria-describedby", described),
                      Attribute::If(!field.error.empty(), "aria-invalid", "true")});
  return html.Take();
}

SafeHtml Render(const SelectField& field) {
  Html html;
  html.Open("div", {{"class", field.error.empty() ? "field" : "field wrong"}});
  html.Element("label", field.label, {{"for", field.name}});
  AddError(field.name, field.error, {}, &html);
  const std::string described = DescribedBy(field.name, "", field.error);
  html.Open("select", {{"id", field.name},
                       {"name", field.name},
                       Attribute::If(!described.empty(), "aria-describedby", described),
                       Attribute::If(!field.error.empty(), "aria-invalid", "true")});
  for (const auto& [value, words] : field.options) {
    html.Element("option", words, {{"value", value}, {"selected", value == field.chosen}});
  }
  return html.Take();
}

SafeHtml Render(const FilterGroup& group) {
  Html html;
  html.Open("fieldset").Element("legend", group.legend);
  for (size_t i = 0; i < group.options.size(); ++i) {
    const FilterGroup::Option& option = group.options[i];
    const std::string id = Concat(group.name, "-", i + 1);
    html.Open("div", {{"class", "tick"}});
    html.Void("input", {{"type", "checkbox"},
                        {"id", id},
                        {"name", group.name},
                        {"value", option.value},
                        {"checked", option.chosen}});
    html.Open("label", {{"for", id}}).Text(option.label);
    html.Element("span", Concat(" (", api::GroupedNumber(option.count), ")"), {{"class", "count"}});
    html.Close().Close();
  }
  return html.Take();
}

}  // namespace corner::pages
