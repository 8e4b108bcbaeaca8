#include "service/pages/components/pagination.h"

#include "service/pages/components/icon.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

struct Side {
  std::string_view item;  // class of the list item
  std::string_view link;  // class of the link
  std::string_view rel;   // "prev" or "next"
  std::string_view word;  // before the hidden " page"
  Icon icon;
};

void AddSide(const Side& side, const SafeUrl& href, const Content& text, const Content& label,
             Html* html) {
  html->Open("li", {{"class", Concat("nhsuk-pagination-item--", side.item)}});
  html->Open("a", {{"class", Concat("nhsuk-pagination__link nhsuk-pagination__link--", side.link)},
                   Attribute::Href(href),
                   {"rel", side.rel}});
  html->Open("span", {{"class", "nhsuk-pagination__title"}});
  if (text.empty()) {
    html->Text(side.word).Add(HiddenText(" page"));
  } else {
    html->Add(text.html());
  }
  html->Close();
  if (!label.empty()) {
    html->Add(HiddenText(":"));
    html->Element("span", label.html(), {{"class", "nhsuk-pagination__page"}});
  }
  html->Add(Render(side.icon)).Close().Close();
}

}  // namespace

SafeHtml Render(const Pagination& pagination) {
  if (!pagination.previous && !pagination.next) return {};
  Html html;
  html.Open(
      "nav",
      {{"class", "nhsuk-pagination"}, {"role", "navigation"}, {"aria-label", pagination.name}});
  html.Open("ul", {{"class", "nhsuk-list nhsuk-pagination__list"}});
  if (pagination.previous) {
    AddSide({"previous", "prev", "prev", "Previous", Icon::kArrowLeft}, *pagination.previous,
            pagination.previous_text, pagination.previous_label, &html);
  }
  if (pagination.next) {
    AddSide({"next", "next", "next", "Next", Icon::kArrowRight}, *pagination.next,
            pagination.next_text, pagination.next_label, &html);
  }
  return html.Take();
}

}  // namespace corner::pages
