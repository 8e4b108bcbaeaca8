// Links with a job: back to where one came from, the one thing to do next, past the header. Pure.
#pragma once

#include <string>
#include <vector>

#include "service/pages/components/content.h"

namespace corner::pages {

// A link in running text; where it leaves the site, nothing of this page is told to the other.
struct Link {
  Content text;
  SafeUrl href;
  std::string hidden = {};  // said by screen readers after the text: "Change <hours a week>"
};
SafeHtml Render(const Link& link);

// Stands before the main part, above the heading.
struct BackLink {
  SafeUrl href;
  Content text = "Back";
  std::string hidden = {};  // said by screen readers before the text: "Back to"
};
SafeHtml Render(const BackLink& link);

// A prominent link to the next step, with an arrow.
struct ActionLink {
  Content text;
  SafeUrl href;
};
SafeHtml Render(const ActionLink& link);

// The first thing on a page: past the header. `target` is an id.
struct SkipLink {
  std::string target = "maincontent";
  Content text = "Skip to main content";
};
SafeHtml Render(const SkipLink& link);

// Where a page stands, each step a link; the page itself is not in it. On a small screen only the
// last step shows, as a way back.
struct Breadcrumb {
  struct Step {
    std::string text;
    SafeUrl href;
  };
  std::vector<Step> steps;
};
SafeHtml Render(const Breadcrumb& breadcrumb);

}  // namespace corner::pages
