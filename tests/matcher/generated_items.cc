#include "tests/matcher/generated_items.h"

#include <optional>
#include <utility>

#include "matcher/explain.h"
#include "matcher/model.h"
#include "matcher/rules.h"
#include "matcher/score.h"
#include "matcher/way_in.h"
#include "taxonomies/context/context.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::testing {
namespace {

using matcher::Standing;

constexpr int64_t kAdvertsAClient = 8;

// Nearness as the vocabulary has it.
class VocabularySimilarity : public matcher::Similarity {
 public:
  std::vector<matcher::RelatedConcept> Near(std::string_view id) const override {
    const taxonomies::Resources& resources = taxonomies::BuiltinResources();
    std::vector<matcher::RelatedConcept> near = {{std::string(id), matcher::kWhole}};
    if (const taxonomies::Resource* resource = resources.Find(id)) {
      for (const taxonomies::RelatedResource& related : resource->related) {
        near.push_back({resources.all()[related.resource].id, related.tenths * 100});
      }
    }
    return near;
  }
  bool IsSensitive(std::string_view id) const override {
    const taxonomies::Resource* resource = taxonomies::BuiltinResources().Find(id);
    return resource != nullptr && resource->sensitive();
  }
};

}  // namespace

GeneratedItems::GeneratedItems(uint64_t seed)
    : vacancies_(seed),
      similarity_(std::make_unique<VocabularySimilarity>()),
      travel_times_(taxonomies::MakeDistanceTravelTimes(taxonomies::Builtin())) {
  const auto& all = taxonomies::BuiltinResources().all();
  // Few enough that clients and adverts meet, another few for each seed, one that no table knows.
  for (size_t i = seed % 29; i < all.size(); i += 29) concepts_.push_back(all[i].id);
  concepts_.push_back("unheard_of_task");
  for (const auto& facet : taxonomies::BuiltinContext().facets()) facets_.push_back(facet.id);
  RandomProfileOptions options;
  options.concepts = concepts_;
  options.facets = facets_;
  profiles_ = std::make_unique<RandomProfiles>(seed, options);
}

indexer::Vacancy GeneratedItems::NextVacancy() {
  indexer::Vacancy vacancy = vacancies_.Next();
  const auto one_of = [&](const std::vector<std::string>& list) {
    return list[vacancies_.random()() % list.size()];
  };
  const indexer::Span somewhere = vacancy.tasks.empty() ? indexer::Span{} : vacancy.tasks[0].span;
  for (int64_t n = vacancies_.Between(0, 12); n > 0; --n) vacancy.tasks.push_back({"", 5, {}});
  for (indexer::Task& task : vacancy.tasks) {
    task.concept_id = one_of(concepts_);
    if (vacancies_.Chance(30)) task.span = somewhere;
    task.weight = static_cast<int32_t>(vacancies_.Between(1, 9));
  }
  vacancy.facets.clear();
  constexpr const char* kSources[] = {"advert", "typical", "visit"};
  for (const std::string& facet : facets_) {
    if (vacancies_.Chance(60)) continue;
    vacancy.facets.push_back({facet, static_cast<int32_t>(vacancies_.Between(1, 5)),
                              kSources[vacancies_.Between(0, 2)]});
    vacancy.facts.push_back(
        {"facet:" + facet, "3", "text:description", somewhere.from, somewhere.to});
  }
  for (const char* name : {"pay", "pattern", "contract", "start_time"}) {
    if (vacancies_.Chance(50)) continue;
    vacancy.facts.push_back({name, "", "text:description", somewhere.from, somewhere.to});
  }
  return vacancy;
}

Standing GeneratedItems::Next() {
  if (made_++ % kAdvertsAClient == 0) {
    profile_ = std::make_shared<const matcher::Profile>(profiles_->Next());
  }
  const matcher::Plan plan = matcher::MakePlan(profile_, *similarity_, {1271, false});
  std::optional<matcher::Journeys> journeys;
  if (profile_->travel) journeys.emplace(*profile_->travel, *travel_times_);
  Standing standing;
  matcher::MatchItem& item = standing.item;
  item.vacancy = NextVacancy();
  const matcher::JobFacts facts =
      matcher::FactsOf(*profile_, item.vacancy, journeys ? &*journeys : nullptr);
  const matcher::Fit fit = matcher::Score(plan, item.vacancy, facts);
  item.fit = fit.total;
  item.reasons = matcher::Explain(plan, item.vacancy, facts, fit);
  item.ask = matcher::WorthAsking(plan, item.vacancy, facts, fit);
  const Day day = item.vacancy.first_seen;
  const matcher::DisclosureUse use{vacancies_.Chance(40), vacancies_.Chance(30)};
  const int32_t closes = item.vacancy.closes ? item.vacancy.closes->days() : indexer::kMatchNoDay;
  const matcher::WayIn way_in = matcher::MakeWayIn(
      plan, facts, closes, matcher::RequirementsMet(*profile_, item.vacancy), use, day);
  item.way_in = matcher::ExplainWayIn(way_in, item.vacancy, day);
  for (const uint16_t rule : matcher::BrokenRules(plan, item.vacancy, facts)) {
    standing.rules.push_back(matcher::ExplainRule(plan, plan.rules[rule], item.vacancy, facts));
  }
  if (!standing.rules.empty()) {
    standing.kind = Standing::Kind::kSetAside;
    item.rule = "rule";
    item.rule_reason = standing.rules[0];
  }
  return standing;
}

}  // namespace corner::testing
