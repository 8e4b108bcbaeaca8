#include "service/pages/components/pagination.h"

namespace corner::pages {

SafeHtml Render(const Pagination& pagination) {
  if (!pagination.first && !pagination.next) return {};
  Html html;
  html.Open("nav", {{"class", "pages"}, {"aria-label", "Pages of jobs"}}).Open("ul");
  if (pagination.first) {
    html.Open("li").Element("a", "Back to the first page", {Attribute::Href(*pagination.first)});
    html.Close();
  }
  if (pagination.next) {
    html.Open("li").Element("a", "More jobs", {Attribute::Href(*pagination.next), {"rel", "next"}});
    html.Close();
  }
  return html.Take();
}

}  // namespace corner::pages
