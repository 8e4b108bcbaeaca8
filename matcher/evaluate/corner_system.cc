#include <optional>
#include <utility>

#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"
#include "matcher/journey.h"
#include "matcher/plan.h"
#include "matcher/scan.h"
#include "matcher/shortlist.h"
#include "matcher/spread.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

std::shared_ptr<Profile> WithoutCaps(const Profile& profile) {
  auto copy = std::make_shared<Profile>(profile);
  copy->caps.clear();
  return copy;
}

class Corner : public RankingSystem {
 public:
  explicit Corner(const Collection& collection) : collection_(collection) {}
  std::string_view name() const override { return "corner"; }
  std::string_view about() const override { return "The shortlist"; }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const CollectionWorld& world = collection_.world();
    MatchOptions options;
    options.day = collection_.day();
    options.legal_rate_pence = collection_.legal_rate_pence();
    options.limit = limit;
    options.just_outside = options.widen = options.farther = 0;
    options.before_floor = true;
    CORNER_ASSIGN_OR_RETURN(const Shortlist shortlist,
                            MakeShortlist({world.catalogue, world.similarity, world.travel_times},
                                          WithoutCaps(*profile), options));
    RankedList list;
    for (const MatchItem& item : shortlist.items) list.push_back(item.vacancy.id);
    return list;
  }

 private:
  const Collection& collection_;
};

// No concept is near another; which are sensitive stays known.
class ExactOnly : public Similarity {
 public:
  explicit ExactOnly(const Similarity& similarity) : similarity_(similarity) {}
  std::vector<RelatedConcept> Near(std::string_view concept_id) const override {
    return {{std::string(concept_id), 1000}};
  }
  bool IsSensitive(std::string_view concept_id) const override {
    return similarity_.IsSensitive(concept_id);
  }

 private:
  const Similarity& similarity_;
};

class CornerWithout : public RankingSystem {
 public:
  CornerWithout(const Collection& collection, Without part)
      : collection_(collection), part_(part) {}

  std::string_view name() const override {
    constexpr std::string_view kNames[] = {"corner_scan", "no_aspirations", "no_resources",
                                           "no_preferences", "no_similarity"};
    return kNames[static_cast<size_t>(part_)];
  }
  std::string_view about() const override {
    constexpr std::string_view kAbout[] = {
        "The shortlist's scan and spread", "The shortlist without aspirations",
        "The shortlist without resources", "The shortlist without points for preferences",
        "The shortlist with no concept near another"};
    return kAbout[static_cast<size_t>(part_)];
  }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const Plan plan = PlanFor(*profile);
    std::optional<Journeys> journeys;
    if (plan.profile->travel) {
      journeys.emplace(*plan.profile->travel, *collection_.world().travel_times);
    }
    const indexer::MatchSnapshot& snapshot = collection_.snapshot();
    const SnapshotPlan in_snapshot(plan, snapshot, journeys ? &*journeys : nullptr);
    ScanResult scan = Scan(in_snapshot, collection_.day(), {true, 0});
    const Order order =
        Spread(in_snapshot, std::move(scan.ranked), {}, collection_.day(), {limit, 0});
    RankedList list;
    for (const Placed& placed : order.placed) {
      CORNER_ASSIGN_OR_RETURN(const indexer::Vacancy vacancy,
                              snapshot.read(placed.candidate.part, placed.candidate.row));
      list.push_back(vacancy.id);
    }
    return list;
  }

 private:
  Plan PlanFor(const Profile& profile) const {
    auto copy = WithoutCaps(profile);
    if (part_ == Without::kAspirations) copy->aspirations = {};
    const Similarity& similarity = *collection_.world().similarity;
    const PlanOptions options{collection_.legal_rate_pence(), false};
    Plan plan = part_ == Without::kSimilarity
                    ? MakePlan(std::move(copy), ExactOnly(similarity), options)
                    : MakePlan(std::move(copy), similarity, options);
    if (part_ == Without::kResources) plan.resources.clear();
    if (part_ == Without::kPreferences) plan.preferences.clear();
    return plan;
  }

  const Collection& collection_;
  Without part_;
};

class Nearby : public RankingSystem {
 public:
  Nearby(const Collection& collection, std::unique_ptr<RankingSystem> system)
      : collection_(collection),
        system_(std::move(system)),
        name_(Concat(system_->name(), "_nearby")),
        about_(Concat(system_->about(), ", only what is within reach of home")) {}
  std::string_view name() const override { return name_; }
  std::string_view about() const override { return about_; }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const Reach reach(*profile, *collection_.world().travel_times);
    CORNER_ASSIGN_OR_RETURN(const RankedList all,
                            system_->List(profile, collection_.vacancies().size()));
    RankedList list;
    for (const std::string& id : all) {
      if (list.size() == limit) break;
      const indexer::Vacancy* const vacancy = collection_.Find(id);
      if (vacancy != nullptr && reach.Of(*vacancy) == Reach::Level::kNear) list.push_back(id);
    }
    return list;
  }

 private:
  const Collection& collection_;
  std::unique_ptr<RankingSystem> system_;
  std::string name_, about_;
};

}  // namespace

std::unique_ptr<RankingSystem> MakeCorner(const Collection& collection) {
  return std::make_unique<Corner>(collection);
}

std::unique_ptr<RankingSystem> MakeNearby(const Collection& collection,
                                          std::unique_ptr<RankingSystem> system) {
  return std::make_unique<Nearby>(collection, std::move(system));
}

std::unique_ptr<RankingSystem> MakeCornerWithout(const Collection& collection, Without part) {
  return std::make_unique<CornerWithout>(collection, part);
}

}  // namespace corner::matcher
