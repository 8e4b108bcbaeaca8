// What a pile of reactions says, by what it speaks of: the first half of reactions.h, before any of
// it meets a profile. The order of the reactions is gone here. For reactions.cc alone. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "matcher/reactions.h"

namespace corner::matcher {

using ReactionIds = std::set<std::string>;

// Reactions for and against one thing.
struct ReactionVotes {
  ReactionIds more, less;
  ReactionIds less_of_this_kind, more_of_this_kind;  // of them, those that said "not this kind"

  int net() const { return static_cast<int>(more.size()) - static_cast<int>(less.size()); }
  // Those on the side that weighs more, and the others.
  const ReactionIds& winning() const { return net() < 0 ? less : more; }
  const ReactionIds& losing() const { return net() < 0 ? more : less; }
};

// What all reactions say, sorted by what they speak of: the order they came in is gone.
struct SaidOfJobs {
  std::map<std::string, ReactionVotes> concepts, facets, fields;
  std::map<std::string, ReactionIds> rules;  // "hours", "pay", "travel", "place", "employer KEY"
  std::map<std::pair<Resting::Kind, std::string>, Resting> resting;
};

// Of several reactions to one vacancy the latest up to `day` counts.
SaidOfJobs Listen(const Reactions& reactions, const std::vector<indexer::Vacancy>& vacancies,
                  Day day);

}  // namespace corner::matcher
