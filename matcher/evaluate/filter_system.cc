#include <algorithm>
#include <utility>

#include "matcher/criteria/criteria.h"
#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"

namespace corner::matcher {
namespace {

bool InNamedField(const Profile& profile, const indexer::Vacancy& vacancy) {
  const std::vector<std::string>& named = profile.aspirations.fields;
  return named.empty() ||
         std::any_of(vacancy.fields.begin(), vacancy.fields.end(), [&](const std::string& field) {
           return std::find(named.begin(), named.end(), field) != named.end();
         });
}

class Filter : public RankingSystem {
 public:
  explicit Filter(const Collection& collection) : collection_(collection) {}
  std::string_view name() const override { return "filter"; }
  std::string_view about() const override {
    return "Field, hours, shifts and reach must all hold; newest first";
  }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const Reach reach(*profile, *collection_.world().travel_times);
    std::vector<Scored> kept;
    for (const indexer::Vacancy* vacancy : collection_.PoolOf(profile)) {
      const JobFacts facts = FactsOf(*profile, *vacancy, nullptr);
      if (InNamedField(*profile, *vacancy) && !HoursBroken(*profile, facts) &&
          !ShiftsBroken(*profile, facts) && reach.Of(*vacancy) == Reach::Level::kNear) {
        kept.push_back({vacancy, 0});
      }
    }
    return Rank(std::move(kept), limit);
  }

 private:
  const Collection& collection_;
};

}  // namespace

std::unique_ptr<RankingSystem> MakeFilter(const Collection& collection) {
  return std::make_unique<Filter>(collection);
}

}  // namespace corner::matcher
