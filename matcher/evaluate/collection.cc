#include "matcher/evaluate/collection.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "matcher/journey.h"
#include "matcher/plan.h"
#include "matcher/rules.h"
#include "taxonomies/base/status.h"

namespace corner::matcher {

absl::StatusOr<Collection> Collection::Read(const CollectionWorld& world, Day day,
                                            int32_t legal_rate_pence) {
  Collection collection;
  collection.world_ = world;
  collection.day_ = day;
  collection.legal_rate_pence_ = legal_rate_pence;
  CORNER_ASSIGN_OR_RETURN(collection.snapshot_, world.catalogue->Match());
  const indexer::MatchSnapshot& snapshot = collection.snapshot_;
  for (size_t p = 0; p < snapshot.parts.size(); ++p) {
    const indexer::MatchPart& part = snapshot.parts[p];
    for (uint32_t row = 0; row < part.table->rows.size(); ++row) {
      if (part.IsDead(row) || part.table->rows[row].open_until < day.days()) continue;
      CORNER_ASSIGN_OR_RETURN(indexer::Vacancy vacancy, snapshot.read(p, row));
      if (vacancy.competitive && vacancy.lawful) {
        collection.vacancies_.push_back(std::move(vacancy));
      }
    }
  }
  std::sort(collection.vacancies_.begin(), collection.vacancies_.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return collection;
}

const indexer::Vacancy* Collection::Find(std::string_view id) const {
  const auto at =
      std::lower_bound(vacancies_.begin(), vacancies_.end(), id,
                       [](const indexer::Vacancy& one, std::string_view x) { return one.id < x; });
  return at == vacancies_.end() || at->id != id ? nullptr : &*at;
}

std::vector<const indexer::Vacancy*> Collection::PoolOf(
    std::shared_ptr<const Profile> profile) const {
  const Plan plan = MakePlan(std::move(profile), *world_.similarity, {legal_rate_pence_, false});
  std::optional<Journeys> journeys;
  if (plan.profile->travel) journeys.emplace(*plan.profile->travel, *world_.travel_times);
  std::vector<const indexer::Vacancy*> pool;
  for (const indexer::Vacancy& vacancy : vacancies_) {
    const JobFacts facts = FactsOf(*plan.profile, vacancy, journeys ? &*journeys : nullptr);
    if (BrokenRules(plan, vacancy, facts).empty()) pool.push_back(&vacancy);
  }
  return pool;
}

RankedList Rank(std::vector<Scored> scored, size_t limit) {
  std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
    return std::tuple(-a.score, -indexer::AgeDay(*a.vacancy).days(),
                      std::string_view(a.vacancy->id)) <
           std::tuple(-b.score, -indexer::AgeDay(*b.vacancy).days(),
                      std::string_view(b.vacancy->id));
  });
  RankedList list;
  std::set<std::string_view> openings;
  for (const Scored& one : scored) {
    if (list.size() == limit) break;
    if (openings.insert(indexer::GroupOf(*one.vacancy)).second) list.push_back(one.vacancy->id);
  }
  return list;
}

}  // namespace corner::matcher
