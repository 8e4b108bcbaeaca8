#include "matcher/evaluate/fairness.h"

#include <algorithm>
#include <set>
#include <utility>

#include "matcher/evaluate/synthetic_profiles.h"
#include "taxonomies/base/status.h"

namespace corner::matcher {
namespace {

constexpr size_t kTwinDepth = 50;

using Points = std::vector<std::pair<std::string, int32_t>>;

absl::StatusOr<Points> PointsFor(const MatchWorld& world, const Profile& profile,
                                 const FairnessOptions& fairness) {
  MatchOptions options;
  options.day = fairness.day;
  options.legal_rate_pence = fairness.legal_rate_pence;
  options.limit = kTwinDepth;
  options.before_floor = true;
  CORNER_ASSIGN_OR_RETURN(const Shortlist list,
                          MakeShortlist(world, std::make_shared<Profile>(profile), options));
  Points points;
  for (const MatchItem& item : list.items) points.emplace_back(item.vacancy.id, item.fit);
  return points;
}

absl::StatusOr<std::vector<TwinCount>> CountTwins(const MatchWorld& world,
                                                  const Collection& collection,
                                                  const FairnessOptions& options) {
  SyntheticProfiles people(collection, options.seed);
  std::vector<TwinCount> counts = {{"key and evidence", 0, 0, {}},
                                   {"order of resources", 0, 0, {}}};
  for (int i = 0; i < options.twins; ++i) {
    const Profile profile = people.Next().profile;
    CORNER_ASSIGN_OR_RETURN(const Points own, PointsFor(world, profile, options));
    const Profile twins[] = {people.OtherWords(profile), people.OtherOrder(profile)};
    for (size_t t = 0; t < counts.size(); ++t) {
      CORNER_ASSIGN_OR_RETURN(const Points other, PointsFor(world, twins[t], options));
      ++counts[t].pairs;
      counts[t].same += own == other;
      if (own != other && counts[t].first_other.empty()) counts[t].first_other = profile.key;
    }
  }
  return counts;
}

size_t MajorGroup(const indexer::Vacancy& vacancy) {
  if (vacancy.occupation.empty() || vacancy.occupation.front().code.empty()) return 0;
  const char digit = vacancy.occupation.front().code.front();
  return digit >= '1' && digit <= '9' ? static_cast<size_t>(digit - '0') : 0;
}

void Count(const indexer::Vacancy& vacancy, Exposure* exposure) {
  ++exposure->listed;
  ++exposure->major[MajorGroup(vacancy)];
  for (const std::string& field : vacancy.fields) ++exposure->fields[field];
}

void Count(const Shortlist& list, Exposure* exposure) {
  ++exposure->profiles;
  exposure->openings += list.openings;
  exposure->empty_lists += list.items.empty();
  for (const MatchItem& item : list.items) Count(item.vacancy, exposure);
}

// The groups in the order in which they first came, everyone first.
class Groups {
 public:
  explicit Groups(std::vector<Exposure>* exposures) : exposures_(*exposures) {}

  void Count(const std::string& by, const std::string& value, const Shortlist& list) {
    const auto [at, added] = position_.try_emplace({by, value}, exposures_.size());
    if (added) {
      exposures_.emplace_back();
      exposures_.back().by = by;
      exposures_.back().value = value;
    }
    matcher::Count(list, &exposures_[at->second]);
  }

 private:
  std::vector<Exposure>& exposures_;
  std::map<std::pair<std::string, std::string>, size_t> position_;
};

absl::Status CountLists(const MatchWorld& world, const Collection& collection,
                        const FairnessOptions& options, FairnessReport* report) {
  SyntheticProfiles people(collection, options.seed);
  Groups groups(&report->lists);
  std::set<std::string> shown;
  MatchOptions match;
  match.day = options.day;
  match.legal_rate_pence = options.legal_rate_pence;
  match.limit = kListDepth;
  match.just_outside = match.widen = match.farther = 0;
  for (int i = 0; i < options.profiles; ++i) {
    const SyntheticProfiles::Made made = people.Next();
    CORNER_ASSIGN_OR_RETURN(const Shortlist list,
                            MakeShortlist(world, std::make_shared<Profile>(made.profile), match));
    groups.Count("everyone", "", list);
    groups.Count("resources", made.groups.resources, list);
    groups.Count("hours", made.groups.hours, list);
    groups.Count("travel", made.groups.travel, list);
    groups.Count("first field", made.groups.field, list);
    for (const MatchItem& item : list.items) shown.insert(item.vacancy.id);
  }
  report->shown = shown.size();
  const auto order = [](const Exposure& exposure) {
    constexpr std::string_view kOrder[] = {"everyone", "resources", "hours", "travel"};
    return std::find(std::begin(kOrder), std::end(kOrder), exposure.by) - std::begin(kOrder);
  };
  std::stable_sort(report->lists.begin(), report->lists.end(),
                   [&](const Exposure& a, const Exposure& b) { return order(a) < order(b); });
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FairnessReport> MeasureFairness(const MatchWorld& world,
                                               const FairnessOptions& options) {
  CORNER_ASSIGN_OR_RETURN(const Collection collection,
                          Collection::Read({world.catalogue, world.similarity, world.travel_times},
                                           options.day, options.legal_rate_pence));
  FairnessReport report;
  report.day = options.day;
  report.vacancies = collection.vacancies().size();
  report.open.by = "open adverts";
  bool any_place = false;
  for (const indexer::Vacancy& vacancy : collection.vacancies()) {
    Count(vacancy, &report.open);
    any_place |= vacancy.place.precision <= taxonomies::PlacePrecision::kTown;
  }
  if (!any_place) {
    return FailedPrecondition("No open advert in this data says where the work is.",
                              "Take in adverts with places first: corner demo has some.");
  }
  CORNER_ASSIGN_OR_RETURN(report.twins, CountTwins(world, collection, options));
  CORNER_RETURN_IF_ERROR(CountLists(world, collection, options, &report));
  return report;
}

}  // namespace corner::matcher
