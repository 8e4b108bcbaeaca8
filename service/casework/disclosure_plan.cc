#include "service/casework/disclosure_plan.h"

namespace corner::casework {

bool DisclosurePlan::TellsAt(absl::Time now, Moment moment) const {
  if (withdrawn && now >= *withdrawn) return false;
  if (expires && now >= *expires) return false;
  switch (stance) {
    case Stance::kUndecided:
    case Stance::kNone:
      return false;
    case Stance::kAfterOffer:
      return moment != Moment::kBeforeOffer;
    case Stance::kAtApplication:
      return true;
  }
  return false;
}

std::string_view StanceWord(DisclosurePlan::Stance stance) {
  switch (stance) {
    case DisclosurePlan::Stance::kUndecided:
      return "undecided";
    case DisclosurePlan::Stance::kNone:
      return "none";
    case DisclosurePlan::Stance::kAfterOffer:
      return "after_offer";
    case DisclosurePlan::Stance::kAtApplication:
      return "at_application";
  }
  return "";
}

}  // namespace corner::casework
