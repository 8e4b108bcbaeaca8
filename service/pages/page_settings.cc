#include "service/pages/page_settings.h"

#include <utility>

namespace corner::pages {

std::optional<BrandColour> BrandColourFromName(std::string_view name) {
  using enum BrandColour;
  for (const auto& [known, colour] : {std::pair<std::string_view, BrandColour>{"blue", kBlue},
                                      {"teal", kTeal},
                                      {"green", kGreen},
                                      {"purple", kPurple},
                                      {"plum", kPlum},
                                      {"brick", kBrick},
                                      {"slate", kSlate}}) {
    if (known == name) return colour;
  }
  return std::nullopt;
}

}  // namespace corner::pages
