#include "matcher/plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "matcher/model.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using Wish = ResourceHeld::Wish;

constexpr std::string_view kPreferenceNames[] = {"hours",     "shifts", "travel", "pay",
                                                 "permanent", "remote", "start",  "sector",
                                                 "openness",  "facet"};
constexpr std::string_view kMustNames[] = {"hours", "shifts",    "travel",
                                           "pay",   "permanent", "start"};
constexpr std::string_view kVetoNames[] = {"employer", "field", "sector", "concept"};

// How strongly an interest counts, in thousandths.
int32_t PerMille(const Aspirations::Interest& interest) {
  return (interest.strength * kWhole + 1) / 3;
}

void AddConcepts(const Profile& profile, const Similarity& similarity, Plan* plan) {
  const auto& interests = profile.aspirations.interests;
  for (size_t i = 0; i < interests.size(); ++i) {
    plan->interests.push_back({static_cast<uint16_t>(i), PerMille(interests[i]), true,
                               similarity.Near(interests[i].concept_id)});
  }
  for (size_t r = 0; r < profile.resources.size(); ++r) {
    const ResourceHeld& held = profile.resources[r];
    if (held.wish == Wish::kRatherNot || held.wish == Wish::kNever) continue;
    if (similarity.IsSensitive(held.concept_id) && !held.use_to_find_jobs) continue;
    plan->resources.push_back({static_cast<uint16_t>(r), kWhole, held.wish == Wish::kWant,
                               similarity.Near(held.concept_id)});
  }
}

void AddPreferences(const Profile& profile, Plan* plan) {
  std::vector<int32_t> weights;
  const auto add = [&](Preference kind, int32_t weight, uint16_t facet = 0) {
    plan->preferences.push_back({kind, facet, 0});
    weights.push_back(weight);
  };
  const HoursWish& hours = profile.hours;
  if (hours.min || hours.max || hours.target) add(Preference::kHours, kMainWeight);
  if (profile.shifts_ok != 0) add(Preference::kShifts, kMainWeight);
  if (profile.travel) add(Preference::kTravel, kJourneyWeight);
  if (profile.pay_floor_pence) add(Preference::kPay, kOtherWeight);
  if (profile.permanent) add(Preference::kPermanent, kOtherWeight);
  if (profile.remote) add(Preference::kRemote, kOtherWeight);
  if (profile.start_minute) add(Preference::kStart, kOtherWeight);
  if (!profile.sectors.empty()) add(Preference::kSector, kOtherWeight);
  if (profile.openness == Openness::kFavour) add(Preference::kOpenness, kOtherWeight);
  for (size_t f = 0; f < profile.facets.size(); ++f) {
    add(Preference::kFacet, kOtherWeight, static_cast<uint16_t>(f));
  }
  // Each line gets its whole share; what rounding leaves goes to the first lines, one point each.
  const int32_t total = std::accumulate(weights.begin(), weights.end(), 0);
  int32_t left = total == 0 ? 0 : kPreferencePoints;
  for (size_t p = 0; p < weights.size(); ++p) {
    plan->preferences[p].most = kPreferencePoints * weights[p] / total;
    left -= plan->preferences[p].most;
  }
  for (size_t p = 0; left > 0; p = (p + 1) % weights.size(), --left) ++plan->preferences[p].most;
}

void AddRules(const Profile& profile, const Similarity& similarity, Plan* plan) {
  plan->rules.push_back({Rule::Kind::kNotCompetitive, 0, "not_competitive"});
  plan->rules.push_back({Rule::Kind::kBelowLegalRate, 0, "below_legal_rate"});
  if (plan->options.no_musts) return;
  for (size_t m = 0; m < kMustCount; ++m) {
    if (!profile.musts[m]) continue;
    plan->rules.push_back(
        {Rule::Kind::kMust, static_cast<uint16_t>(m), std::string(kMustNames[m])});
  }
  for (size_t f = 0; f < profile.facets.size(); ++f) {
    if (profile.facets[f].strength != FacetWish::Strength::kMust) continue;
    plan->rules.push_back(
        {Rule::Kind::kFacet, static_cast<uint16_t>(f), Concat("facet:", profile.facets[f].facet)});
  }
  for (size_t v = 0; v < profile.vetoes.size(); ++v) {
    const Veto& veto = profile.vetoes[v];
    plan->rules.push_back(
        {Rule::Kind::kVeto, static_cast<uint16_t>(v),
         Concat("veto:", kVetoNames[static_cast<size_t>(veto.kind)], ":", veto.value)});
  }
  for (size_t r = 0; r < profile.resources.size(); ++r) {
    const ResourceHeld& held = profile.resources[r];
    if (held.wish != Wish::kNever || similarity.IsSensitive(held.concept_id)) continue;
    plan->rules.push_back(
        {Rule::Kind::kNever, static_cast<uint16_t>(r), Concat("never:", held.concept_id)});
  }
}

int32_t Earnable(const Plan& plan) {
  int32_t points = 0;
  if (plan.every_field_alike || !plan.profile->aspirations.fields.empty()) points += kFieldPoints;
  points += EarnableByInterests(plan.profile->aspirations.interests);
  for (size_t r = 0; r < std::min(plan.resources.size(), kResourcePoints.size()); ++r) {
    points += kResourcePoints[r];
  }
  if (!plan.preferences.empty()) points += kPreferencePoints;
  return points;
}

std::string Concepts(std::string_view title, const std::vector<WantedConcept>& wanted) {
  std::string text;
  for (const WantedConcept& one : wanted) {
    text.append(
        Concat(title, " ", one.position, " x ", one.strength, one.always ? ":" : " (gated):"));
    for (const RelatedConcept& near : one.near) {
      text.append(Concat(" ", near.concept_id, "=", near.per_mille));
    }
    text.push_back('\n');
  }
  return text;
}

}  // namespace

int32_t EarnableByInterests(const std::vector<Aspirations::Interest>& interests) {
  std::vector<int32_t> strengths;
  for (const Aspirations::Interest& interest : interests) strengths.push_back(PerMille(interest));
  std::sort(strengths.rbegin(), strengths.rend());
  int32_t points = 0;
  for (size_t i = 0; i < std::min(strengths.size(), kInterestPoints.size()); ++i) {
    points += (kInterestPoints[i] * strengths[i] + kHalf) / kWhole;
  }
  return points;
}

std::string_view Name(Preference preference) {
  return kPreferenceNames[static_cast<size_t>(preference)];
}
std::string_view Name(Must must) { return kMustNames[static_cast<size_t>(must)]; }

int32_t Plan::FieldPoints(bool named) const {
  if (named) return kFieldPoints;
  if (!every_field_alike) return 0;
  return profile->aspirations.fields.empty() ? kFieldPoints : kOpenFieldPoints;
}

Plan MakePlan(std::shared_ptr<const Profile> profile, const Similarity& similarity,
              const PlanOptions& options) {
  Plan plan;
  plan.profile = std::move(profile);
  plan.options = options;
  const Aspirations& aspirations = plan.profile->aspirations;
  plan.every_field_alike = aspirations.mode != Aspirations::Mode::kNamed ||
                           (aspirations.fields.empty() && aspirations.interests.empty());
  AddConcepts(*plan.profile, similarity, &plan);
  AddPreferences(*plan.profile, &plan);
  AddRules(*plan.profile, similarity, &plan);
  plan.earnable = Earnable(plan);
  const int32_t by_interests = EarnableByInterests(aspirations.interests);
  const int32_t asked =
      std::min(by_interests, options.stated_interest_points.value_or(by_interests));
  plan.floor = (plan.earnable - by_interests + asked + 1) / 2;
  return plan;
}

std::string ToString(const Plan& plan) {
  std::string text = Concat("fields", plan.every_field_alike ? " (all alike)" : "");
  for (const std::string& field : plan.profile->aspirations.fields) text.append(" " + field);
  text.push_back('\n');
  text.append(Concepts("interest", plan.interests));
  text.append(Concepts("resource", plan.resources));
  for (const PreferenceLine& line : plan.preferences) {
    const std::string facet =
        line.kind == Preference::kFacet ? ":" + plan.profile->facets[line.facet].facet : "";
    text.append(Concat("preference ", Name(line.kind), facet, " up to ", line.most, "\n"));
  }
  for (const Rule& rule : plan.rules) text.append(Concat("rule ", rule.id, "\n"));
  text.append(Concat("floor ", plan.floor, " of ", plan.earnable, "\n"));
  return text;
}

}  // namespace corner::matcher
