#include "tests/matcher/random_market.h"

#include <algorithm>
#include <set>

#include "indexer/ids.h"
#include "matcher/rules.h"
#include "matcher/score.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::testing {
namespace {

// Ranks of the words that random adverts draw their concepts from.
const std::map<std::string, size_t, std::less<>>& Ranks() {
  static const auto* const kRanks = [] {
    auto* ranks = new std::map<std::string, size_t, std::less<>>;
    for (size_t rank = 0; rank < 200; ++rank) ranks->emplace(RandomVacancies::WordAt(rank), rank);
    return ranks;
  }();
  return *kRanks;
}

}  // namespace

std::vector<matcher::RelatedConcept> ChainSimilarity::Near(std::string_view concept_id) const {
  std::vector<matcher::RelatedConcept> near = {{std::string(concept_id), 1000}};
  const auto known = Ranks().find(concept_id);
  if (known != Ranks().end()) near.push_back({RandomVacancies::WordAt(known->second + 1), 600});
  return near;
}

bool ChainSimilarity::IsSensitive(std::string_view concept_id) const {
  const auto known = Ranks().find(concept_id);
  return known != Ranks().end() && known->second % 10 == 9;
}

RandomMarket::RandomMarket(uint64_t seed, int adverts)
    : profiles_(seed), travel_times_(taxonomies::MakeDistanceTravelTimes(taxonomies::Builtin())) {
  RandomVacancies random(seed, {.day = day_, .words = 20});
  for (int i = 0; i < adverts; ++i) vacancies_.push_back(random.Next());
}

const matcher::MatchWorld& RandomMarket::world() {
  catalogue_ = std::make_unique<MemoryCatalogue>();
  for (const indexer::Vacancy& vacancy : vacancies_) catalogue_->Put(vacancy);
  world_ = {catalogue_.get(), &similarity_, travel_times_.get()};
  return world_;
}

matcher::MatchOptions RandomMarket::options() const {
  matcher::MatchOptions options;
  options.day = day_;
  options.legal_rate_pence = kLegalRate;
  options.limit = vacancies_.size();
  options.before_floor = true;
  return options;
}

RandomMarket::Ranked RandomMarket::Rank(const matcher::Profile& profile,
                                        const matcher::DisclosureUses& uses) {
  Ranked ranked;
  const auto shared = std::make_shared<const matcher::Profile>(profile);
  const matcher::Plan plan = matcher::MakePlan(shared, similarity_, {kLegalRate, false});
  ranked.floor = plan.floor;
  std::unique_ptr<matcher::Journeys> journeys;
  if (profile.travel) {
    journeys = std::make_unique<matcher::Journeys>(*shared->travel, *travel_times_);
  }
  std::set<std::string> listed;
  for (const indexer::Vacancy& vacancy : vacancies_) {
    if (vacancy.status != indexer::Status::kOpen) continue;
    if (indexer::LastOpenDay(vacancy) < day_) continue;
    const matcher::JobFacts facts = matcher::FactsOf(profile, vacancy, journeys.get());
    const matcher::Fit fit = matcher::Score(plan, vacancy, facts);
    ranked.fit[vacancy.id] = fit.total;
    ranked.aspiration[vacancy.id] = fit.field_points + fit.interests.points();
    const auto broken = matcher::BrokenRules(plan, vacancy, facts);
    for (const uint16_t rule : broken) ranked.broken[vacancy.id].push_back(plan.rules[rule].id);
    if (broken.empty()) listed.insert(vacancy.id);
  }
  indexer::MatchTableBuilder builder;
  std::vector<matcher::Candidate> candidates;
  std::vector<std::string> ids;
  for (const indexer::Vacancy& vacancy : vacancies_) {
    if (!listed.contains(vacancy.id)) continue;
    if (!builder.Add(vacancy).ok()) std::abort();
    const bool beyond =
        matcher::Beyond(profile, matcher::FactsOf(profile, vacancy, journeys.get()));
    candidates.push_back({0, static_cast<uint32_t>(ids.size()), ranked.fit[vacancy.id], beyond, 0});
    if (beyond) ranked.beyond.insert(vacancy.id);
    ids.push_back(vacancy.id);
  }
  indexer::MatchSnapshot snapshot;
  snapshot.parts.push_back({std::make_shared<const indexer::MatchTable>(builder.View()), {}});
  const matcher::SnapshotPlan snapshot_plan(plan, snapshot, journeys.get());
  const matcher::Order order =
      matcher::Spread(snapshot_plan, candidates, uses, day_, {vacancies_.size(), 0});
  for (const matcher::Placed& placed : order.placed) {
    ranked.order.push_back(ids[placed.candidate.row]);
  }
  return ranked;
}

}  // namespace corner::testing
