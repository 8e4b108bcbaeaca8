#include "service/pages/components/quick_exit.h"

namespace corner::pages {

SafeHtml Render(const QuickExit& exit) {
  Html html;
  html.Open("aside", {{"class", "corner-exit-bar nhsuk-width-container"},
                      {"aria-label", "Leave this site at once"}});
  html.Open("a", {{"class", "nhsuk-button nhsuk-button--warning nhsuk-button--small"},
                  Attribute::Href(exit.href),
                  {"rel", "noreferrer nofollow"},
                  {"data-corner-exit", ""}});
  html.Text("Exit this page").Add(HiddenText(" (or press Shift three times)"));
  return html.Take();
}

}  // namespace corner::pages
