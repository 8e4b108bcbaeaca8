#include "matcher/score.h"

#include <algorithm>

#include "matcher/model.h"

namespace corner::matcher {
namespace {

bool NamesField(const Profile& profile, const indexer::Vacancy& vacancy) {
  const auto& named = profile.aspirations.fields;
  return std::any_of(vacancy.fields.begin(), vacancy.fields.end(), [&](const std::string& field) {
    return std::find(named.begin(), named.end(), field) != named.end();
  });
}

int32_t SimilarityTo(const WantedConcept& wanted, const std::string& concept_id) {
  for (const RelatedConcept& near : wanted.near) {
    if (near.concept_id == concept_id) return near.per_mille;
  }
  return 0;
}

// The task that serves a wanted concept best; among equals the first.
ConceptMatch BestTask(const WantedConcept& wanted, uint16_t position,
                      const indexer::Vacancy& vacancy) {
  ConceptMatch best{position, 0, 0, 0};
  for (size_t t = 0; t < vacancy.tasks.size(); ++t) {
    const indexer::Task& task = vacancy.tasks[t];
    const int32_t value =
        WantedValue(TaskValue(SimilarityTo(wanted, task.concept_id), task.weight), wanted.strength);
    if (value <= best.value) continue;
    best.task = static_cast<uint16_t>(t);
    best.value = value;
  }
  return best;
}

}  // namespace

void BestThree::Offer(const ConceptMatch& match) {
  if (match.value <= 0) return;
  size_t at = count_;
  const auto better = [&](const ConceptMatch& other) {
    return match.value > other.value || (match.value == other.value && match.wanted < other.wanted);
  };
  while (at > 0 && better(matches_[at - 1])) --at;
  if (at == matches_.size()) return;
  count_ = std::min(count_ + 1, matches_.size());
  for (size_t i = count_ - 1; i > at; --i) matches_[i] = matches_[i - 1];
  matches_[at] = match;
}

void BestThree::SetPoints(const std::array<int32_t, 3>& slots) {
  size_t kept = 0;
  for (size_t i = 0; i < count_; ++i) {
    matches_[i].points = (slots[i] * matches_[i].value + kHalf) / kWhole;
    if (matches_[i].points > 0) ++kept;  // points fall with the value and the slot
  }
  count_ = kept;
}

int32_t BestThree::points() const {
  int32_t sum = 0;
  for (const ConceptMatch& match : *this) sum += match.points;
  return sum;
}

int32_t TaskValue(int32_t similarity, int32_t weight) {
  return similarity * kCentrality[static_cast<size_t>(std::clamp(weight, 0, 9))] / kWhole;
}

int32_t WantedValue(int32_t task_value, int32_t strength) { return task_value * strength / kWhole; }

Closeness ClosenessOf(const Plan& plan, const PreferenceLine& line, const JobFacts& facts) {
  const Profile& profile = *plan.profile;
  switch (line.kind) {
    case Preference::kHours:
      return HoursCloseness(profile, facts);
    case Preference::kShifts:
      return ShiftsCloseness(profile, facts);
    case Preference::kTravel:
      return TravelCloseness(profile, facts);
    case Preference::kPay:
      return PayCloseness(profile, facts);
    case Preference::kPermanent:
      return PermanentCloseness(profile, facts);
    case Preference::kRemote:
      return RemoteCloseness(profile, facts);
    case Preference::kStart:
      return StartCloseness(profile, facts);
    case Preference::kSector:
      return SectorCloseness(profile, facts);
    case Preference::kOpenness:
      return OpennessCloseness(profile, facts);
    case Preference::kFacet:
      return FacetCloseness(profile.facets[line.facet], facts.facets[line.facet]);
  }
  return kNotKnown;
}

int32_t PointsOf(const PreferenceLine& line, const Closeness& closeness) {
  return line.most * closeness.per_mille / kWhole;
}

Fit Score(const Plan& plan, const indexer::Vacancy& vacancy, const JobFacts& facts) {
  Fit fit;
  fit.field_points = plan.FieldPoints(NamesField(*plan.profile, vacancy));
  for (size_t i = 0; i < plan.interests.size(); ++i) {
    fit.interests.Offer(BestTask(plan.interests[i], static_cast<uint16_t>(i), vacancy));
  }
  fit.interests.SetPoints(kInterestPoints);
  // A resource counts where the client aspires to the work, or wants to use just this: what someone
  // happens to have done does not pull jobs they never asked for.
  const bool aspired = plan.every_field_alike || fit.field_points > 0 || fit.interests.points() > 0;
  for (size_t r = 0; r < plan.resources.size(); ++r) {
    if (!aspired && !plan.resources[r].always) continue;
    fit.resources.Offer(BestTask(plan.resources[r], static_cast<uint16_t>(r), vacancy));
  }
  fit.resources.SetPoints(kResourcePoints);
  fit.total = fit.field_points + fit.interests.points() + fit.resources.points();
  for (const PreferenceLine& line : plan.preferences) {
    fit.closeness.push_back(ClosenessOf(plan, line, facts));
    fit.preference_points.push_back(PointsOf(line, fit.closeness.back()));
    fit.total += fit.preference_points.back();
  }
  return fit;
}

}  // namespace corner::matcher
