#include "service/pages/components/form.h"

namespace corner::pages {
namespace {

void AddHidden(std::string_view name, std::string_view value, Html* html) {
  html->Void("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

}  // namespace

// "novalidate": the server's words about a wrong answer are plainer than the browser's.
SafeHtml Render(const GetForm& form) {
  Html html;
  html.Open("form", {{"method", "get"},
                     Attribute::Action(form.action),
                     Attribute::If(!form.classes.empty(), "class", form.classes),
                     Attribute::If(form.search, "role", "search"),
                     Attribute::If(!form.label.empty(), "aria-label", form.label),
                     {"novalidate", true}});
  html.Add(form.inside);
  for (const auto& [name, value] : form.hidden) AddHidden(name, value, &html);
  return html.Take();
}

SafeHtml Render(const PostForm& form) {
  Html html;
  html.Open("form", {{"method", "post"},
                     Attribute::Action(form.action),
                     Attribute::If(!form.classes.empty(), "class", form.classes),
                     Attribute::If(!form.label.empty(), "aria-label", form.label),
                     Attribute::If(!form.autocomplete, "autocomplete", "off"),
                     {"novalidate", true}});
  AddHidden(kCsrfField, form.csrf.text(), &html);
  html.Add(form.inside);
  for (const auto& [name, value] : form.hidden) AddHidden(name, value, &html);
  return html.Take();
}

}  // namespace corner::pages
