#include "benchmarks/match_load/client_profiles.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/vacancy.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/classification.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::benchmarks {
namespace {

using matcher::Profile;

constexpr size_t kInterests = 3, kResources = 6, kFacets = 2;

// Unit groups whose work lies in a field.
std::vector<taxonomies::SocCode> UnitsOf(const std::string& field) {
  std::vector<taxonomies::SocCode> units;
  for (const auto* group :
       taxonomies::BuiltinClassification().AtLevel(taxonomies::OccLevel::kUnit)) {
    const auto& fields = taxonomies::BuiltinJobFields().Of(group->code);
    if (std::find(fields.begin(), fields.end(), field) != fields.end()) {
      units.push_back(group->code);
    }
  }
  return units;
}

std::vector<const taxonomies::Place*> Towns() {
  std::vector<const taxonomies::Place*> towns;
  for (const taxonomies::Place& place : taxonomies::Builtin().places()) {
    if (place.kind == taxonomies::PlaceKind::kTown) towns.push_back(&place);
  }
  return towns;
}

}  // namespace

void ClientProfiles::SetWork(Profile* profile) {
  const auto& fields = taxonomies::BuiltinJobFields().all();
  std::vector<taxonomies::SocCode> units;
  while (units.empty()) {
    const std::string& field = fields[Below(fields.size())].id;
    units = UnitsOf(field);
    profile->aspirations.fields = {field};
  }
  profile->aspirations.mode = matcher::Aspirations::Mode::kNamed;
  const auto& resources = taxonomies::BuiltinResources();
  const auto uses = resources.UsedBy(units[Below(units.size())]);
  for (size_t i = 0; i < std::min(kInterests, uses.size()); ++i) {
    profile->aspirations.interests.push_back(
        {resources.all()[uses[i].resource].id, static_cast<int>(3 - i)});
  }
  for (size_t r = 0; r < kResources; ++r) {
    const bool of_field = r < kResources / 2 && !uses.empty();
    const size_t number =
        of_field ? uses[Below(uses.size())].resource : Below(resources.all().size());
    const std::string& id = resources.all()[number].id;
    const auto same = [&](const auto& held) { return held.concept_id == id; };
    if (std::any_of(profile->resources.begin(), profile->resources.end(), same)) continue;
    matcher::ResourceHeld held;
    held.concept_id = id;
    held.wish = r == 0 ? matcher::ResourceHeld::Wish::kWant : matcher::ResourceHeld::Wish::kHappy;
    held.evidence.push_back({"voluntary", "I did this for two years.", "", "", "", "", false});
    profile->resources.push_back(std::move(held));
  }
}

void ClientProfiles::SetHome(Profile* profile) {
  if (travel_ == TravelRule::kNone) return;
  static const std::vector<const taxonomies::Place*> towns = Towns();
  std::vector<double> weights;
  for (const taxonomies::Place* town : towns) weights.push_back(std::max(1, town->weight));
  static const auto shares = weights;
  std::discrete_distribution<size_t> draw(shares.begin(), shares.end());
  const taxonomies::Place& home = *towns[draw(random_)];
  matcher::TravelWish travel;
  travel.origins.push_back({home.lat, home.lon, taxonomies::PlacePrecision::kTown});
  travel.origin_names.push_back(home.name);
  travel.modes = {taxonomies::TravelMode::kWalk,
                  Below(3) == 0 ? taxonomies::TravelMode::kCar : taxonomies::TravelMode::kBus};
  travel.max_minutes = 30 + static_cast<int>(Below(4)) * 10;
  profile->travel = travel;
  profile->musts[static_cast<size_t>(matcher::Must::kTravel)] = travel_ == TravelRule::kMust;
}

void ClientProfiles::SetWeek(Profile* profile) {
  const auto least = static_cast<int32_t>(4 + Below(16)) * 100;
  profile->hours = {least, least + 1500, least + 800, {}};
  profile->musts[static_cast<size_t>(matcher::Must::kHours)] = Below(3) == 0;
  profile->shifts_ok = indexer::kDays | indexer::kFlexible | (Below(2) ? indexer::kEvenings : 0);
  profile->pay_floor_pence = 1271;
  profile->permanent = Below(2) == 0;
  const auto& facets = taxonomies::BuiltinContext().facets();
  for (size_t f = 0; f < kFacets; ++f) {
    const std::string& id = facets[(Below(facets.size() / kFacets) * kFacets + f)].id;
    profile->facets.push_back(
        {id, static_cast<int>(1 + Below(5)), matcher::FacetWish::Strength::kPrefer});
  }
}

std::shared_ptr<const Profile> ClientProfiles::Next() {
  auto profile = std::make_shared<Profile>();
  profile->key = Concat("client-", ++next_);
  SetWork(profile.get());
  SetHome(profile.get());
  SetWeek(profile.get());
  return profile;
}

}  // namespace corner::benchmarks
