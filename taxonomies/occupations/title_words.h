// A job title taken to pieces: the words that say what the work is, in a form in which spelling
// variants meet ("Chefs" and "chef", "health care" and "healthcare", "saleswoman" and "salesman").
// Used alike for the lexicon's titles and for those of adverts. Pure functions, safe from any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corner::taxonomies {

struct TitleWords {
  std::vector<std::string> main;    // the title proper
  std::vector<std::string> beside;  // in brackets, or behind a dash, comma, colon or bar
};

// Words of advertising ("urgent", "immediate start"), of contract and hours, and numbers are left
// out. At most 24 words are kept.
TitleWords ReadTitle(std::string_view title);

// Only the main words of a text without parts.
std::vector<std::string> TitleTokens(std::string_view text);

// How much a word of rank or circumstance ("senior", "trainee", "bank", "night") counts beside one
// that names the work: 1 for all others.
double ModifierWeight(std::string_view word);

}  // namespace corner::taxonomies
