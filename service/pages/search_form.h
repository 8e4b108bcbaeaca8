// The search form: what, where, how far, and more choices folded away below; and the list of what
// was understood. A plain GET form, so every search has an address that can be kept or sent. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/pages/components/choices.h"
#include "service/pages/components/input.h"
#include "service/pages/components/select.h"

namespace corner::pages {

struct SearchForm {
  Input words, near;
  Select within;
  Input hours_min, hours_max, pay_min;
  std::vector<Checkboxes> groups;  // facets, each value with its number of jobs
  Select sort;
  bool more_open = false;  // show the further choices unfolded
  // Parameters that the form has no field for, kept as they are.
  std::vector<std::pair<std::string, std::string>> kept;
};
SafeHtml Render(const SearchForm& form);

// What was asked for, and links that take one filter away again.
struct FilterList {
  struct Chosen {
    std::string label;
    SafeUrl without;  // the same search without this filter
  };
  std::vector<std::string> understood;
  std::vector<Chosen> chosen;
};
SafeHtml Render(const FilterList& list);

}  // namespace corner::pages
