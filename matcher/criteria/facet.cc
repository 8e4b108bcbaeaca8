#include <cstdlib>

#include "matcher/criteria/criteria.h"

namespace corner::matcher {
namespace {

constexpr int kScaleSteps = 4;  // between 1 and 5
constexpr int kMustTolerance = 1;

}  // namespace

Closeness FacetCloseness(const FacetWish& wish, const FacetFact& fact) {
  if (fact.value == 0) return kNotKnown;
  const int away = std::abs(static_cast<int>(fact.value) - wish.ideal);
  if (wish.strength == FacetWish::Strength::kAvoid) return Known(kWhole * away / kScaleSteps);
  return Known(kWhole - kWhole * away / kScaleSteps);
}

bool FacetBroken(const FacetWish& wish, const FacetFact& fact) {
  if (wish.strength != FacetWish::Strength::kMust || fact.value == 0 || fact.typical) return false;
  return std::abs(static_cast<int>(fact.value) - wish.ideal) > kMustTolerance;
}

}  // namespace corner::matcher
