#include "service/pages/components/content.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::pages {

Content::Content(std::string_view text) : html_(Html().Text(text).Take()) {}

std::string_view SizeSuffix(TextSize size) {
  switch (size) {
    case TextSize::kDefault:
      return "";
    case TextSize::kS:
      return "s";
    case TextSize::kM:
      return "m";
    case TextSize::kL:
      return "l";
    case TextSize::kXl:
      return "xl";
  }
  return "";
}

Tag HeadingTag(int level) {
  constexpr Tag kTags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  return kTags[std::clamp(level, 1, 6) - 1];
}

std::string Classes(std::string_view base,
                    std::initializer_list<std::pair<bool, std::string_view>> more) {
  std::string classes(base);
  for (const auto& [holds, name] : more) {
    if (holds) classes.append(Concat(" ", name));
  }
  return classes;
}

SafeHtml HiddenText(std::string_view text) {
  return Html().Element("span", text, {{"class", "nhsuk-u-visually-hidden"}}).Take();
}

SafeHtml Render(const Heading& heading) {
  const std::string_view size = SizeSuffix(heading.size);
  Html html;
  html.Open(HeadingTag(heading.level),
            {{"class", size.empty() ? "nhsuk-heading" : Concat("nhsuk-heading-", size)},
             Attribute::If(!heading.id.empty(), "id", heading.id)});
  if (!heading.caption.empty()) {
    html.Element("span", heading.caption.html(),
                 {{"class", size.empty() || size == "s" ? "nhsuk-caption"
                                                        : Concat("nhsuk-caption-", size)}});
  }
  return html.Add(heading.text.html()).Take();
}

SafeHtml Render(const Paragraph& paragraph) {
  return Html()
      .Element("p", paragraph.text.html(),
               {{"class", paragraph.note ? "nhsuk-body corner-note" : "nhsuk-body"}})
      .Take();
}

}  // namespace corner::pages
