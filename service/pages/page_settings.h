// How a deployment presents itself. Read from the configuration by main; only read afterwards, so
// safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/pages/components/header.h"

namespace corner::pages {

// Colours of the header, each with a contrast of at least 7 to 1 with its white text (WCAG 2.2,
// 1.4.6) but blue, which has 6.4; any other would have to be measured first.
enum class BrandColour { kBlue, kTeal, kGreen, kPurple, kPlum, kBrick, kSlate };
std::optional<BrandColour> BrandColourFromName(std::string_view name);  // "teal"

struct PageSettings {
  std::string organisation = {};  // shown beside the service's name; may be empty
  BrandColour colour = BrandColour::kBlue;
  // Where "Exit this page" leads: somewhere nobody would ask about. https only.
  SafeUrl quick_exit = *SafeUrl::Https("https://www.bbc.co.uk/weather");
  // At the foot of every page. A deployment leads to its own pages until Corner has them.
  std::vector<NavigationItem> footer = {};
};

}  // namespace corner::pages
