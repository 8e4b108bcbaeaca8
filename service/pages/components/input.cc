#include "service/pages/components/input.h"

#include <algorithm>
#include <iterator>

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

constexpr int kWidths[] = {2, 3, 4, 5, 10, 20, 30};

std::string ClassesOf(const Input& input) {
  const std::string width = Concat("nhsuk-input--width-", input.width);
  const bool has_width =
      std::find(std::begin(kWidths), std::end(kWidths), input.width) != std::end(kWidths);
  return Classes("nhsuk-input", {{input.code, "nhsuk-input--code"},
                                 {!input.error.empty(), "nhsuk-input--error"},
                                 {has_width, width}});
}

void AddAffix(const Content& affix, std::string_view side, Html* html) {
  if (affix.empty()) return;
  html->Element("div", affix.html(),
                {{"class", Concat("nhsuk-input-wrapper__", side)}, {"aria-hidden", "true"}});
}

}  // namespace

SafeHtml Render(const Input& input) {
  const std::string& id = input.id.empty() ? input.name : input.id;
  Html html;
  html.Open("div", {{"class", GroupClasses(!input.error.empty())}});
  html.Add(RenderLabel(input.label, id));
  Describing describing(id);
  describing.Add(input.hint, input.error, &html);
  const bool wrapped = !input.prefix.empty() || !input.suffix.empty();
  if (wrapped) html.Open("div", {{"class", "nhsuk-input-wrapper"}});
  AddAffix(input.prefix, "prefix", &html);
  html.Void("input",
            {{"class", ClassesOf(input)},
             {"id", id},
             {"name", input.name},
             {"type", input.type},
             Attribute::If(!input.spell_check, "spellcheck", "false"),
             Attribute::If(!input.value.empty(), "value", input.value),
             describing.attribute(),
             Attribute::If(!input.autocomplete.empty(), "autocomplete", input.autocomplete),
             Attribute::If(!input.inputmode.empty(), "inputmode", input.inputmode)});
  AddAffix(input.suffix, "suffix", &html);
  return html.Take();
}

SafeHtml Render(const PasswordInput& input) {
  const std::string& id = input.id.empty() ? input.name : input.id;
  Html html;
  html.Open("div", {{"class", GroupClasses(!input.error.empty(), "nhsuk-password-input")},
                    {"data-module", "nhsuk-password-input"}});
  html.Add(RenderLabel(input.label, id));
  Describing describing(id);
  describing.Add(input.hint, input.error, &html);
  html.Open("div", {{"class", "nhsuk-input-wrapper"}});
  html.Void("input",
            {{"class", Classes("nhsuk-input", {{!input.error.empty(), "nhsuk-input--error"},
                                               {true,
                                                "nhsuk-password-input__input "
                                                "nhsuk-js-password-input-input"}})},
             {"id", id},
             {"name", input.name},
             {"type", "password"},
             {"spellcheck", "false"},
             describing.attribute(),
             {"autocomplete", input.autocomplete},
             {"autocapitalize", "none"}});
  html.Element("button", "Show",
               {{"class",
                 "nhsuk-button nhsuk-button--secondary nhsuk-button--small "
                 "nhsuk-password-input__toggle nhsuk-js-password-input-toggle"},
                {"data-module", "nhsuk-button"},
                {"type", "button"},
                {"aria-label", "Show password"},
                {"aria-controls", id},
                {"hidden", true}});
  return html.Take();
}

}  // namespace corner::pages
