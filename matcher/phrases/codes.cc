#include "matcher/phrases/codes.h"

#include <string_view>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using Tree = std::pair<std::string_view, std::string_view>;  // a beginning, its endings

constexpr Tree kReasons[] = {
    {"aspiration", "field open none_given not_now interest interest_near"},
    {"resource", "used near"},
    {"preference.hours", "met partly not_met unknown"},
    {"preference.shifts", "met not_met unknown"},
    {"preference.travel", "met partly not_met unknown"},
    {"preference.pay", "met partly not_met unknown"},
    {"preference.permanent", "met partly not_met unknown"},
    {"preference.remote", "met partly not_met unknown"},
    {"preference.start", "met partly not_met unknown"},
    {"preference.sector", "met not_met unknown not_rated"},
    {"preference.openness", "met partly unknown"},
    {"preference.facet", "met partly not_met unknown"},
    {"ask",
     "hours shifts travel pay permanent remote start facet requirement shifts_required "
     "travel_range facet_typical unavailable hourly_rate early_questions"},
    {"way_in", "contact closing_soon interview_offer"},
    {"set_aside",
     "not_competitive below_legal_rate hours shifts travel pay permanent start facet veto never"}};

constexpr Tree kCompanions[] = {
    {"question",
     "hours shifts travel pay permanent remote start facet requirement shifts_required "
     "travel_range facet_typical unavailable"},
    {"rule",
     "not_competitive below_legal_rate hours shifts travel pay permanent start facet veto never "
     "cap"},
    {"set_aside", "count"},
    {"next", "contact closing_soon ask read"}};

template <size_t kSize>
std::vector<std::string> Leaves(const Tree (&trees)[kSize]) {
  std::vector<std::string> codes;
  for (const auto& [beginning, endings] : trees) {
    for (std::string_view ending : Split(endings, ' ')) {
      codes.push_back(Concat(beginning, ".", ending));
    }
  }
  return codes;
}

}  // namespace

std::vector<std::string> ReasonCodes() { return Leaves(kReasons); }
std::vector<std::string> CompanionCodes() { return Leaves(kCompanions); }

}  // namespace corner::matcher
