// What was asked for, and links that take one filter away again. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/html.h"

namespace corner::pages {

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
