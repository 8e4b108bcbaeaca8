// The small drawings of the design system's components. Decorative: never the only carrier of
// meaning. Internal to the components; pure.
#pragma once

#include <string_view>

#include "service/pages/html.h"

namespace corner::pages {

enum class Icon {
  kArrowLeft,
  kArrowRight,
  kArrowRightCircle,
  kChevronRightCircle,
  kCross,
  kTick,
};
SafeHtml Render(Icon icon);

}  // namespace corner::pages
