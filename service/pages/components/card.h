// A box with a heading: one thing of a list, one step, one answer. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/pages/components/link.h"

namespace corner::pages {

struct Card {
  enum class Kind {
    kPlain,
    kFeature,    // the heading stands on a coloured ground
    kPrimary,    // a choice of where to go, with an arrow; give it an href
    kSecondary,  // the same, quieter, without a box
    kWarning,    // see WarningCallout
  };
  Content heading = {};
  int level = 2;  // of the heading
  TextSize size = TextSize::kDefault;
  std::optional<SafeUrl> href = {};  // the heading leads there
  bool clickable = false;            // the whole card does
  Kind kind = Kind::kPlain;
  Content description = {};  // text; or
  SafeHtml inside = {};      // anything
  std::vector<Link> actions = {};
  std::string hidden = {};  // said before the heading, for warnings: "Important"
  std::string id = {};
  std::string classes = {};
};
SafeHtml Render(const Card& card);

// Something to be careful about; use it seldom.
struct WarningCallout {
  Content heading = "Important";
  SafeHtml inside = {};
  int level = 3;
};
SafeHtml Render(const WarningCallout& callout);

// What helps and what does not: ticks, or crosses with "do not" before each.
struct DoDontList {
  Content heading = {};
  std::vector<Content> items = {};
  bool dont = false;
  std::string prefix = "do not";  // before each item of a list of crosses; may be empty
  int level = 3;
};
SafeHtml Render(const DoDontList& list);

}  // namespace corner::pages
