#include "tests/support/case_file.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "indexer/vacancy.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using indexer::Vacancy;
using matcher::Profile;

constexpr int32_t kDay = 20'605;  // 2026-06-01
constexpr std::string_view kSource = "cases";

absl::Status Bad(std::string_view what) {
  return InvalidInput(Concat("The case file cannot be used: ", what, "."));
}

std::string Text(const JsonValue& value) { return std::string(value.string().value_or("")); }
std::string Word(const JsonValue& value) { return FoldText(Text(value)); }

std::vector<std::string> WordList(const JsonValue& list) {
  std::vector<std::string> words;
  for (size_t i = 0; i < list.size(); ++i) words.push_back(Word(list.element(i)));
  return words;
}

int32_t Hundredths(const JsonValue& value) {
  return static_cast<int32_t>(std::lround(value.number().value_or(0) * 100));
}

absl::StatusOr<uint8_t> Patterns(const JsonValue& list) {
  uint8_t bits = 0;
  for (const std::string& word : WordList(list)) {
    const auto bit = indexer::PatternFromName(word == "weekend" ? "weekends" : word);
    if (!bit) return Bad(Concat("there is no working pattern ", word));
    bits |= *bit;
  }
  return bits;
}

// "08:30" or "08:30 flexible".
absl::StatusOr<std::pair<int32_t, bool>> Clock(const JsonValue& value) {
  const std::string text = Text(value);
  int hour = 0, minute = 0;
  if (text.size() < 5 || std::sscanf(text.c_str(), "%2d:%2d", &hour, &minute) != 2) {
    return Bad(Concat("the time ", text, " is not HH:MM"));
  }
  return std::pair(hour * 60 + minute, text.find("flexible") != std::string::npos);
}

void SetEmployer(const JsonValue& employers, const JsonValue& row, Vacancy* vacancy) {
  vacancy->employer_key = Text(row.member("employer"));
  const JsonValue employer = employers.member(vacancy->employer_key);
  vacancy->employer_name = Text(employer.member("name"));
  vacancy->sector = Text(employer.member("sector"));
  constexpr std::string_view kLevels[] = {"", "committed", "employer", "leader"};
  const int64_t level = employer.member("disability_confident").integer().value_or(0);
  if (level > 0 && level < 4) {
    vacancy->schemes.push_back(
        {"disability_confident", std::string(kLevels[static_cast<size_t>(level)])});
  }
  if (employer.member("mindful").boolean().value_or(false)) {
    vacancy->schemes.push_back({"mindful_employer", ""});
  }
}

absl::Status SetTerms(const JsonValue& row, CaseFile* file, Vacancy* vacancy) {
  if (row.member("hours").is_number()) {
    const int32_t hours = Hundredths(row.member("hours"));
    vacancy->hours = indexer::Hours{hours, hours};
  }
  if (row.member("pay").is_number()) {
    const int64_t pence = Hundredths(row.member("pay"));
    vacancy->pay = indexer::Pay{};
    vacancy->pay->min_pence = vacancy->pay->max_pence = vacancy->pay->hourly_min_pence = pence;
    vacancy->pay->period = indexer::PayPeriod::kHour;
  }
  CORNER_ASSIGN_OR_RETURN(vacancy->pattern, Patterns(row.member("shifts")));
  if (row.member("start_time").is_string()) {
    CORNER_ASSIGN_OR_RETURN(const auto start, Clock(row.member("start_time")));
    vacancy->start_minute = start.first;
    if (start.second) vacancy->pattern |= indexer::kFlexible;
  }
  const std::string contract = Word(row.member("contract"));
  vacancy->contract = indexer::ContractFromName(contract).value_or(indexer::Contract::kUnknown);
  vacancy->competitive = row.member("competitive").boolean().value_or(true);
  const std::string zone = Text(row.member("zone"));
  if (zone.empty()) return absl::OkStatus();
  auto at = std::find(file->zones.begin(), file->zones.end(), zone);
  if (at == file->zones.end()) at = file->zones.insert(at, zone);
  vacancy->place.name = vacancy->place.text = zone;
  vacancy->place.lat = static_cast<double>(at - file->zones.begin());
  vacancy->place.precision = taxonomies::PlacePrecision::kSite;
  return absl::OkStatus();
}

absl::Status AddVacancy(const JsonValue& employers, const JsonValue& row, CaseFile* file) {
  Vacancy vacancy;
  const std::string name = Text(row.member("id"));
  if (name.empty()) return Bad("a vacancy has no id");
  vacancy.id = indexer::VacancyId(kSource, name);
  vacancy.source = kSource;
  vacancy.external_id = name;
  vacancy.title = Text(row.member("title"));
  vacancy.first_seen = Day(kDay);
  SetEmployer(employers, row, &vacancy);
  CORNER_RETURN_IF_ERROR(SetTerms(row, file, &vacancy));
  if (const std::string field = Word(row.member("category")); field != "open") {
    vacancy.fields = {field};
  }
  for (const std::string& task : WordList(row.member("tasks"))) {
    vacancy.tasks.push_back({task, indexer::kTaskInTitle, {}});
  }
  for (const std::string& kind : WordList(row.member("essential"))) {
    vacancy.requirements.push_back({kind, indexer::Requirement::Strength::kMust, 0, 0});
  }
  row.member("facets").ForEachMember([&](std::string_view id, const JsonValue& value) {
    vacancy.facets.push_back(
        {std::string(id), static_cast<int32_t>(value.integer().value_or(0)), "advert"});
  });
  file->id_of[name] = vacancy.id;
  file->name_of[vacancy.id] = name;
  file->catalogue.Put(std::move(vacancy));
  return absl::OkStatus();
}

void SetAspirations(const JsonValue& row, Profile* profile) {
  bool open = false;
  for (std::string& field : WordList(row.member("categories"))) {
    if (field == "open") {
      open = true;
    } else {
      profile->aspirations.fields.push_back(std::move(field));
    }
  }
  row.member("aspirations").ForEachMember([&](std::string_view word, const JsonValue& value) {
    profile->aspirations.interests.push_back(
        {FoldText(word), static_cast<int>(value.integer().value_or(1))});
  });
  using Mode = matcher::Aspirations::Mode;
  profile->aspirations.mode = open ? Mode::kOpen : Mode::kNamed;
}

void SetResources(const JsonValue& row, Profile* profile) {
  const auto wanted = [&](const std::string& word) {
    const auto& interests = profile->aspirations.interests;
    return std::any_of(interests.begin(), interests.end(),
                       [&](const auto& interest) { return interest.concept_id == word; });
  };
  row.member("resources").ForEachMember([&](std::string_view word, const JsonValue& value) {
    matcher::ResourceHeld held;
    held.concept_id = FoldText(word);
    held.wish = wanted(held.concept_id) ? matcher::ResourceHeld::Wish::kWant
                                        : matcher::ResourceHeld::Wish::kHappy;
    held.evidence.push_back({"said", Text(value), "", "", "", "", false});
    profile->resources.push_back(std::move(held));
  });
  profile->credentials = WordList(row.member("credentials"));
}

absl::Status SetWeek(const JsonValue& row, Profile* profile) {
  const auto hours = [&](const char* name) -> std::optional<int32_t> {
    if (!row.member(name).is_number()) return std::nullopt;
    return Hundredths(row.member(name));
  };
  profile->hours = {hours("hours_min"), hours("hours_max"), hours("hours_target"), {}};
  CORNER_ASSIGN_OR_RETURN(profile->shifts_ok, Patterns(row.member("shifts_ok")));
  for (const char* name : {"start_time_prefer", "start_time"}) {
    if (!row.member(name).is_string()) continue;
    CORNER_ASSIGN_OR_RETURN(const auto start, Clock(row.member(name)));
    profile->start_minute = start.first;
    profile->start_flexible = start.second;
  }
  return absl::OkStatus();
}

absl::Status SetPreferences(const JsonValue& row, Profile* profile) {
  CORNER_RETURN_IF_ERROR(SetWeek(row, profile));
  if (row.member("travel_max").is_number()) {
    matcher::TravelWish travel;
    travel.origins.push_back({0, 0, taxonomies::PlacePrecision::kSite});
    travel.modes = {taxonomies::TravelMode::kBus};
    travel.max_minutes = static_cast<int>(row.member("travel_max").integer().value_or(0));
    profile->travel = travel;
  }
  if (row.member("pay_floor").is_number())
    profile->pay_floor_pence = Hundredths(row.member("pay_floor"));
  profile->permanent = row.member("wants_permanent").boolean().value_or(false);
  row.member("facets").ForEachMember([&](std::string_view id, const JsonValue& value) {
    profile->facets.push_back({std::string(id), static_cast<int>(value.integer().value_or(3)),
                               matcher::FacetWish::Strength::kPrefer});
  });
  row.member("sector_cap").ForEachMember([&](std::string_view sector, const JsonValue& value) {
    profile->caps.push_back({matcher::Cap::By::kSector, indexer::SectorId(sector),
                             static_cast<int>(value.integer().value_or(1))});
  });
  constexpr std::string_view kMusts[] = {"hours", "shifts", "travel", "pay", "permanent", "start"};
  for (const std::string& must : WordList(row.member("musts"))) {
    const auto at = std::find(std::begin(kMusts), std::end(kMusts), must);
    if (at == std::end(kMusts)) return Bad(Concat("there is no must ", must));
    profile->musts[static_cast<size_t>(at - std::begin(kMusts))] = true;
  }
  return absl::OkStatus();
}

// What the plan's stance lets be used; its words go no further.
matcher::DisclosureUses UsesOf(const JsonValue& row, const JsonValue& employers) {
  const std::string stance = Text(row.member("disclosure").member("stance"));
  std::set<std::string> known;
  employers.ForEachMember([&](std::string_view key, const JsonValue& employer) {
    const std::string stage = Text(employer.member("contact_stage"));
    if (stage == "established" || stage.find("visit") != std::string::npos) known.emplace(key);
  });
  const bool may_ask = stance == "at_application" || stance == "after_offer";
  return [stance, known, may_ask](std::string_view key) {
    return matcher::DisclosureUse{stance == "at_application",
                                  may_ask && known.contains(std::string(key))};
  };
}

absl::StatusOr<CaseClient> ReadClient(const JsonValue& row, const JsonValue& root) {
  CaseClient client;
  client.id = Text(row.member("id"));
  auto profile = std::make_shared<Profile>();
  profile->key = client.id;
  profile->widen = false;
  SetAspirations(row, profile.get());
  SetResources(row, profile.get());
  CORNER_RETURN_IF_ERROR(SetPreferences(row, profile.get()));
  client.profile = profile;
  client.disclosure = UsesOf(row, root.member("employers"));
  row.member("zone_minutes").ForEachMember([&](std::string_view zone, const JsonValue& value) {
    client.zone_minutes[std::string(zone)] = static_cast<int>(value.integer().value_or(0));
  });
  root.member("expectations")
      .member(client.id)
      .ForEachMember([&](std::string_view key, const JsonValue& list) {
        CaseExpectation expectation{std::string(key), {}};
        for (size_t i = 0; i < list.size(); ++i) {
          expectation.vacancies.push_back(Text(list.element(i)));
        }
        client.expectations.push_back(std::move(expectation));
      });
  return client;
}

class ZoneTimes final : public taxonomies::TravelTimes {
 public:
  explicit ZoneTimes(std::vector<std::optional<int>> minutes) : minutes_(std::move(minutes)) {}
  std::optional<taxonomies::TravelMinutes> Between(const taxonomies::TravelPoint&,
                                                   const taxonomies::TravelPoint& to,
                                                   taxonomies::TravelMode,
                                                   const taxonomies::Departure&) const override {
    const auto zone = static_cast<size_t>(to.lat);
    if (zone >= minutes_.size() || !minutes_[zone]) return std::nullopt;
    return taxonomies::TravelMinutes{*minutes_[zone], *minutes_[zone], *minutes_[zone]};
  }
  double ReachKm(const taxonomies::TravelPoint&, std::span<const taxonomies::TravelMode>,
                 int) const override {
    return 1e9;
  }

 private:
  std::vector<std::optional<int>> minutes_;  // by zone
};

}  // namespace

absl::StatusOr<std::unique_ptr<CaseFile>> ReadCases(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  const JsonValue root = document.root();
  const JsonValue vacancies = root.member("vacancies"), clients = root.member("clients");
  if (!vacancies.is_array() || !clients.is_array()) {
    return Bad("it has no list of vacancies or of clients");
  }
  auto file = std::make_unique<CaseFile>();
  file->legal_rate_pence = Hundredths(root.member("nmw_21_plus_apr_2026"));
  for (size_t i = 0; i < vacancies.size(); ++i) {
    CORNER_RETURN_IF_ERROR(AddVacancy(root.member("employers"), vacancies.element(i), file.get()));
  }
  for (size_t i = 0; i < clients.size(); ++i) {
    CORNER_ASSIGN_OR_RETURN(CaseClient client, ReadClient(clients.element(i), root));
    for (const CaseExpectation& expectation : client.expectations) {
      for (const std::string& name : expectation.vacancies) {
        if (!file->id_of.contains(name)) return Bad(Concat("there is no vacancy ", name));
      }
    }
    file->clients.push_back(std::move(client));
  }
  return file;
}

std::unique_ptr<taxonomies::TravelTimes> ZoneTravelTimes(const CaseFile& file,
                                                         const CaseClient& client) {
  std::vector<std::optional<int>> minutes;
  for (const std::string& zone : file.zones) {
    const auto found = client.zone_minutes.find(zone);
    minutes.push_back(found == client.zone_minutes.end() ? std::nullopt
                                                         : std::optional(found->second));
  }
  return std::make_unique<ZoneTimes>(std::move(minutes));
}

}  // namespace corner::testing
