// Form fields with their labels, hints and errors tied together for screen readers. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/pages/html.h"

namespace corner::pages {

struct TextField {
  std::string name;  // also the id
  std::string label;
  std::string hint;  // may be empty
  std::string value;
  std::string error;                                         // may be empty
  std::vector<std::pair<std::string, SafeUrl>> suggestions;  // shown under the error, as links
  bool short_number = false;
};
SafeHtml Render(const TextField& field);

struct SelectField {
  std::string name;
  std::string label;
  std::vector<std::pair<std::string, std::string>> options;  // value, words
  std::string chosen;
  std::string error;
};
SafeHtml Render(const SelectField& field);

// One facet as a group of tick boxes with the number of jobs behind each.
struct FilterGroup {
  struct Option {
    std::string value;
    std::string label;
    int64_t count = 0;
    bool chosen = false;
  };
  std::string name;
  std::string legend;
  std::vector<Option> options;
};
SafeHtml Render(const FilterGroup& group);

}  // namespace corner::pages
