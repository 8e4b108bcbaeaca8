// One of many answers in a list that opens. Radios are easier for up to seven. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/form_group.h"

namespace corner::pages {

struct Select {
  struct Option {
    std::string value = {};
    std::string text = {};
    bool disabled = false;
  };
  Label label = {};
  std::string name = {};
  std::string id = {};  // the name, when empty
  Content hint = {};
  Content error = {};
  std::vector<Option> options = {};
  std::string chosen = {};  // the value of one; none of them: the first shows
};
SafeHtml Render(const Select& select);

}  // namespace corner::pages
