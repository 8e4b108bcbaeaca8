// Boxes that tell the reader something: an aside, a message about what happened, a task done. Pure.
#pragma once

#include "service/pages/components/content.h"

namespace corner::pages {

// Something worth setting apart from the text around it.
struct InsetText {
  Content text = {};     // one paragraph; or
  SafeHtml inside = {};  // several
};
SafeHtml Render(const InsetText& inset);

// What just happened, or what matters on every page just now; at the top of the main part, one a
// page. After a form that worked: success.
struct NotificationBanner {
  Content title = {};  // "Success" or "Important", when empty
  Content text = {};   // one sentence; or
  SafeHtml inside = {};
  bool success = false;  // read out at once
};
SafeHtml Render(const NotificationBanner& banner);

// The end of a task: what was done, and below it what happens next. Its heading is the page's h1.
struct Panel {
  Content heading = {};
  Content text = {};
  int level = 1;
};
SafeHtml Render(const Panel& panel);

}  // namespace corner::pages
