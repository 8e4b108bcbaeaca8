// A word or two that says where something stands: "New", "Waiting for you". The word carries the
// meaning, never the colour alone. Pure.
#pragma once

#include "service/pages/components/content.h"

namespace corner::pages {

enum class TagColour {
  kDefault,
  kBlue,
  kWhite,
  kGrey,
  kGreen,
  kAquaGreen,
  kPurple,
  kPink,
  kRed,
  kOrange,
  kYellow
};

struct StatusTag {
  Content text = {};
  TagColour colour = TagColour::kDefault;
};
SafeHtml Render(const StatusTag& tag);

}  // namespace corner::pages
