// What the fuzz harnesses share: a promise that is broken stops the program, so that libFuzzer
// keeps the input.
#pragma once

#include <cstdlib>
#include <string_view>

#include "taxonomies/base/text.h"

namespace corner::fuzz {

inline void Require(bool promise) {
  if (!promise) std::abort();
}

inline void RequireText(std::string_view text) {
  Require(IsValidUtf8(text) && text.find('\0') == std::string_view::npos);
}

}  // namespace corner::fuzz
