// What followed from a client's reactions, one or two sentences a step. Pure, safe from any thread.
#pragma once

#include <string>

#include "matcher/phrases/labels.h"
#include "matcher/phrases/phrase_book.h"
#include "matcher/reactions.h"

namespace corner::matcher {

// What changed or what is asked, and how often it was said. Never the client's free text.
std::string StepWords(const ReactionStep& step, Audience audience, const Labels& labels);

// "This job rests until Monday 29 June."
std::string RestWords(Day until, Audience audience);

// Every sentence a step may be told by, for the linter.
std::span<const PhraseRow> StepPhrases();

}  // namespace corner::matcher
