// Addresses of searches: the same search with one thing changed. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "service/http/message.h"
#include "service/pages/html.h"

namespace corner::pages {

// "/?…" with every pair that has a value.
SafeUrl SearchAddress(const http::Pairs& params);
// The same search, from its first page, with `name` set to `value` (dropped when empty).
SafeUrl SearchWith(const http::Pairs& params, std::string_view name, std::string_view value);
// The same search, from its first page, without one value of `name` (which may stand in a list with
// commas between).
SafeUrl SearchWithout(const http::Pairs& params, std::string_view name, std::string_view value);

}  // namespace corner::pages
