// Utility times probability, after what Tabiya publishes of its matchers (github.com/tabiya-tech:
// shp-matching-algorithm, matching-engine):
//   score = utility x probability x location
// * utility: the mean of what the person wants against what the job offers, each 0 to 1, with 0.5
//   where the job gives no sign; what the person did not say is left out;
// * probability: the share of the job's skills that the person has, by weight and nearness, less a
//   quarter of the share of skills and requirements that are missing; a job that names no skill
//   has the mean of the others; a person who names none has the same probability everywhere;
// * location: 1 within reach, 0.7 within twice the journey, 0.3 beyond.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "matcher/evaluate/bootstrap.h"
#include "matcher/evaluate/profile_text.h"
#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"
#include "matcher/model.h"
#include "matcher/plan.h"
#include "matcher/score.h"

namespace corner::matcher {
namespace {

constexpr double kNoSign = 0.5;
constexpr double kGapPenalty = 0.25;
constexpr double kLocation[] = {1.0, 0.7, 0.3};  // by Reach::Level

// How near each concept is to the nearest of some concepts, 0 to 1.
using Nearness = std::map<std::string, double, std::less<>>;

double NearnessOf(const Nearness& nearness, const std::string& concept_id) {
  const auto found = nearness.find(concept_id);
  return found == nearness.end() ? 0 : found->second;
}

void AddNear(const Similarity& similarity, std::string_view concept_id, double strength,
             Nearness* nearness) {
  for (const RelatedConcept& near : similarity.Near(concept_id)) {
    double& best = (*nearness)[near.concept_id];
    best = std::max(best, strength * near.per_mille / kWhole);
  }
}

class Person {
 public:
  Person(std::shared_ptr<const Profile> profile, const CollectionWorld& world)
      : plan_(MakePlan(std::move(profile), *world.similarity, {})),
        reach_(*plan_.profile, *world.travel_times) {
    for (const auto& interest : plan_.profile->aspirations.interests) {
      AddNear(*world.similarity, interest.concept_id, interest.strength / 3.0, &wants_);
    }
    for (const ResourceHeld* held : UsableResources(*plan_.profile, *world.similarity)) {
      AddNear(*world.similarity, held->concept_id, 1, &has_);
    }
  }

  double Utility(const indexer::Vacancy& vacancy) const {
    std::vector<double> signs;
    const std::vector<std::string>& named = plan_.profile->aspirations.fields;
    if (!named.empty()) {
      const auto in_field = [&](const std::string& field) {
        return std::find(named.begin(), named.end(), field) != named.end();
      };
      signs.push_back(vacancy.fields.empty()
                          ? kNoSign
                          : std::any_of(vacancy.fields.begin(), vacancy.fields.end(), in_field));
    }
    if (!wants_.empty()) signs.push_back(BestInterest(vacancy));
    const JobFacts facts = FactsOf(*plan_.profile, vacancy, nullptr);
    for (const PreferenceLine& line : plan_.preferences) {
      if (line.kind == Preference::kTravel) continue;  // the location says it
      const Closeness closeness = ClosenessOf(plan_, line, facts);
      signs.push_back(closeness.known ? closeness.per_mille / static_cast<double>(kWhole)
                                      : kNoSign);
    }
    return signs.empty() ? kNoSign : MeanOf(signs);
  }

  // nullopt: the job names no skill.
  std::optional<double> Probability(const indexer::Vacancy& vacancy) const {
    if (has_.empty()) return 1;
    double weight = 0, covered = 0, missing = 0, asked = 0;
    for (const indexer::Task& task : vacancy.tasks) {
      const double near = NearnessOf(has_, task.concept_id);
      weight += task.weight;
      covered += task.weight * near;
      missing += near == 0;
      ++asked;
    }
    if (weight == 0) return std::nullopt;
    const std::vector<std::string>& held = plan_.profile->credentials;
    for (const indexer::Requirement& requirement : vacancy.requirements) {
      if (requirement.strength != indexer::Requirement::Strength::kMust) continue;
      missing += std::find(held.begin(), held.end(), requirement.kind) == held.end();
      ++asked;
    }
    return std::max(0.0, covered / weight - kGapPenalty * missing / asked);
  }

  double Location(const indexer::Vacancy& vacancy) const {
    return kLocation[static_cast<size_t>(reach_.Of(vacancy))];
  }

 private:
  double BestInterest(const indexer::Vacancy& vacancy) const {
    if (vacancy.tasks.empty()) return kNoSign;
    double best = 0;
    for (const indexer::Task& task : vacancy.tasks) {
      best = std::max(best, NearnessOf(wants_, task.concept_id));
    }
    return best;
  }

  Plan plan_;
  Reach reach_;
  Nearness wants_, has_;
};

class UtilityProbability : public RankingSystem {
 public:
  explicit UtilityProbability(const Collection& collection) : collection_(collection) {}
  std::string_view name() const override { return "utility_probability"; }
  std::string_view about() const override {
    return "Utility x probability with gap penalties, as open matchers publish it";
  }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const Person person(profile, collection_.world());
    const std::vector<const indexer::Vacancy*> pool = collection_.PoolOf(profile);
    std::vector<std::optional<double>> probabilities;
    std::vector<double> known;
    for (const indexer::Vacancy* vacancy : pool) {
      probabilities.push_back(person.Probability(*vacancy));
      if (probabilities.back()) known.push_back(*probabilities.back());
    }
    std::vector<Scored> scored;
    for (size_t i = 0; i < pool.size(); ++i) {
      const double probability = probabilities[i].value_or(MeanOf(known));
      scored.push_back(
          {pool[i], person.Utility(*pool[i]) * probability * person.Location(*pool[i])});
    }
    return Rank(std::move(scored), limit);
  }

 private:
  const Collection& collection_;
};

}  // namespace

std::unique_ptr<RankingSystem> MakeUtilityProbability(const Collection& collection) {
  return std::make_unique<UtilityProbability>(collection);
}

}  // namespace corner::matcher
