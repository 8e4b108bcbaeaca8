#include "service/pages/components/textarea.h"

#include "taxonomies/base/text.h"

namespace corner::pages {

SafeHtml Render(const Textarea& textarea) {
  const std::string& id = textarea.id.empty() ? textarea.name : textarea.id;
  const std::string info = Concat(id, "-info");
  const bool words = textarea.max_words > 0;
  const int limit = words ? textarea.max_words : textarea.max_length;
  const bool counts = limit > 0;
  const bool wrong = !textarea.error.empty();
  Html html;
  html.Open("div", {{"class", GroupClasses(wrong, counts ? "nhsuk-character-count" : "")},
                    Attribute::If(counts, "data-module", "nhsuk-character-count"),
                    Attribute::If(counts && !words, "data-maxlength", std::to_string(limit)),
                    Attribute::If(counts && words, "data-maxwords", std::to_string(limit)),
                    Attribute::If(counts && words, "data-count-type", "words")});
  html.Add(RenderLabel(textarea.label, id));
  Describing describing(id, counts ? info : "");
  describing.Add(textarea.hint, textarea.error, &html);
  // Browsers drop one line break at the start of a textarea.
  const bool starts_empty = textarea.value.starts_with('\n');
  html.Element(
      "textarea", Concat(starts_empty ? "\n" : "", textarea.value),
      {{"class", Classes("nhsuk-textarea",
                         {{wrong, "nhsuk-textarea--error"}, {counts, "nhsuk-js-character-count"}})},
       {"id", id},
       {"name", textarea.name},
       {"rows", std::to_string(textarea.rows)},
       Attribute::If(!textarea.spell_check, "spellcheck", "false"),
       describing.attribute(),
       Attribute::If(!textarea.autocomplete.empty(), "autocomplete", textarea.autocomplete)});
  if (counts) {
    html.Element("div", Concat("You can enter up to ", limit, words ? " words" : " characters"),
                 {{"class", "nhsuk-hint nhsuk-character-count__message"}, {"id", info}});
  }
  return html.Take();
}

}  // namespace corner::pages
