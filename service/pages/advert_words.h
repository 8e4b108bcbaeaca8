// Sentences about one advert: what its flags mean for the reader, what schemes it names, where a
// fact was read. Pure functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/vacancy.h"
#include "service/pages/html.h"

namespace corner::pages {

// What the reader should know; calm, and never about the reader.
std::string FlagSentence(indexer::FlagBit bit);
// False for notes on the text itself, which belong on the advert's own page only.
bool IsWarning(indexer::FlagBit bit);

// "Says it is Disability Confident (Leader) – as the advert states".
std::string SchemeSentence(const indexer::Scheme& scheme);

// "from the advert's text", "from the advert's title", "given by the website that sent it"; empty
// when nothing is known.
std::string SourceSentence(const indexer::Vacancy& vacancy, std::string_view fact);

// The page of one advert.
SafeUrl AdvertAddress(std::string_view id);

}  // namespace corner::pages
