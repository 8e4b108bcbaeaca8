// American spellings read as British ones, so that one wording serves both. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace corner::taxonomies {

// "prioritize" -> "prioritise", "license" -> "licence"; other words come back as they are.
// `scratch` holds the answer where it differs.
std::string_view BritishSpelling(std::string_view folded, std::string* scratch);

}  // namespace corner::taxonomies
