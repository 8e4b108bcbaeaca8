// The way to the pages before and after this one. Pure.
#pragma once

#include <optional>
#include <string>

#include "service/pages/components/content.h"

namespace corner::pages {

struct Pagination {
  std::optional<SafeUrl> previous = {};
  std::optional<SafeUrl> next = {};
  Content previous_text = {};   // "Previous page", when empty
  Content next_text = {};       // "Next page", when empty
  Content previous_label = {};  // a smaller line: which page it is
  Content next_label = {};
  std::string name = "Pagination";  // of the landmark
};
// Nothing when there is neither.
SafeHtml Render(const Pagination& pagination);

}  // namespace corner::pages
