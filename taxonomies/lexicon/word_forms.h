// The forms under which words of a wording and words of a text meet. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace corner::taxonomies {

// Singular of a folded word: "shelves" -> "shelf", "duties" -> "duty". Words that are no plural
// stay.
void AppendSingular(std::string_view folded, std::string* out);

// A verb without -s, -ed, -ing and a silent e: "serve", "serves", "serving", "served" -> "serv".
void AppendVerbStem(std::string_view folded, std::string* out);

}  // namespace corner::taxonomies
