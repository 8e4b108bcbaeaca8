// Takes what a client said “not now” to out of a shortlist into a list of its own. Called after
// MakeShortlist. Pure, safe from any thread.
#pragma once

#include <vector>

#include "matcher/reactions.h"
#include "matcher/shortlist.h"

namespace corner::matcher {

struct RestingItem {
  MatchItem item;
  Day until;  // the first day on which it no longer rests
};

// The resting items of every part of the list, in its order. Counts of the list stay: a resting
// advert still suits.
std::vector<RestingItem> TakeResting(const std::vector<Resting>& resting, Shortlist* list);

}  // namespace corner::matcher
