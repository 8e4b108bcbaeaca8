#include "service/pages/components/button.h"

namespace corner::pages {
namespace {

std::string ClassesOf(ButtonKind kind, bool small) {
  return Classes("nhsuk-button", {{kind == ButtonKind::kSecondary, "nhsuk-button--secondary"},
                                  {kind == ButtonKind::kWarning, "nhsuk-button--warning"},
                                  {kind == ButtonKind::kReverse, "nhsuk-button--reverse"},
                                  {small, "nhsuk-button--small"}});
}

}  // namespace

SafeHtml Render(const Button& button) {
  return Html()
      .Element("button", button.text.html(),
               {{"class", ClassesOf(button.kind, button.small)},
                Attribute::If(!button.id.empty(), "id", button.id),
                Attribute::If(!button.name.empty(), "name", button.name),
                {"data-module", "nhsuk-button"},
                Attribute::If(button.once, "data-prevent-double-click", "true"),
                {"type", "submit"},
                Attribute::If(!button.value.empty(), "value", button.value)})
      .Take();
}

SafeHtml Render(const ButtonLink& button) {
  const bool leaves = !button.href.host().empty();
  return Html()
      .Element("a", button.text.html(),
               {{"class", ClassesOf(button.kind, button.small)},
                Attribute::If(!button.id.empty(), "id", button.id),
                {"data-module", "nhsuk-button"},
                Attribute::Href(button.href),
                {"role", "button"},
                {"draggable", "false"},
                Attribute::If(leaves, "rel", "noopener noreferrer nofollow")})
      .Take();
}

SafeHtml PrintButton(const Content& text) {
  return Html()
      .Element(
          "button", text.html(),
          {{"class", "nhsuk-button nhsuk-button--secondary nhsuk-button--small corner-no-print"},
           {"type", "button"},
           {"data-corner-print", ""},
           {"hidden", true}})
      .Take();
}

}  // namespace corner::pages
