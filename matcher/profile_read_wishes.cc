#include <string>
#include <unordered_set>
#include <utility>

#include "indexer/employer.h"
#include "indexer/match_table.h"
#include "indexer/vacancy.h"
#include "matcher/profile_names.h"
#include "matcher/profile_read.h"
#include "taxonomies/base/day.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;

constexpr int64_t kScaleLow = 1, kScaleHigh = 5;
constexpr int64_t kHundredths = 100;
constexpr double kWeekHours = 168;
constexpr int64_t kMostTravelMinutes = 480;
// The United Kingdom and the Crown Dependencies, in degrees. Catches exchanged coordinates.
constexpr double kSouth = 49, kNorth = 61, kWest = -9, kEast = 2;
// Coordinates are kept to six decimal places, a tenth of a metre.
constexpr int64_t kMillionths = 1'000'000;

static_assert(kMostProfileFacets == kMostFacetWishes);

void ReadFacet(const ProfileCursor& at, std::unordered_set<std::string>* seen, Profile* profile) {
  if (!at.IsObject(names::kFacet)) return;
  FacetWish wish;
  const std::optional<int64_t> ideal = at.Needed("ideal").Integer(kScaleLow, kScaleHigh, "");
  if (const auto strength = at["strength"].Choice(names::kStrengths)) {
    wish.strength = static_cast<FacetWish::Strength>(*strength);
  }
  const std::optional<std::string> id = at.Needed("id").Id(ProfileWord::kFacet);
  if (!id || !ideal) return;
  if (!seen->insert(*id).second) {
    at["id"].Report(Concat(Shown(*id), " is rated twice."), "Keep one rating.");
    return;
  }
  wish.facet = *id;
  wish.ideal = static_cast<int>(*ideal);
  profile->facets.push_back(std::move(wish));
}

std::optional<int32_t> WeekHours(const ProfileCursor& at) {
  const std::optional<int64_t> hours = at.Parts(kHundredths, 0, kWeekHours, " hours a week");
  if (!hours) return std::nullopt;
  return static_cast<int32_t>(*hours);
}

void CheckHours(const ProfileCursor& at, const HoursWish& hours) {
  if (hours.min && hours.max && *hours.min > *hours.max) {
    at["min"].Report("The fewest hours are more than the most hours.", "Exchange min and max?");
    return;
  }
  if (!hours.target) return;
  if ((hours.min && *hours.target < *hours.min) || (hours.max && *hours.target > *hours.max)) {
    at["target"].Report("The hours aimed at lie outside the fewest and the most.",
                        "Choose a target from min to max.");
  }
}

void ReadStep(const ProfileCursor& at, HoursWish* hours) {
  if (!at.IsObject(names::kStep)) return;
  const std::optional<std::string> from = at.Needed("from").Text();
  const std::optional<int32_t> amount = WeekHours(at.Needed("hours"));
  if (!from) return;
  if (!Day::ParseIso(*from)) {
    at["from"].Report(Concat(Shown(*from), " is not a day."), "Write the day as 2027-01-31.");
    return;
  }
  if (amount) hours->ramp.push_back({*from, *amount});
}

void ReadStart(const ProfileCursor& at, Profile* profile) {
  const std::optional<std::string> text = at.Text();
  if (!text) return;
  std::string_view time = *text;
  const bool flexible = time.ends_with(names::kFlexibleStart);
  if (flexible) time.remove_suffix(names::kFlexibleStart.size());
  const std::optional<int32_t> minute = ParseMinute(time, false);
  if (!minute) {
    at.Report(Concat(Shown(*text), " is not a start of the day."),
              "Write 09:30, or 09:30 flexible when a little earlier can be managed.");
    return;
  }
  profile->start_minute = minute;
  profile->start_flexible = flexible;
}

void ReadUnavailable(const ProfileCursor& at, Profile* profile) {
  if (!at.IsObject(names::kUnavailable)) return;
  const std::optional<size_t> day = at.Needed("day").Choice(names::kDays);
  const std::optional<int32_t> from = at.Needed("from").Minute(false);
  const std::optional<int32_t> to = at.Needed("to").Minute(true);
  if (from && to && *from >= *to) {
    at["to"].Report("This time ends before it begins.",
                    "Give a later end. A night is two entries: until 24:00, and from 00:00.");
    return;
  }
  if (day && from && to) profile->unavailable.push_back({static_cast<int>(*day), *from, *to});
}

void ReadPlaceText(const ProfileCursor& at, TravelWish* travel) {
  const std::optional<std::string> text = at.NeededText();
  if (!text) return;
  const PlaceAnswer answer = at.words().FindPlace(*text);
  const std::vector<std::string_view> others(answer.others.begin(), answer.others.end());
  switch (answer.kind) {
    case PlaceAnswer::Kind::kFound:
      travel->origins.push_back(answer.point);
      travel->origin_names.push_back(*text);
      return;
    case PlaceAnswer::Kind::kSeveral: {
      std::string sentence = Concat(Shown(*text), " may be more than one place.");
      at.Report(sentence, "Add the county or the first half of the postcode, one place an entry: " +
                              Join(answer.others, "; ") + ".");
      return;
    }
    case PlaceAnswer::Kind::kUnknown:
      at.Report(Concat("No place in the United Kingdom called ", Shown(*text), " is known."),
                others.empty() ? "Give a town, or the first half of a postcode such as LS1."
                               : Concat("Did you mean ", OneOf(others), "?"));
      return;
  }
}

void ReadOrigin(const ProfileCursor& at, TravelWish* travel) {
  if (at.is_string()) return ReadPlaceText(at, travel);
  if (!at.IsObject(names::kOrigin)) return;
  const auto degrees = [](const ProfileCursor& value, double least, double most) {
    return value.Parts(kMillionths, least, most, " degrees");
  };
  const std::optional<int64_t> lat = degrees(at.Needed("lat"), kSouth, kNorth);
  const std::optional<int64_t> lon = degrees(at.Needed("lon"), kWest, kEast);
  std::string name = at["name"].Text().value_or("");
  const size_t precision = at["precision"].Choice(names::kPrecisions).value_or(0);
  if (!lat || !lon) return;
  travel->origins.push_back({static_cast<double>(*lat) / static_cast<double>(kMillionths),
                             static_cast<double>(*lon) / static_cast<double>(kMillionths),
                             static_cast<taxonomies::PlacePrecision>(precision)});
  travel->origin_names.push_back(std::move(name));
}

void ReadModes(const ProfileCursor& at, TravelWish* travel) {
  uint32_t seen = 0;
  at.ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    const std::optional<size_t> mode = entry.Choice(names::kTravelModes);
    if (!mode || (seen & (1u << *mode)) != 0) return;
    seen |= 1u << *mode;
    travel->modes.push_back(static_cast<taxonomies::TravelMode>(*mode));
  });
  if (at.is_empty_array()) {
    at.Report("There is no way of travelling here.",
              Concat("Name one or more of ", OneOf(names::kTravelModes), "."));
  }
}

}  // namespace

std::optional<std::string> SectorOf(const ProfileCursor& at, std::string_view text) {
  std::string id = indexer::SectorId(text);
  if (!id.empty()) return id;
  at.Report(Concat(Shown(text), " names no sector."), "Write it as adverts do, such as Housing.");
  return std::nullopt;
}

std::optional<std::string> EmployerOf(const ProfileCursor& at, std::string_view text) {
  std::string key = FoldKey(text);
  if (key != text) key = indexer::EmployerKey(text);
  if (!key.empty()) return key;
  at.Report(Concat(Shown(text), " names no employer."),
            "Use the employer's key, as it stands with each vacancy.");
  return std::nullopt;
}

void ReadFacets(const ProfileCursor& root, Profile* profile) {
  std::unordered_set<std::string> seen;
  root["facets"].ForEach(kMostProfileFacets,
                         [&](const ProfileCursor& entry) { ReadFacet(entry, &seen, profile); });
}

void ReadHours(const ProfileCursor& root, Profile* profile) {
  const ProfileCursor at = root["hours"];
  if (!at.present() || !at.IsObject(names::kHours)) return;
  HoursWish& hours = profile->hours;
  hours.min = WeekHours(at["min"]);
  hours.max = WeekHours(at["max"]);
  hours.target = WeekHours(at["target"]);
  CheckHours(at, hours);
  at["ramp"].ForEach(kMostProfileEntries,
                     [&](const ProfileCursor& entry) { ReadStep(entry, &hours); });
}

void ReadDays(const ProfileCursor& root, Profile* profile) {
  root["shifts_ok"].ForEach(kMostProfileEntries, [&](const ProfileCursor& entry) {
    if (const auto shift = entry.Choice(names::kShifts)) {
      profile->shifts_ok |= indexer::kAllPatterns[*shift];
    }
  });
  ReadStart(root["start_time"], profile);
  root["unavailable"].ForEach(kMostProfileEntries,
                              [&](const ProfileCursor& entry) { ReadUnavailable(entry, profile); });
}

void ReadTravel(const ProfileCursor& root, Profile* profile) {
  const ProfileCursor at = root["travel"];
  if (!at.present() || !at.IsObject(names::kTravel)) return;
  TravelWish travel;
  const ProfileCursor origins = at.Needed("origins");
  origins.ForEach(kMostProfileOrigins,
                  [&](const ProfileCursor& entry) { ReadOrigin(entry, &travel); });
  if (origins.is_empty_array()) {
    origins.Report("There is no place to travel from.",
                   "Name a town or the first half of a postcode, or leave travel out.");
  }
  ReadModes(at.Needed("modes"), &travel);
  travel.max_minutes = static_cast<int>(
      at.Needed("max_minutes").Integer(1, kMostTravelMinutes, " minutes one way").value_or(0));
  profile->travel = std::move(travel);
}

void ReadSectors(const ProfileCursor& root, Profile* profile) {
  std::unordered_set<std::string> seen;
  root["sectors"].ForEach(kMostProfileEntries, [&](const ProfileCursor& at) {
    if (!at.IsObject(names::kSector)) return;
    const std::optional<size_t> strength = at.Needed("strength").Choice(names::kSectorStrengths);
    const std::optional<std::string> text = at.Needed("id").Text();
    if (!text) return;
    const std::optional<std::string> sector = SectorOf(at["id"], *text);
    if (!sector) return;
    if (!seen.insert(*sector).second) {
      at["id"].Report(Concat(Shown(*text), " stands here twice."), "Keep one.");
    } else if (strength) {
      profile->sectors.push_back({*sector, *strength == 1});
    }
  });
}

}  // namespace corner::matcher
