// One line of text, and a password. Pure.
#pragma once

#include <string>

#include "service/pages/components/form_group.h"

namespace corner::pages {

struct Input {
  Label label = {};
  std::string name = {};
  std::string id = {};  // the name, when empty
  std::string value = {};
  Content hint = {};
  Content error = {};
  std::string type = "text";      // text, search, email, tel, url
  std::string inputmode = {};     // "numeric", "decimal": which keyboard a phone shows
  std::string autocomplete = {};  // "one-time-code", "username" …
  int width = 0;                  // characters: 2, 3, 4, 5, 10, 20 or 30; 0: all there is
  Content prefix = {};            // shown before the box, not read aloud: say it in the label too
  Content suffix = {};
  bool code = false;        // spaced for reading out a code
  bool spell_check = true;  // false for names and codes
};
SafeHtml Render(const Input& input);

// A password with a button that shows it (where JavaScript runs). Pasting is never hindered.
struct PasswordInput {
  Label label = {};
  std::string name = {};
  std::string id = {};  // the name, when empty
  Content hint = {};
  Content error = {};
  std::string autocomplete = "current-password";  // or "new-password"
};
SafeHtml Render(const PasswordInput& input);

}  // namespace corner::pages
