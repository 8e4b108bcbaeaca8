#include "service/pages/components/icon.h"

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

// Our own shapes on a grid of 24 by 24, filled with the colour of the text.
struct Shape {
  std::string_view name;
  std::string_view path;
};
Shape ShapeOf(Icon icon) {
  switch (icon) {
    case Icon::kArrowLeft:
      return {"arrow-left", "M4 12l6-6 1.5 1.5L8 11h12v2H8l3.5 3.5L10 18z"};
    case Icon::kArrowRight:
      return {"arrow-right", "M20 12l-6-6-1.5 1.5L16 11H4v2h12l-3.5 3.5L14 18z"};
    case Icon::kArrowRightCircle:
      return {"arrow-right-circle",
              "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20zM17.5 12l-5-5-1.4 1.4 2.6 2.6H6.5v2h7.2"
              "l-2.6 2.6 1.4 1.4z"};
    case Icon::kChevronRightCircle:
      return {"chevron-right-circle",
              "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20zM15.5 12l-5-5-1.4 1.4 3.6 3.6-3.6 3.6 1.4 "
              "1.4z"};
    case Icon::kCross:
      return {"cross", "M5 7l2-2 5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5z"};
    case Icon::kTick:
      return {"tick", "M4 12.5l2-2 4 4 8.5-8.5 2 2L10 18.5z"};
  }
  return {"", ""};
}

}  // namespace

SafeHtml Render(Icon icon) {
  const Shape shape = ShapeOf(icon);
  Html html;
  html.Open("svg", {{"class", Concat("nhsuk-icon nhsuk-icon--", shape.name)},
                    {"xmlns", "http://www.w3.org/2000/svg"},
                    {"viewBox", "0 0 24 24"},
                    {"width", "16"},
                    {"height", "16"},
                    {"focusable", "false"},
                    {"aria-hidden", "true"}});
  // Holes are drawn the same way round as their ring, so the rule that tells them apart is named.
  html.Open("path", {{"d", shape.path}, {"fill-rule", "evenodd"}}).Close();
  return html.Take();
}

}  // namespace corner::pages
