// Files linked into the binary by corner_embed() of cmake/CornerBuild.cmake.
#pragma once

#include <string_view>

// Declares `SYMBOL_begin`/`SYMBOL_end` and defines `FUNCTION()`, the bytes between them.
#define CORNER_EMBEDDED(SYMBOL, FUNCTION)                                        \
  extern "C" const char SYMBOL##_begin[];                                        \
  extern "C" const char SYMBOL##_end[];                                          \
  inline std::string_view FUNCTION() {                                           \
    return {SYMBOL##_begin, static_cast<size_t>(SYMBOL##_end - SYMBOL##_begin)}; \
  }
