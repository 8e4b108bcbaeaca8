// The way to the next page of results, and back to the first. Pure.
#pragma once

#include <optional>

#include "service/pages/html.h"

namespace corner::pages {

struct Pagination {
  std::optional<SafeUrl> first;  // absent on the first page
  std::optional<SafeUrl> next;   // absent on the last page
};
SafeHtml Render(const Pagination& pagination);

}  // namespace corner::pages
