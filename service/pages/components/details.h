// A line that opens to tell more; for what few readers need. Pure.
#pragma once

#include "service/pages/components/content.h"

namespace corner::pages {

struct Details {
  Content summary = {};
  SafeHtml inside = {};
  bool open = false;
  bool expander = false;  // in a box of its own, for parts of a page rather than remarks
};
SafeHtml Render(const Details& details);

}  // namespace corner::pages
