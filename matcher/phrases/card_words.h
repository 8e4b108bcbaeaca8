// What the preference cards came to, in words that a client can look over and change. Pure, safe
// from any thread.
#pragma once

#include <string>
#include <vector>

#include "matcher/cards.h"
#include "matcher/phrases/labels.h"

namespace corner::matcher {

// The question above every card, and what can be answered beside its two options.
std::string_view CardQuestion();
std::string_view CardEitherWords();
std::string_view CardNotSureWords();

// One sentence a wish: "You said you’d rather have “…” than “…”. We’ll look for …". First what was
// chosen, then what the answers leave open. Empty for no answers.
std::vector<std::string> CardWords(const CardAnswers& answers, const Labels& labels);

}  // namespace corner::matcher
