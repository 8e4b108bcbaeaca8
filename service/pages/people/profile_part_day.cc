// What a working day should be like: each question has its own scale, and "does not matter" is the
// usual answer. What is not answered counts for nothing.
#include <algorithm>

#include "service/pages/components/select.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using matcher::FacetWish;

const FacetWish* Find(const matcher::Profile& profile, std::string_view facet) {
  for (const FacetWish& wish : profile.facets) {
    if (wish.facet == facet) return &wish;
  }
  return nullptr;
}

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  Html html;
  for (const taxonomies::ContextFacet& facet : view.set.context->facets()) {
    const FacetWish* const wish = Find(view.profile, facet.id);
    const std::string chosen = wish == nullptr || wish->strength == FacetWish::Strength::kAvoid
                                   ? std::string()
                                   : std::to_string(wish->ideal);
    Select select{.label = {.text = facet.question},
                  .name = Concat("facet-", facet.id),
                  .error = IssueOf(issues, Concat("facet-", facet.id))};
    select.options = {{.value = "", .text = "It does not matter"},
                      {.value = "1", .text = facet.one},
                      {.value = "2", .text = Concat("Nearer to: ", facet.one)},
                      {.value = "3", .text = facet.three},
                      {.value = "4", .text = Concat("Nearer to: ", facet.five)},
                      {.value = "5", .text = facet.five}};
    select.chosen = chosen;
    html.Add(Render(select));
  }
  return html.Take();
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet& set,
                            matcher::Profile* profile) {
  for (const taxonomies::ContextFacet& facet : set.context->facets()) {
    const std::string name = Concat("facet-", facet.id);
    if (!form.Has(name)) continue;
    const auto known = std::find_if(profile->facets.begin(), profile->facets.end(),
                                    [&](const FacetWish& wish) { return wish.facet == facet.id; });
    const auto ideal = form.Number(name, 1, 5);
    if (known != profile->facets.end()) {
      // A wish to avoid something is not among the answers here and stays.
      if (known->strength == FacetWish::Strength::kAvoid && !ideal) continue;
      if (!ideal) {
        profile->facets.erase(known);
        continue;
      }
      known->ideal = static_cast<int>(*ideal);
      if (known->strength == FacetWish::Strength::kAvoid) {
        known->strength = FacetWish::Strength::kPrefer;
      }
    } else if (ideal && profile->facets.size() < matcher::kMostFacetWishes) {
      profile->facets.push_back({facet.id, static_cast<int>(*ideal), FacetWish::Strength::kPrefer});
    }
  }
  return {};
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet&) {
  if (profile.facets.empty()) return "";
  return profile.facets.size() == 1 ? "1 thing matters"
                                    : Concat(profile.facets.size(), " things matter");
}

}  // namespace

const ProfilePart kDayPart = {"day",
                              "What should a working day be like?",
                              "What should a working day be like for them?",
                              "People, pace, noise and so on, as far as it matters",
                              Ask,
                              Take,
                              Said};

}  // namespace corner::pages
