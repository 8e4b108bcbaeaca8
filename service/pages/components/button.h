// A button, and a link that looks like one. Pure.
#pragma once

#include <string>

#include "service/pages/components/content.h"

namespace corner::pages {

enum class ButtonKind { kPrimary, kSecondary, kWarning, kReverse };

// Sends the form it stands in.
struct Button {
  Content text = {};
  ButtonKind kind = ButtonKind::kPrimary;
  bool small = false;
  std::string name = {};  // with `value`: which of several buttons was pressed
  std::string value = {};
  bool once = false;  // a second press within a second is ignored (where JavaScript runs)
  std::string id = {};
};
SafeHtml Render(const Button& button);

// Leads somewhere; looks like a button. Use it for the one next step of a page.
struct ButtonLink {
  Content text;
  SafeUrl href;
  ButtonKind kind = ButtonKind::kPrimary;
  bool small = false;
  std::string id = {};
};
SafeHtml Render(const ButtonLink& button);

// A button that prints the page; shown only where JavaScript runs.
SafeHtml PrintButton(const Content& text);

}  // namespace corner::pages
