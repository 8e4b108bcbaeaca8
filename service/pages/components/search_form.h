// The search form: what, where, how far, and more choices folded away below. A plain GET form, so
// every search has an address that can be kept or sent. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/pages/components/fields.h"
#include "service/pages/html.h"

namespace corner::pages {

struct SearchForm {
  TextField words, near;
  SelectField within;
  TextField hours_min, hours_max, pay_min;
  std::vector<FilterGroup> groups;
  SelectField sort;
  bool more_open = false;  // show the further choices unfolded
  // Parameters that the form has no field for, kept as they are.
  std::vector<std::pair<std::string, std::string>> kept;
};
SafeHtml Render(const SearchForm& form);

}  // namespace corner::pages
