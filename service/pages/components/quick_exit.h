// "Exit this page": at once to a page that gives nothing away. A plain link; where JavaScript runs
// it also takes this page out of the tab's history, and pressing Shift three times does the same.
// Pure.
#pragma once

#include "service/pages/components/content.h"

namespace corner::pages {

struct QuickExit {
  SafeUrl href;
};
SafeHtml Render(const QuickExit& exit);

}  // namespace corner::pages
