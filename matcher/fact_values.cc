#include "matcher/fact_values.h"

#include <algorithm>
#include <string>

#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr std::string_view kModes[] = {"walk", "cycle", "bus", "car"};

void Add(std::string_view name, std::string_view kind, std::string value, Reason* reason) {
  reason->values.push_back({std::string(name), std::string(kind), std::move(value)});
}

void AddNumber(std::string_view name, std::string_view kind, int64_t value, Reason* reason) {
  Add(name, kind, std::to_string(value), reason);
}

// Where the advert's text says a fact, for quoting.
void Quote(const indexer::Vacancy& vacancy, std::string_view fact, Reason* reason) {
  for (const indexer::FactSource& source : vacancy.facts) {
    if (source.name != fact || source.source != "text:description" || source.to <= source.from) {
      continue;
    }
    const std::string& text = vacancy.description_text;
    if (source.from < 0 || static_cast<size_t>(source.to) > text.size()) return;
    reason->span = indexer::Span{source.from, source.to};
    reason->quote =
        text.substr(static_cast<size_t>(source.from), static_cast<size_t>(source.to - source.from));
    return;
  }
}

void SetHours(const Profile& profile, const JobFacts& facts, Reason* reason) {
  const HoursWish& wish = profile.hours;
  if (wish.min) AddNumber("wish_min", "hours", *wish.min, reason);
  if (wish.max) AddNumber("wish_max", "hours", *wish.max, reason);
  if (wish.target) AddNumber("wish_target", "hours", *wish.target, reason);
  if (facts.hours_min == kUnstated) return;
  AddNumber("job_min", "hours", facts.hours_min, reason);
  AddNumber("job_max", "hours", facts.hours_max, reason);
}

void SetTravel(const Profile& profile, const JobFacts& facts, Reason* reason) {
  AddNumber("wish", "minutes", profile.travel->max_minutes, reason);
  switch (facts.journey.kind) {
    case Journey::Kind::kUnknown:
      break;
    case Journey::Kind::kBeyond:
      Add("reach", "text", "beyond", reason);
      break;
    case Journey::Kind::kFromHome:
      Add("reach", "text", "home", reason);
      break;
    case Journey::Kind::kKnown:
      AddNumber("low", "minutes", facts.journey.minutes.low, reason);
      AddNumber("likely", "minutes", facts.journey.minutes.likely, reason);
      AddNumber("high", "minutes", facts.journey.minutes.high, reason);
      Add("mode", "mode", std::string(kModes[static_cast<size_t>(facts.journey.mode)]), reason);
      if (facts.journey.origin < profile.travel->origin_names.size()) {
        Add("origin", "text", profile.travel->origin_names[facts.journey.origin], reason);
      }
      break;
  }
}

void SetFacet(const FacetWish& wish, const FacetFact& fact, const indexer::Vacancy& vacancy,
              Reason* reason) {
  constexpr std::string_view kStrengths[] = {"must", "prefer", "avoid"};
  Add("facet", "facet", wish.facet, reason);
  AddNumber("wish", "scale", wish.ideal, reason);
  Add("strength", "text", std::string(kStrengths[static_cast<size_t>(wish.strength)]), reason);
  if (fact.value == 0) return;
  AddNumber("job", "scale", fact.value, reason);
  Add("source", "text", fact.typical ? "typical" : fact.visit ? "visit" : "advert", reason);
  Quote(vacancy, Concat("facet:", wish.facet), reason);
}

size_t FacetPosition(const indexer::Vacancy& vacancy, const std::string& id) {
  const auto at = std::find_if(vacancy.facets.begin(), vacancy.facets.end(),
                               [&](const indexer::Facet& facet) { return facet.id == id; });
  return static_cast<size_t>(at - vacancy.facets.begin());
}

}  // namespace

Reason FactReason(const Profile& profile, Preference kind, uint16_t facet,
                  const indexer::Vacancy& vacancy, const JobFacts& facts) {
  Reason reason;
  const auto set = [&](std::string_view profile_path, std::string_view vacancy_path) {
    reason.profile = profile_path;
    reason.vacancy = vacancy_path;
  };
  switch (kind) {
    case Preference::kHours:
      set("/hours", "/hours");
      SetHours(profile, facts, &reason);
      Quote(vacancy, "hours", &reason);
      break;
    case Preference::kShifts:
      set("/shifts_ok", "/pattern");
      AddNumber("wish", "patterns", profile.shifts_ok, &reason);
      AddNumber("job", "patterns", facts.pattern, &reason);
      Quote(vacancy, "pattern", &reason);
      break;
    case Preference::kTravel:
      set("/travel", "/place");
      SetTravel(profile, facts, &reason);
      Add("place", "text", vacancy.place.name, &reason);
      break;
    case Preference::kPay:
      set("/pay_floor_pence", "/pay");
      AddNumber("wish", "pence", profile.pay_floor_pence.value_or(0), &reason);
      if (facts.hourly_min == kUnstated) break;
      AddNumber("job_min", "pence", facts.hourly_min, &reason);
      AddNumber("job_max", "pence", facts.hourly_max, &reason);
      Quote(vacancy, "pay", &reason);
      break;
    case Preference::kPermanent:
      set("/permanent", "/contract");
      Add("job", "contract", std::string(indexer::Name(facts.contract)), &reason);
      Quote(vacancy, "contract", &reason);
      break;
    case Preference::kRemote:
      set("/remote", "/remote");
      Add("wish", "text", profile.remote.value_or(false) ? "home" : "away", &reason);
      Add("job", "remote", std::string(indexer::Name(facts.remote)), &reason);
      break;
    case Preference::kStart:
      set("/start_time", "/start_time");
      AddNumber("wish", "clock", profile.start_minute.value_or(0), &reason);
      if (facts.start_minute == kUnstated) break;
      AddNumber("job", "clock", facts.start_minute, &reason);
      Quote(vacancy, "start_time", &reason);
      break;
    case Preference::kSector:
      set("/sectors", "/sector");
      if (!vacancy.sector.empty()) Add("job", "text", vacancy.sector, &reason);
      break;
    case Preference::kOpenness:
      set("/openness", "/schemes");
      AddNumber("job", "schemes", facts.schemes, &reason);
      break;
    case Preference::kFacet:
      reason.profile = Concat("/facets/", facet);
      reason.vacancy = "/facets";
      SetFacet(profile.facets[facet], facts.facets[facet], vacancy, &reason);
      if (const size_t at = FacetPosition(vacancy, profile.facets[facet].facet);
          at < vacancy.facets.size()) {
        reason.vacancy = Concat("/facets/", at);
      }
      break;
  }
  return reason;
}

}  // namespace corner::matcher
