#include "tests/support/random_profile.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/match_table.h"
#include "taxonomies/base/text.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {
namespace {

using matcher::Cap;
using matcher::Evidence;
using matcher::FacetWish;
using matcher::Must;
using matcher::Profile;
using matcher::ResourceHeld;
using matcher::Veto;

constexpr std::string_view kEvidenceKinds[] = {"paid",  "voluntary", "caring",
                                               "study", "hobby",     "lived"};
// Words of clients, among them the marks that often go wrong in text.
constexpr std::string_view kSaid[] = {"ran the tea bar at the drop-in on Tuesdays",
                                      "did Mum's shopping & washing for two years",
                                      "mended \"dead\" bikes – and sold them on",
                                      "helped at the café",
                                      "stock take at the food bank, every month",
                                      "looked after three dogs {two were mine}",
                                      "drove a van for 18 months",
                                      "roeddwn i'n gweithio mewn siop"};

template <typename List>
std::vector<std::string> Strings(const List& list) {
  return {list.begin(), list.end()};
}

std::vector<std::string> WordsWith(std::string_view prefix, size_t from, size_t to) {
  std::vector<std::string> words;
  for (size_t rank = from; rank < to; ++rank) {
    words.push_back(Concat(prefix, RandomVacancies::WordAt(rank)));
  }
  return words;
}

bool Has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

RandomProfiles::RandomProfiles(uint64_t seed, RandomProfileOptions options)
    : options_(std::move(options)), random_(seed) {
  const auto fill = [](std::vector<std::string> usual, std::vector<std::string>* list) {
    if (list->empty()) *list = std::move(usual);
  };
  fill(WordsWith("task:", 0, options_.vocabulary), &options_.concepts);
  fill(WordsWith("pace:", 0, options_.vocabulary), &options_.facets);
  fill(Strings(RandomVacancies::Fields()), &options_.fields);
  fill(Strings(RandomVacancies::RequirementKinds()), &options_.credentials);
  for (std::string_view sector : RandomVacancies::Sectors()) {
    sectors_.push_back(indexer::SectorId(sector));
  }
  employers_ = WordsWith("", RandomVacancies::kFirstEmployer, RandomVacancies::kLastEmployer + 1);
}

int64_t RandomProfiles::Between(int64_t low, int64_t high) {
  return low + static_cast<int64_t>(random_() % static_cast<uint64_t>(high - low + 1));
}

bool RandomProfiles::Chance(int percent) { return Between(0, 99) < percent; }

const std::string& RandomProfiles::OneOf(const std::vector<std::string>& list) {
  return list[random_() % list.size()];
}

std::vector<std::string> RandomProfiles::Some(const std::vector<std::string>& list, int64_t most) {
  std::vector<std::string> some;
  for (int64_t n = Between(0, most); n > 0; --n) {
    const std::string& one = OneOf(list);
    if (!Has(some, one)) some.push_back(one);
  }
  return some;
}

std::string RandomProfiles::Sentence() { return std::string(kSaid[random_() % std::size(kSaid)]); }

void RandomProfiles::SetAspirations(Profile* profile) {
  matcher::Aspirations& wanted = profile->aspirations;
  wanted.mode = static_cast<matcher::Aspirations::Mode>(Between(0, 3));
  if (Chance(50)) wanted.mode = matcher::Aspirations::Mode::kNamed;
  wanted.fields = Some(options_.fields, 3);
  for (const std::string& concept_id : Some(options_.concepts, 5)) {
    wanted.interests.push_back({concept_id, static_cast<int>(Between(1, 3))});
  }
  const bool named = wanted.mode == matcher::Aspirations::Mode::kNamed;
  if (named && wanted.fields.empty() && wanted.interests.empty()) {
    wanted.fields.push_back(OneOf(options_.fields));
  }
}

Evidence RandomProfiles::MakeEvidence() {
  Evidence evidence;
  evidence.kind = kEvidenceKinds[random_() % std::size(kEvidenceKinds)];
  evidence.text = Sentence();
  if (Chance(40)) evidence.where = "the community centre";
  if (Chance(40)) evidence.from = (options_.day - static_cast<int32_t>(Between(400, 4000))).Iso();
  if (Chance(30)) evidence.to = (options_.day - static_cast<int32_t>(Between(0, 399))).Iso();
  if (Chance(20)) evidence.confirmer = "a volunteer co-ordinator";
  evidence.may_share = Chance(50);
  return evidence;
}

void RandomProfiles::SetResources(Profile* profile) {
  const auto& interests = profile->aspirations.interests;
  for (const std::string& concept_id : Some(options_.concepts, 8)) {
    ResourceHeld held;
    held.concept_id = concept_id;
    held.wish = static_cast<ResourceHeld::Wish>(Between(0, 2));
    const bool sought = std::any_of(interests.begin(), interests.end(), [&](const auto& interest) {
      return interest.concept_id == concept_id;
    });
    if (!sought && Chance(options_.must_percent)) held.wish = ResourceHeld::Wish::kNever;
    for (int64_t n = Between(-1, 3); n > 0; --n) held.evidence.push_back(MakeEvidence());
    held.use_to_find_jobs = Chance(50);
    profile->resources.push_back(std::move(held));
  }
}

void RandomProfiles::SetFacets(Profile* profile) {
  for (const std::string& facet : Some(options_.facets, 5)) {
    FacetWish wish{facet, static_cast<int>(Between(1, 5)), FacetWish::Strength::kPrefer};
    if (Chance(25)) wish.strength = FacetWish::Strength::kAvoid;
    if (Chance(options_.must_percent)) wish.strength = FacetWish::Strength::kMust;
    profile->facets.push_back(std::move(wish));
  }
}

void RandomProfiles::SetHours(matcher::HoursWish* hours) {
  const auto low = static_cast<int32_t>(Between(8, 120) * 25);
  const auto high = low + static_cast<int32_t>(Between(0, 60) * 25);
  if (Chance(70)) hours->min = low;
  if (Chance(70)) hours->max = high;
  if (Chance(50)) hours->target = low + static_cast<int32_t>(Between(0, (high - low) / 25) * 25);
  Day day = options_.day + static_cast<int32_t>(Between(10, 60));
  for (int64_t n = Between(-2, 3); n > 0; --n, day = day + 90) {
    hours->ramp.push_back({day.Iso(), static_cast<int32_t>(Between(8, 37) * 100)});
  }
}

void RandomProfiles::SetTimes(Profile* profile) {
  if (Chance(65)) SetHours(&profile->hours);
  if (Chance(55)) profile->shifts_ok = static_cast<uint8_t>(Between(1, 255));
  if (Chance(35)) profile->start_minute = static_cast<int32_t>(Between(60, 140) * 5);
  profile->start_flexible = profile->start_minute && Chance(40);
  for (int64_t n = Between(-3, 2); n > 0; --n) {
    const auto from = static_cast<int32_t>(Between(32, 68) * 15);
    profile->unavailable.push_back(
        {static_cast<int>(Between(0, 6)), from, from + static_cast<int32_t>(Between(1, 12) * 15)});
  }
}

void RandomProfiles::SetTravel(Profile* profile) {
  if (Chance(40)) return;
  matcher::TravelWish travel;
  for (int64_t n = Between(1, 3); n > 0; --n) {
    const auto towns = RandomVacancies::Towns();
    const RandomVacancies::Town& town = towns[random_() % towns.size()];
    travel.origins.push_back({town.lat + static_cast<double>(Between(-600, 600)) / 10000,
                              town.lon + static_cast<double>(Between(-600, 600)) / 10000,
                              static_cast<taxonomies::PlacePrecision>(Between(0, 2))});
    travel.origin_names.push_back(Concat(town.name, Chance(50) ? "" : " (my sister's)"));
  }
  const auto first = static_cast<int>(Between(0, 3));
  for (int mode = first; mode <= 3; ++mode) {
    if (mode > first && !Chance(40)) continue;
    travel.modes.push_back(static_cast<taxonomies::TravelMode>(mode));
  }
  travel.max_minutes = static_cast<int>(Between(2, 24) * 5);
  profile->travel = std::move(travel);
}

void RandomProfiles::SetTerms(Profile* profile) {
  if (Chance(45)) profile->pay_floor_pence = static_cast<int32_t>(Between(1000, 2400));
  profile->permanent = Chance(35);
  if (Chance(30)) profile->remote = Chance(50);
  for (const std::string& sector : Some(sectors_, 3)) {
    if (Chance(60)) profile->sectors.push_back({sector, Chance(40)});
  }
  profile->openness = static_cast<matcher::Openness>(Between(0, 2));
  profile->credentials = Some(options_.credentials, 3);
  profile->widen = Chance(70);
}

void RandomProfiles::SetVetoes(Profile* profile) {
  const matcher::Aspirations& wanted = profile->aspirations;
  const auto add = [&](Veto::Kind kind, const std::string& value, bool sought) {
    if (!sought && Chance(options_.must_percent)) profile->vetoes.push_back({kind, value});
  };
  add(Veto::Kind::kEmployer, OneOf(employers_), false);
  const std::string& field = OneOf(options_.fields);
  add(Veto::Kind::kField, field, Has(wanted.fields, field));
  const std::string& sector = OneOf(sectors_);
  add(Veto::Kind::kSector, sector,
      std::any_of(profile->sectors.begin(), profile->sectors.end(),
                  [&](const auto& wish) { return wish.sector == sector; }));
  const std::string& concept_id = OneOf(options_.concepts);
  const auto names = [&](const auto& one) { return one.concept_id == concept_id; };
  add(Veto::Kind::kConcept, concept_id,
      std::any_of(wanted.interests.begin(), wanted.interests.end(), names) ||
          std::any_of(profile->resources.begin(), profile->resources.end(), names));
}

void RandomProfiles::SetRules(Profile* profile) {
  const auto must = [&](Must which, bool said) {
    profile->musts[static_cast<size_t>(which)] = said && Chance(options_.must_percent);
  };
  must(Must::kHours, profile->hours.min || profile->hours.max);
  must(Must::kShifts, profile->shifts_ok != 0);
  must(Must::kTravel, profile->travel.has_value());
  must(Must::kPay, profile->pay_floor_pence.has_value());
  must(Must::kPermanent, profile->permanent);
  must(Must::kStart, profile->start_minute.has_value());
  SetVetoes(profile);
  if (Chance(15)) {
    Cap cap{static_cast<Cap::By>(Between(0, 2)), "", static_cast<int>(Between(1, 4))};
    if (Chance(50)) {
      cap.value = cap.by == Cap::By::kSector     ? OneOf(sectors_)
                  : cap.by == Cap::By::kEmployer ? OneOf(employers_)
                                                 : OneOf(options_.fields);
    }
    profile->caps.push_back(std::move(cap));
  }
}

Profile RandomProfiles::Next() {
  Profile profile;
  profile.key = Concat("client-", ++next_);
  SetAspirations(&profile);
  SetResources(&profile);
  SetFacets(&profile);
  SetTimes(&profile);
  SetTravel(&profile);
  SetTerms(&profile);
  SetRules(&profile);
  return profile;
}

}  // namespace corner::testing
