// One of several answers (radios), or any of several (checkboxes). Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/form_group.h"

namespace corner::pages {

struct Choice {
  std::string value = {};
  Content text = {};
  Content hint = {};
  bool chosen = false;
  bool disabled = false;
  SafeHtml conditional = {};  // fields that show when this is chosen (always, without JavaScript)
  bool exclusive = false;     // checkboxes: choosing it takes all others away ("none of these")
  Content divider = {};       // a word between two choices ("or"); then nothing else is read
};

enum class ChoiceKind { kOne, kSeveral };

template <ChoiceKind kKind>
struct ChoiceField {
  Label legend = {};  // empty: no fieldset, only where one stands around them already
  std::string name = {};
  std::string id_prefix = {};  // the name, when empty; the first choice has this id, then -2, -3
  Content hint = {};
  Content error = {};
  std::vector<Choice> items = {};
  bool small = false;
  bool in_line = false;  // side by side, for two short answers
};
using Radios = ChoiceField<ChoiceKind::kOne>;
using Checkboxes = ChoiceField<ChoiceKind::kSeveral>;

SafeHtml Render(const Radios& radios);
SafeHtml Render(const Checkboxes& checkboxes);

}  // namespace corner::pages
