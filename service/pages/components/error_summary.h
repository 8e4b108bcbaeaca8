// Everything wrong with a form, at the top of the page, each line leading to its field; JavaScript
// moves the focus here. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/content.h"

namespace corner::pages {

struct ErrorSummary {
  struct Line {
    std::string field_id = {};  // may be empty: no field to go to
    Content text = {};
  };
  Content heading = "There is a problem";
  Content description = {};
  std::vector<Line> lines = {};
};
// Nothing when there are no lines.
SafeHtml Render(const ErrorSummary& summary);

}  // namespace corner::pages
