#include "tests/support/vocabulary_profiles.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "taxonomies/base/day.h"
#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::testing {
namespace {

using matcher::Profile;
using Ids = std::vector<std::string>;

const Ids& Fields() {
  static const auto* const kIds = [] {
    auto* ids = new Ids;
    for (const auto& field : taxonomies::BuiltinJobFields().all()) ids->push_back(field.id);
    return ids;
  }();
  return *kIds;
}

const Ids& Concepts() {
  static const auto* const kIds = [] {
    auto* ids = new Ids;
    for (const auto& one : taxonomies::BuiltinResources().all()) ids->push_back(one.id);
    return ids;
  }();
  return *kIds;
}

const Ids& Facets() {
  static const auto* const kIds = [] {
    auto* ids = new Ids;
    for (const auto& facet : taxonomies::BuiltinContext().facets()) ids->push_back(facet.id);
    return ids;
  }();
  return *kIds;
}

const Ids kSectors = {"housing", "food_retail", "charity", "local_government"};
const Ids kEmployers = {"tern tide cafe", "a b", "co op", "north ward trust"};
const Ids kWords = {"I",   "mend", "“old”", "clocks", "café", "\\",   "\"",   "on\tthe", "line\n",
                    "ffi", "Łódź", "für",   "/day",   "{}",   "🙂", "\x01", "e\u0301", "at home"};
const Ids kCredentials = {"driving_licence", "dbs", "language:welsh", "registration:nmc"};

}  // namespace

int VocabularyProfiles::Between(int low, int high) {
  return low + static_cast<int>(random_() % static_cast<uint64_t>(high - low + 1));
}
bool VocabularyProfiles::Chance(int percent) { return Between(0, 99) < percent; }

std::string VocabularyProfiles::Pick(const Ids& from) {
  return from[static_cast<size_t>(Between(0, static_cast<int>(from.size()) - 1))];
}

std::string VocabularyProfiles::Text() {
  std::string text = "x";
  for (int i = Between(0, 6); i > 0; --i) text.append(" ").append(Pick(kWords));
  return text;
}

Ids VocabularyProfiles::Some(const Ids& from, int most) {
  Ids some;
  for (int i = Between(0, most); i > 0; --i) {
    std::string one = Pick(from);
    if (std::find(some.begin(), some.end(), one) == some.end()) some.push_back(std::move(one));
  }
  return some;
}

matcher::Evidence VocabularyProfiles::OneEvidence() {
  matcher::Evidence evidence;
  evidence.kind = Pick({"paid", "voluntary", "caring", "study", "hobby", "lived_experience"});
  evidence.text = Text();
  if (Chance(50)) evidence.where = Text();
  if (Chance(30)) evidence.from = "2019";
  if (Chance(30)) evidence.to = "2021-06";
  if (Chance(30)) evidence.confirmer = Text();
  evidence.may_share = Chance(40);
  return evidence;
}

void VocabularyProfiles::SetWork(Profile* profile) {
  profile->aspirations.mode = static_cast<matcher::Aspirations::Mode>(Between(0, 3));
  profile->aspirations.fields = Some(Fields(), 4);
  for (std::string& id : Some(Concepts(), 4)) {
    profile->aspirations.interests.push_back({std::move(id), Between(1, 3)});
  }
  for (std::string& id : Some(Concepts(), 8)) {
    matcher::ResourceHeld held;
    held.concept_id = std::move(id);
    held.wish = static_cast<matcher::ResourceHeld::Wish>(Between(0, 3));
    held.use_to_find_jobs = Chance(20);
    for (int i = Between(0, 3); i > 0; --i) held.evidence.push_back(OneEvidence());
    profile->resources.push_back(std::move(held));
  }
}

void VocabularyProfiles::SetFacets(Profile* profile) {
  for (std::string& id : Some(Facets(), 8)) {
    profile->facets.push_back(
        {std::move(id), Between(1, 5), static_cast<matcher::FacetWish::Strength>(Between(0, 2))});
  }
}

void VocabularyProfiles::SetHours(Profile* profile) {
  const int min = Between(0, 8000), target = Between(min, 12000), max = Between(target, 16800);
  if (Chance(50)) profile->hours.min = min;
  if (Chance(50)) profile->hours.target = target;
  if (Chance(50)) profile->hours.max = max;
  for (int i = Chance(30) ? Between(1, 3) : 0; i > 0; --i) {
    profile->hours.ramp.push_back({Day(20000 + Between(0, 2000)).Iso(), Between(0, 16800)});
  }
}

void VocabularyProfiles::SetTimes(Profile* profile) {
  if (Chance(50)) profile->shifts_ok = static_cast<uint8_t>(Between(1, 255));
  if (Chance(40)) {
    profile->start_minute = Between(0, 1439);
    profile->start_flexible = Chance(50);
  }
  for (int i = Chance(40) ? Between(1, 5) : 0; i > 0; --i) {
    const int from = Between(0, 1439);
    profile->unavailable.push_back({Between(0, 6), from, Between(from + 1, 1440)});
  }
}

void VocabularyProfiles::SetTravel(Profile* profile) {
  if (Chance(40)) return;
  matcher::TravelWish travel;
  for (int i = Between(1, 3); i > 0; --i) {
    const int lat = Between(49'000'000, 61'000'000);
    const int lon = Chance(20) ? Between(-99, 99) : Between(-9'000'000, 2'000'000);
    travel.origins.push_back(
        {lat / 1e6, lon / 1e6, static_cast<taxonomies::PlacePrecision>(Between(0, 5))});
    travel.origin_names.push_back(Chance(70) ? Text() : "");
  }
  for (int mode = 0; mode < 4; ++mode) {
    if (mode == 2 || Chance(40)) travel.modes.push_back(static_cast<taxonomies::TravelMode>(mode));
  }
  travel.max_minutes = Between(1, 480);
  profile->travel = std::move(travel);
}

void VocabularyProfiles::SetRules(Profile* profile) {
  using matcher::Must;
  const auto must = [&](Must which, bool said) {
    profile->musts[static_cast<size_t>(which)] = said && Chance(40);
  };
  const matcher::HoursWish& hours = profile->hours;
  must(Must::kHours, hours.min || hours.max || hours.target);
  must(Must::kShifts, profile->shifts_ok != 0);
  must(Must::kTravel, profile->travel.has_value());
  must(Must::kPay, profile->pay_floor_pence.has_value());
  must(Must::kPermanent, profile->permanent);
  must(Must::kStart, profile->start_minute.has_value());
  const auto add = [&](matcher::Veto::Kind kind, const Ids& from) {
    for (std::string& value : Some(from, 2)) profile->vetoes.push_back({kind, std::move(value)});
  };
  add(matcher::Veto::Kind::kEmployer, kEmployers);
  add(matcher::Veto::Kind::kField, Fields());
  add(matcher::Veto::Kind::kSector, kSectors);
  add(matcher::Veto::Kind::kConcept, Concepts());
  if (Chance(30)) {
    profile->caps.push_back({matcher::Cap::By::kSector, Pick(kSectors), Between(1, 9)});
    profile->caps.push_back({matcher::Cap::By::kField, Pick(Fields()), Between(1, 9)});
    profile->caps.push_back({matcher::Cap::By::kEmployer, Pick(kEmployers), Between(1, 9)});
    profile->caps.push_back({matcher::Cap::By::kEmployer, "", Between(1, 1000)});
  }
}

Profile VocabularyProfiles::Next() {
  Profile profile;
  profile.key = Concat("random-", ++next_);
  SetWork(&profile);
  SetFacets(&profile);
  SetHours(&profile);
  SetTimes(&profile);
  SetTravel(&profile);
  if (Chance(40)) profile.pay_floor_pence = Between(100, 50'000);
  profile.permanent = Chance(30);
  if (Chance(40)) profile.remote = Chance(50);
  for (std::string& id : Some(kSectors, 3)) profile.sectors.push_back({std::move(id), Chance(50)});
  profile.openness = static_cast<matcher::Openness>(Between(0, 2));
  SetRules(&profile);
  profile.credentials = Some(kCredentials, 3);
  profile.widen = Chance(70);
  return profile;
}

namespace {

template <typename Number>
std::string OrUnsaid(const std::optional<Number>& value) {
  return value ? std::to_string(*value) : "unsaid";
}

void TravelInFull(const matcher::TravelWish& travel, std::ostringstream* out) {
  char exact[80];
  for (const taxonomies::TravelPoint& at : travel.origins) {
    std::snprintf(exact, sizeof(exact), "%.17g %.17g", at.lat, at.lon);
    *out << "origin " << exact << " " << static_cast<int>(at.precision) << "\n";
  }
  for (const std::string& name : travel.origin_names) *out << "origin name " << name << "\n";
  for (const taxonomies::TravelMode mode : travel.modes) *out << "mode " << int(mode) << "\n";
  *out << "minutes " << travel.max_minutes << "\n";
}

void WorkInFull(const Profile& profile, std::ostringstream* out) {
  *out << "mode " << int(profile.aspirations.mode) << "\n";
  for (const std::string& id : profile.aspirations.fields) *out << "field " << id << "\n";
  for (const auto& one : profile.aspirations.interests) {
    *out << "interest " << one.concept_id << " " << one.strength << "\n";
  }
  for (const matcher::ResourceHeld& held : profile.resources) {
    *out << "resource " << held.concept_id << " " << int(held.wish) << held.use_to_find_jobs
         << "\n";
    for (const matcher::Evidence& one : held.evidence) {
      *out << "evidence " << one.kind << "|" << one.text << "|" << one.where << "|" << one.from
           << "|" << one.to << "|" << one.confirmer << "|" << one.may_share << "\n";
    }
  }
}

}  // namespace

std::string InFull(const Profile& profile) {
  std::ostringstream out;
  out << "key " << profile.key << "\n";
  WorkInFull(profile, &out);
  for (const matcher::FacetWish& wish : profile.facets) {
    out << "facet " << wish.facet << " " << wish.ideal << " " << int(wish.strength) << "\n";
  }
  const matcher::HoursWish& hours = profile.hours;
  out << "hours " << OrUnsaid(hours.min) << " " << OrUnsaid(hours.max) << " "
      << OrUnsaid(hours.target) << "\n";
  for (const auto& step : hours.ramp) out << "step " << step.from << " " << step.hours << "\n";
  out << "shifts " << int(profile.shifts_ok) << "\nstart " << OrUnsaid(profile.start_minute) << " "
      << profile.start_flexible << "\n";
  for (const matcher::Unavailable& time : profile.unavailable) {
    out << "taken " << time.weekday << " " << time.from_minute << " " << time.to_minute << "\n";
  }
  if (profile.travel) TravelInFull(*profile.travel, &out);
  out << "pay " << OrUnsaid(profile.pay_floor_pence) << "\npermanent " << profile.permanent
      << "\nremote " << OrUnsaid(profile.remote) << "\nopenness " << int(profile.openness) << "\n";
  for (const matcher::SectorWish& wish : profile.sectors) {
    out << "sector " << wish.sector << " " << wish.avoid << "\n";
  }
  for (const bool must : profile.musts) out << "must " << must << "\n";
  for (const matcher::Veto& veto : profile.vetoes) {
    out << "veto " << int(veto.kind) << " " << veto.value << "\n";
  }
  for (const matcher::Cap& cap : profile.caps) {
    out << "cap " << int(cap.by) << " " << cap.value << " " << cap.max << "\n";
  }
  for (const std::string& kind : profile.credentials) out << "credential " << kind << "\n";
  out << "widen " << profile.widen << "\n";
  return out.str();
}

}  // namespace corner::testing
