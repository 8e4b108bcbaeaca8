#include "service/pages/components/choices.h"

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

// What differs between the two.
struct Words {
  std::string block;  // "nhsuk-radios"
  std::string type;   // of the input
  bool several = false;
  std::string Part(std::string_view part) const { return Concat(block, "__", part); }
};

struct Place {
  const std::string& name;
  std::string id;
  std::string described_by;  // by hint and error of the whole, where no fieldset says them
};

SafeHtml Item(const Words& words, const Choice& choice, const Place& place) {
  const std::string hint_id = Concat(place.id, "-item-hint");
  const std::string conditional_id = Concat("conditional-", place.id);
  const bool conditional = !choice.conditional.empty();
  std::string described = place.described_by;
  if (!choice.hint.empty()) described.append(Concat(described.empty() ? "" : " ", hint_id));
  Html html;
  html.Open("div", {{"class", words.Part("item")}});
  html.Void("input",
            {{"class", words.Part("input")},
             {"id", place.id},
             {"name", place.name},
             {"type", words.type},
             {"value", choice.value},
             {"checked", choice.chosen},
             {"disabled", choice.disabled},
             Attribute::If(words.several && choice.exclusive, "data-behaviour", "exclusive"),
             Attribute::If(conditional, "data-aria-controls", conditional_id),
             Attribute::If(!described.empty(), "aria-describedby", described)});
  html.Add(RenderLabel({.text = choice.text}, place.id, words.Part("label")));
  if (!choice.hint.empty()) {
    html.Element("div", choice.hint.html(),
                 {{"class", Concat("nhsuk-hint ", words.Part("hint"))}, {"id", hint_id}});
  }
  html.Close();
  if (conditional) {
    const std::string hidden = words.Part("conditional--hidden");
    html.Element("div", choice.conditional,
                 {{"class", Classes(words.Part("conditional"), {{!choice.chosen, hidden}})},
                  {"id", conditional_id}});
  }
  return html.Take();
}

template <ChoiceKind kKind>
SafeHtml RenderField(const ChoiceField<kKind>& field, const Words& words) {
  const std::string& prefix = field.id_prefix.empty() ? field.name : field.id_prefix;
  const bool fieldset = !field.legend.text.empty();
  Html inside;
  Describing describing(prefix);
  describing.Add(field.hint, field.error, &inside);
  inside.Open("div",
              {{"class", Classes(words.block, {{field.small, Concat(words.block, "--small")},
                                               {field.in_line, Concat(words.block, "--inline")}})},
               {"data-module", words.block}});
  const std::string shared = words.several && !fieldset ? describing.ids() : "";
  for (size_t i = 0; i < field.items.size(); ++i) {
    const Choice& choice = field.items[i];
    if (!choice.divider.empty()) {
      inside.Element("div", choice.divider.html(), {{"class", words.Part("divider")}});
      continue;
    }
    const std::string id = i == 0 ? prefix : Concat(prefix, "-", i + 1);
    inside.Add(Item(words, choice, {field.name, id, shared}));
  }
  inside.Close();
  Html html;
  html.Open("div", {{"class", GroupClasses(!field.error.empty())}});
  if (!fieldset) return html.Add(inside.Take()).Take();
  return html
      .Add(Render(Fieldset{
          .legend = field.legend, .described_by = describing.ids(), .inside = inside.Take()}))
      .Take();
}

}  // namespace

SafeHtml Render(const Radios& radios) {
  return RenderField(radios, {"nhsuk-radios", "radio", false});
}

SafeHtml Render(const Checkboxes& checkboxes) {
  return RenderField(checkboxes, {"nhsuk-checkboxes", "checkbox", true});
}

}  // namespace corner::pages
