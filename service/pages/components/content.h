// What components are filled with: text, which is escaped here, or HTML already made safe; and the
// small decisions they share. Used by every component; pure values, safe from any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "service/pages/html.h"

namespace corner::pages {

class Content {
 public:
  Content() = default;
  Content(const char* text) : Content(std::string_view(text)) {}         // NOLINT
  Content(const std::string& text) : Content(std::string_view(text)) {}  // NOLINT
  Content(std::string_view text);                                        // NOLINT
  Content(SafeHtml html) : html_(std::move(html)), is_text_(false) {}    // NOLINT

  bool empty() const { return html_.empty(); }
  bool is_text() const { return is_text_; }
  const SafeHtml& html() const { return html_; }

 private:
  SafeHtml html_;
  bool is_text_ = true;
};

// Sizes of headings, labels and legends in the design system.
enum class TextSize { kDefault, kS, kM, kL, kXl };
std::string_view SizeSuffix(TextSize size);  // "s" … "xl"; empty for kDefault

// <h1> … <h6>; levels outside are taken as the nearest.
Tag HeadingTag(int level);

// `base` followed by each class whose condition holds.
std::string Classes(std::string_view base,
                    std::initializer_list<std::pair<bool, std::string_view>> more);

// Text that only screen readers say. It starts or ends with the blank it needs.
SafeHtml HiddenText(std::string_view text);

// An h1, h2 … in the text of a page.
struct Heading {
  Content text = {};
  int level = 2;
  TextSize size = TextSize::kDefault;
  std::string id = {};
  Content caption = {};  // a smaller line within the heading, before its text
};
SafeHtml Render(const Heading& heading);

// <p> in the body type; `note` makes it the smaller, quieter text of remarks.
struct Paragraph {
  Content text = {};
  bool note = false;
};
SafeHtml Render(const Paragraph& paragraph);

}  // namespace corner::pages
