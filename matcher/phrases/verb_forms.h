// English verb forms: what a vocabulary says of a person ("Keeps bees") as something that can be
// named in a sentence ("keeping bees"). Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace corner::matcher {

// "carries" -> "carrying", "runs" -> "running". `verb` in lower case, third person singular.
std::string IngForm(std::string_view verb);

// "Washes up and keeps the kitchen running" -> "washing up and keeping the kitchen running". Only
// the verbs of the statement change; nouns that look like verbs stay. Capital letters inside stay.
std::string IngPhrase(std::string_view statement);

}  // namespace corner::matcher
