// The JSON forms of preference cards, schema 1 of docs/reactions-and-cards.md: the answers, and
// what they come to. Issues carry the JSON Pointer of what is wrong. Pure functions, safe from any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matcher/cards.h"
#include "matcher/profile_json.h"

namespace corner::matcher {

// Both sides of every card, at the most.
inline constexpr size_t kMostCardAnswers = 2 * kMostCards;

struct CardAnswersReading {
  CardAnswers answers;  // with issues: what could be read
  std::vector<ProfileIssue> issues;
  bool ok() const { return issues.empty(); }
};

CardAnswersReading ReadCardAnswers(std::string_view json);
std::string WriteCardAnswers(const CardAnswers& answers);  // ReadCardAnswers gives the same back

// "left", "right", "either", "not_sure".
std::string_view Name(CardAnswer::Choice choice);

// {"answered": …, "next": the next card or null, "wishes": …, "words": sentences, "profile": the
// part of a profile they make}.
std::string CardsToJson(const CardAnswers& answers);

}  // namespace corner::matcher
