#include "matcher/evaluate/synthetic_profiles.h"

#include <algorithm>
#include <set>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

using taxonomies::TravelMode;

constexpr size_t kResourceCounts[] = {1, 3, 10};

struct HoursGroup {
  std::string_view name;
  int32_t min, max;
};
constexpr HoursGroup kHoursGroups[] = {
    {"4 to 16", 400, 1600}, {"16 to 30", 1600, 3000}, {"30 to 40", 3000, 4000}};

struct TravelGroup {
  std::string_view name;
  TravelMode mode;
};
constexpr TravelGroup kTravelGroups[] = {{"walk and bus", TravelMode::kBus},
                                         {"walk and cycle", TravelMode::kCycle},
                                         {"walk and car", TravelMode::kCar}};
constexpr size_t kWays = 3;

}  // namespace

SyntheticProfiles::SyntheticProfiles(const Collection& collection, uint64_t seed)
    : collection_(collection), draws_(seed) {
  std::set<std::string> facets;
  for (const indexer::Vacancy& vacancy : collection.vacancies()) {
    for (const indexer::Facet& facet : vacancy.facets) facets.insert(facet.id);
    if (vacancy.place.precision <= taxonomies::PlacePrecision::kTown) homes_.push_back(&vacancy);
  }
  facets_.assign(facets.begin(), facets.end());
  for (const taxonomies::Resource& resource : collection.world().resources->all()) {
    if (!resource.sensitive()) concepts_.push_back(resource.id);
  }
}

std::string SyntheticProfiles::DrawText() {
  return Concat("In my own words, ", draws_.Below(1'000'000'000), ".");
}

Evidence SyntheticProfiles::DrawEvidence() {
  static const auto* const kKinds =
      new std::vector<std::string>{"paid", "voluntary", "caring", "study", "hobby"};
  Evidence evidence;
  evidence.kind = draws_.Of(*kKinds);
  evidence.text = DrawText();
  evidence.where = DrawText();
  evidence.from = Concat(1980 + draws_.Below(40));
  evidence.to = Concat(2020 + draws_.Below(6));
  evidence.confirmer = draws_.Chance(50) ? DrawText() : "";
  evidence.may_share = draws_.Chance(50);
  return evidence;
}

void SyntheticProfiles::AddResources(size_t count, Profile* profile) {
  std::set<std::string> held;
  while (held.size() < std::min(count, concepts_.size())) {
    const std::string& id = draws_.Of(concepts_);
    if (!held.insert(id).second) continue;
    ResourceHeld resource;
    resource.concept_id = id;
    resource.wish = draws_.Chance(40) ? ResourceHeld::Wish::kWant : ResourceHeld::Wish::kHappy;
    resource.evidence.push_back(DrawEvidence());
    profile->resources.push_back(std::move(resource));
  }
}

void SyntheticProfiles::AddPreferences(Profile* profile) {
  const auto& home = draws_.Of(homes_)->place;
  profile->travel->origins = {taxonomies::TravelPointOf(home)};
  profile->travel->origin_names = {home.name};
  profile->travel->max_minutes = 30 + static_cast<int>(draws_.Below(4)) * 10;
  if (draws_.Chance(60)) profile->shifts_ok = indexer::kDays;
  if (draws_.Chance(20)) profile->shifts_ok |= indexer::kEvenings | indexer::kWeekends;
  profile->permanent = draws_.Chance(30);
  std::set<std::string> rated;
  for (size_t f = facets_.empty() ? 0 : draws_.Below(4); f > 0; --f) {
    const std::string& id = draws_.Of(facets_);
    if (!rated.insert(id).second) continue;
    profile->facets.push_back(
        {id, 1 + static_cast<int>(draws_.Below(5)), FacetWish::Strength::kPrefer});
  }
}

SyntheticProfiles::Made SyntheticProfiles::Next() {
  const size_t number = next_++;
  const auto& fields = collection_.world().fields->all();
  const taxonomies::JobField& field = fields[number / (kWays * kWays * kWays) % fields.size()];
  const size_t resources = kResourceCounts[number % kWays];
  const HoursGroup& hours = kHoursGroups[number / kWays % kWays];
  const TravelGroup& travel = kTravelGroups[number / (kWays * kWays) % kWays];
  Made made;
  made.groups = {field.id, Concat(resources), std::string(hours.name), std::string(travel.name)};
  Profile& profile = made.profile;
  profile.key = Concat("synthetic-", number);
  profile.aspirations.mode = Aspirations::Mode::kNamed;
  profile.aspirations.fields = {field.id};
  if (draws_.Chance(50)) {
    profile.aspirations.interests.push_back(
        {draws_.Of(concepts_), 1 + static_cast<int>(draws_.Below(3))});
  }
  AddResources(resources, &profile);
  profile.hours.min = hours.min;
  profile.hours.max = hours.max;
  profile.travel.emplace();
  profile.travel->modes = {TravelMode::kWalk, travel.mode};
  AddPreferences(&profile);
  return made;
}

Profile SyntheticProfiles::OtherWords(const Profile& profile) {
  Profile twin = profile;
  twin.key = Concat("twin-", draws_.Below(1'000'000'000));
  for (ResourceHeld& held : twin.resources) {
    const size_t pieces = draws_.Below(4);
    held.evidence.clear();
    for (size_t e = 0; e < pieces; ++e) held.evidence.push_back(DrawEvidence());
  }
  return twin;
}

Profile SyntheticProfiles::OtherOrder(const Profile& profile) {
  Profile twin = profile;
  draws_.Shuffle(&twin.resources);
  return twin;
}

}  // namespace corner::matcher
