#include "matcher/rested.h"

#include <utility>

namespace corner::matcher {
namespace {

void TakeFrom(const std::vector<Resting>& resting, std::vector<MatchItem>* items,
              std::vector<RestingItem>* taken) {
  std::vector<MatchItem> kept;
  kept.reserve(items->size());
  for (MatchItem& item : *items) {
    if (const auto until = RestsUntil(resting, item.vacancy)) {
      taken->push_back({std::move(item), *until});
    } else {
      kept.push_back(std::move(item));
    }
  }
  *items = std::move(kept);
}

}  // namespace

std::vector<RestingItem> TakeResting(const std::vector<Resting>& resting, Shortlist* list) {
  std::vector<RestingItem> taken;
  for (std::vector<MatchItem>* items :
       {&list->items, &list->just_outside, &list->widen, &list->farther}) {
    TakeFrom(resting, items, &taken);
  }
  return taken;
}

}  // namespace corner::matcher
