// Several lines of text, with or without a count of what may still be written. Pure.
#pragma once

#include <string>

#include "service/pages/components/form_group.h"

namespace corner::pages {

struct Textarea {
  Label label = {};
  std::string name = {};
  std::string id = {};  // the name, when empty
  std::string value = {};
  Content hint = {};
  Content error = {};
  int rows = 5;
  int max_length = 0;  // in characters; 0: no limit is shown. The server checks it as well.
  int max_words = 0;   // instead of characters
  std::string autocomplete = {};
  bool spell_check = true;
};
SafeHtml Render(const Textarea& textarea);

}  // namespace corner::pages
