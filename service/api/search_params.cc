// The table of search parameters: what each is called, means and does to the probe.
#include <algorithm>
#include <array>

#include "indexer/employer.h"
#include "indexer/query.h"
#include "service/api/param_values.h"
#include "service/api/probe_draft.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using indexer::FacetField;
using indexer::NumberFilter;
using indexer::Probe;
using indexer::Unknowns;
using Code = ParamIssue::Code;

void ReadWords(std::string_view value, ProbeDraft* draft) {
  draft->read().words = value;
  auto query = indexer::ParseQuery(value);
  if (!query.ok()) {
    const std::string hint = Hint(query.status());
    draft->Bad(hint.empty() ? Sentence(query.status())
                            : Concat(Sentence(query.status()), " ", hint));
    return;
  }
  draft->probe().clauses = std::move(query->clauses);
  draft->read().understood = std::move(query->understood);
}

void ReadNear(std::string_view value, ProbeDraft* draft) { draft->place_text = TrimSpace(value); }

void ReadWithin(std::string_view value, ProbeDraft* draft) {
  draft->within_km = ParseDistanceKm(value);
  if (!draft->within_km) draft->Bad("Give a distance up to 500 miles, such as 5mi, 8km or 10.");
}

enum class End { kMin, kMax };

void Store(NumberFilter* filter, End end, int64_t value) {
  (end == End::kMin ? filter->min : filter->max) = value;
}

template <NumberFilter Probe::*kFilter, End kEnd>
void ReadPounds(std::string_view value, ProbeDraft* draft) {
  const auto pence = ParsePounds(value);
  if (!pence) return draft->Bad("Give an amount in pounds, such as 12.71.");
  Store(&(draft->probe().*kFilter), kEnd, *pence);
}

template <End kEnd>
void ReadHours(std::string_view value, ProbeDraft* draft) {
  const auto hours = ParseHours(value);
  if (!hours) return draft->Bad("Give hours a week from 0 to 168, such as 16 or 37.5.");
  Store(&draft->probe().hours, kEnd, *hours);
}

template <End kEnd>
void ReadStart(std::string_view value, ProbeDraft* draft) {
  const auto minute = ParseClock(value);
  if (!minute) return draft->Bad("Give a time of day as HH:MM, such as 09:30.");
  Store(&draft->probe().start_minute, kEnd, *minute);
}

template <End kEnd>
void ReadCloses(std::string_view value, ProbeDraft* draft) {
  const auto day = Day::ParseIso(TrimSpace(value));
  if (!day) return draft->Bad("Give a date as YYYY-MM-DD, such as 2026-06-30.");
  Store(&draft->probe().closes_day, kEnd, day->days());
}

void ReadPosted(std::string_view value, ProbeDraft* draft) {
  const auto day = ParseDayOrAge(value, draft->probe().day);
  if (!day) return draft->Bad("Give a date as YYYY-MM-DD, or days such as 7d.");
  draft->probe().posted_day.min = day->days();
}

void ReadDay(std::string_view value, ProbeDraft* draft) {
  const auto day = Day::ParseIso(TrimSpace(value));
  if (!day) return draft->Bad("Give a date as YYYY-MM-DD, such as 2026-06-01.");
  draft->probe().day = *day;
}

// The values a facet can have, for facets whose values are known in advance.
std::vector<std::string_view> KnownValues(FacetField field) {
  switch (field) {
    case FacetField::kContract:
      return {"permanent",      "fixed",     "temporary", "casual",
              "apprenticeship", "volunteer", "trial",     "unknown"};
    case FacetField::kPattern:
      return {"days",   "evenings",  "nights",   "weekends",
              "shifts", "term_time", "flexible", "unknown"};
    case FacetField::kRemote:
      return {"no", "hybrid", "yes", "unknown"};
    case FacetField::kFlag: {
      std::vector<std::string_view> names;
      for (const auto bit : indexer::kAllFlags) names.push_back(indexer::FlagName(bit));
      return names;
    }
    default:
      return {};
  }
}

template <FacetField kField, bool kExclude>
void ReadCodes(std::string_view value, ProbeDraft* draft) {
  const std::vector<std::string_view> known = KnownValues(kField);
  std::vector<std::string> values;
  for (std::string& code : SplitCodes(value)) {
    if (!known.empty() && std::find(known.begin(), known.end(), code) == known.end()) {
      auto close = ClosestNames(code, known);
      if (close.empty()) close.assign(known.begin(), known.end());
      draft->Report(Code::kUnknownValue,
                    Concat("“", Utf8Prefix(code, 60), "” is not a value of this filter."),
                    std::move(close));
      continue;
    }
    values.push_back(std::move(code));
  }
  if (!values.empty()) draft->AddFacetValues(kField, kExclude, std::move(values));
}

template <FacetField kField, bool kExclude>
void ReadEmployer(std::string_view value, ProbeDraft* draft) {
  const std::string key = indexer::EmployerKey(value);
  draft->AddFacetValues(kField, kExclude, {key.empty() ? std::string(TrimSpace(value)) : key});
}

// A place's id as facets count it ("town:leeds"), or its name.
template <FacetField kField, bool kExclude>
void ReadPlaceId(std::string_view value, ProbeDraft* draft) {
  const std::string name(TrimSpace(value));
  const auto* gazetteer = draft->context().gazetteer;
  if (name == "unknown" || gazetteer == nullptr || gazetteer->FindById(name) != nullptr) {
    return draft->AddFacetValues(kField, kExclude, {name});
  }
  const taxonomies::Place* place = gazetteer->FindDistrict(name);
  if (const auto named = gazetteer->FindByName(name); !named.empty()) place = named.front();
  if (place == nullptr) return draft->ReportUnknownPlace(name);
  draft->AddFacetValues(kField, kExclude, {place->id});
}

template <std::optional<Unknowns> ProbeDraft::*kTarget>
void ReadUnstated(std::string_view value, ProbeDraft* draft) {
  draft->*kTarget = value == "include" ? Unknowns::kInclude : Unknowns::kExclude;
}

void ReadSort(std::string_view value, ProbeDraft* draft) {
  static constexpr std::string_view kSorts[] = {"relevance", "newest", "closing", "pay",
                                                "distance"};
  const auto found = std::find(std::begin(kSorts), std::end(kSorts), value);
  draft->probe().sort = static_cast<indexer::Sort>(found - std::begin(kSorts));
}

template <bool Probe::*kTarget>
void ReadSwitch(std::string_view value, ProbeDraft* draft) {
  const auto on = ParseSwitch(value);
  if (!on) return draft->Bad("Give 1 for yes or 0 for no.");
  draft->probe().*kTarget = *on;
}

void ReadLimit(std::string_view value, ProbeDraft* draft) {
  const auto limit = ParseInteger(TrimSpace(value));
  if (!limit || *limit < 1 || *limit > 100) return draft->Bad("Give a whole number from 1 to 100.");
  draft->probe().limit = static_cast<int>(*limit);
}

void ReadCursor(std::string_view value, ProbeDraft* draft) { draft->probe().cursor = value; }

void ReadFacets(std::string_view value, ProbeDraft* draft) {
  std::vector<std::string_view> known = {"all"};
  for (size_t i = 0; i < indexer::kFacetFieldCount; ++i) {
    known.push_back(FacetName(static_cast<FacetField>(i)));
  }
  auto& count = draft->probe().count;
  const auto add = [&count](FacetField field) {
    if (std::find(count.begin(), count.end(), field) == count.end()) count.push_back(field);
  };
  for (const std::string& name : SplitCodes(value)) {
    if (const auto field = indexer::FacetFromName(name)) {
      add(*field);
    } else if (name == "all") {
      for (size_t i = 0; i < indexer::kFacetFieldCount; ++i) add(static_cast<FacetField>(i));
    } else {
      draft->Report(Code::kUnknownValue, Concat("“", Utf8Prefix(name, 60), "” is not a facet."),
                    ClosestNames(name, known));
    }
  }
}

using Kind = ParamKind;
constexpr std::string_view kUnstatedChoices = "include,exclude";

#define CORNER_FACET_PARAM(name, field, kind, read, doc, example)                                \
  {name, kind, doc, example, "", true, read<FacetField::field, false>}, {                        \
    "not_" name, kind, "Leave these out: " doc, example, "", true, read<FacetField::field, true> \
  }

constexpr ParamSpec kParams[] = {
    {"q", Kind::kText,
     "Words to look for, with \"phrases\", +must, -not, title:, employer: and "
     "word beginnings such as nurs*.",
     "kitchen porter", "", false, ReadWords},
    {"near", Kind::kPlace, "A town, county, postcode or part of one.", "Leeds", "", false,
     ReadNear},
    {"within", Kind::kDistance,
     "How far from that place, in miles (mi) or kilometres (km); "
     "10 miles unless given.",
     "5mi", "", false, ReadWithin},
    {"pay_min", Kind::kPounds, "Pay in pounds an hour, at least.", "12.71", "", false,
     ReadPounds<&Probe::hourly_pay_pence, End::kMin>},
    {"pay_max", Kind::kPounds, "Pay in pounds an hour, at most.", "20", "", false,
     ReadPounds<&Probe::hourly_pay_pence, End::kMax>},
    {"salary_min", Kind::kPounds, "Pay in pounds a year, at least.", "24000", "", false,
     ReadPounds<&Probe::annual_pay_pence, End::kMin>},
    {"salary_max", Kind::kPounds, "Pay in pounds a year, at most.", "30000", "", false,
     ReadPounds<&Probe::annual_pay_pence, End::kMax>},
    {"hours_min", Kind::kHours, "Weekly hours, from.", "16", "", false, ReadHours<End::kMin>},
    {"hours_max", Kind::kHours, "Weekly hours, up to.", "20", "", false, ReadHours<End::kMax>},
    {"start_after", Kind::kTime, "The working day starts at this time or later.", "09:30", "",
     false, ReadStart<End::kMin>},
    {"start_before", Kind::kTime, "The working day starts at this time or earlier.", "11:00", "",
     false, ReadStart<End::kMax>},
    {"posted_since", Kind::kDate,
     "Advertised on this day or later: a date, or a number of days "
     "such as 7d.",
     "7d", "", false, ReadPosted},
    {"closes_by", Kind::kDate, "Closes on this day or earlier.", "2026-06-30", "", false,
     ReadCloses<End::kMax>},
    {"closes_after", Kind::kDate, "Closes on this day or later.", "2026-06-08", "", false,
     ReadCloses<End::kMin>},
    CORNER_FACET_PARAM("contract", kContract, Kind::kCodes, ReadCodes, "Kinds of contract.",
                       "permanent"),
    CORNER_FACET_PARAM("pattern", kPattern, Kind::kCodes, ReadCodes, "Working patterns.",
                       "evenings"),
    CORNER_FACET_PARAM("remote", kRemote, Kind::kCodes, ReadCodes,
                       "Work from home: no, hybrid or yes.", "hybrid"),
    CORNER_FACET_PARAM("scheme", kScheme, Kind::kCodes, ReadCodes,
                       "Employer schemes that the advert names.", "disability_confident"),
    CORNER_FACET_PARAM("requirement", kRequirement, Kind::kCodes, ReadCodes,
                       "Requirements that the advert names.", "driving_licence"),
    CORNER_FACET_PARAM("flag", kFlag, Kind::kCodes, ReadCodes,
                       "Notes on what the advert appears to say.", "fee_asked"),
    CORNER_FACET_PARAM("field", kField, Kind::kCodes, ReadCodes, "Job fields.", "catering"),
    CORNER_FACET_PARAM("employer", kEmployer, Kind::kNames, ReadEmployer,
                       "Employers, in any spelling of the name.", "Tern & Tide Ltd"),
    CORNER_FACET_PARAM("place", kPlace, Kind::kNames, ReadPlaceId,
                       "Places by name, or by id as facets give them.", "Leeds"),
    CORNER_FACET_PARAM("source", kSource, Kind::kCodes, ReadCodes, "Feeds the advert came from.",
                       "demo"),
    {"unstated", Kind::kChoice,
     "What happens to adverts that do not state what a filter asks: "
     "unless given, unstated pay, hours and starting time stay in, unstated place and dates do "
     "not.",
     "exclude", kUnstatedChoices, false, ReadUnstated<&ProbeDraft::unstated>},
    {"pay_unstated", Kind::kChoice, "The same, for pay alone.", "exclude", kUnstatedChoices, false,
     ReadUnstated<&ProbeDraft::pay_unstated>},
    {"hours_unstated", Kind::kChoice, "The same, for weekly hours alone.", "exclude",
     kUnstatedChoices, false, ReadUnstated<&ProbeDraft::hours_unstated>},
    {"near_unstated", Kind::kChoice, "The same, for the place alone.", "include", kUnstatedChoices,
     false, ReadUnstated<&ProbeDraft::near_unstated>},
    {"all", Kind::kSwitch,
     "1 also finds unpaid, trial and volunteer work and pay below the legal "
     "minimum.",
     "1", "", false, ReadSwitch<&Probe::include_not_competitive>},
    {"fold", Kind::kSwitch,
     "1 or true shows a job that is advertised several times once, and counts it once.", "true", "",
     false, ReadSwitch<&Probe::fold>},
    {"sort", Kind::kChoice, "The order of the results.", "newest",
     "relevance,newest,closing,pay,distance", false, ReadSort},
    {"limit", Kind::kCount, "Results on a page, 1 to 100; 20 unless given.", "20", "", false,
     ReadLimit},
    {"after", Kind::kCursor, "Where the next page starts: the \"next\" of the page before.", "", "",
     false, ReadCursor},
    {"facets", Kind::kCodes, "Facets to count, or all.", "contract,pattern", "", true, ReadFacets},
    {"day", Kind::kDate, "The day as of which closing dates count; today unless given.",
     "2026-06-01", "", false, ReadDay},
    {"snippets", Kind::kSwitch, "0 leaves out the lines around the words found.", "1", "", false,
     ReadSwitch<&Probe::snippets>},
};
#undef CORNER_FACET_PARAM

}  // namespace

std::span<const ParamSpec> SearchParams() { return kParams; }

const ParamSpec* FindSearchParam(std::string_view name) {
  const auto found = std::find_if(std::begin(kParams), std::end(kParams),
                                  [&](const ParamSpec& spec) { return spec.name == name; });
  return found == std::end(kParams) ? nullptr : found;
}

}  // namespace corner::api
