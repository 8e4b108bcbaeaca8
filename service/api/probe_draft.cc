#include "service/api/probe_draft.h"

#include <algorithm>
#include <cmath>

#include "service/api/wording.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"
#include "taxonomies/places/place_parser.h"

namespace corner::api {
namespace {

using indexer::NumberFilter;
using indexer::Unknowns;

constexpr double kDefaultMiles = 10;

// "Newport, Isle of Wight": the name with the place it lies in.
std::string NameWithParent(const taxonomies::Gazetteer& gazetteer,
                           const taxonomies::PlaceMatch& match) {
  const taxonomies::Place* place = gazetteer.FindById(match.id);
  const taxonomies::Place* parent = place == nullptr ? nullptr : gazetteer.Parent(*place);
  return parent == nullptr ? match.name : Concat(match.name, ", ", parent->name);
}

std::string MilesText(double km) {
  const double miles = km / taxonomies::kKmPerMile;
  const auto tenths = static_cast<int64_t>(std::llround(miles * 10));
  const std::string number = HoursNumber(tenths * 10);
  return Concat(number, tenths == 10 ? " mile" : " miles");
}

// "pay of £12 to £15 an hour, or not stated"
template <typename Print>
void DescribeRange(std::string_view lead, const NumberFilter& filter, std::string_view unit,
                   const Print& print, std::vector<std::string>* out) {
  if (!filter.min && !filter.max) return;
  std::string text(lead);
  if (filter.min && filter.max) {
    text.append(Concat(" ", print(*filter.min), " to ", print(*filter.max)));
  } else if (filter.min) {
    text.append(Concat(" at least ", print(*filter.min)));
  } else {
    text.append(Concat(" at most ", print(*filter.max)));
  }
  text.append(unit);
  if (filter.unknowns == Unknowns::kInclude) text.append(", or not stated");
  out->push_back(std::move(text));
}

std::string DayNumberText(int64_t days) { return Day(static_cast<int32_t>(days)).Spoken(); }

std::string ClockText(int64_t minute) {
  return StartText(static_cast<int32_t>(minute)).substr(std::string_view("starts at ").size());
}

}  // namespace

void ProbeDraft::Report(ParamIssue::Code code, std::string message,
                        std::vector<std::string> suggestions) {
  read_.issues.push_back({code, current_, std::move(message), std::move(suggestions)});
}

void ProbeDraft::ReportUnknownPlace(std::string_view name) {
  std::vector<std::string> names;
  for (const taxonomies::Place* place : context_.gazetteer->Suggest(name)) {
    names.push_back(place->name);
  }
  Report(ParamIssue::Code::kUnknownPlace,
         Concat("We do not know the place “", Utf8Prefix(name, 60), "”."), std::move(names));
}

void ProbeDraft::AddFacetValues(indexer::FacetField field, bool exclude,
                                std::vector<std::string> values) {
  auto& filters = read_.probe.facets;
  auto found = std::find_if(filters.begin(), filters.end(), [&](const auto& filter) {
    return filter.field == field && filter.exclude == exclude;
  });
  if (found == filters.end()) {
    filters.push_back({field, {}, exclude});
    found = filters.end() - 1;
  }
  for (std::string& value : values) {
    auto& known = found->values;
    if (std::find(known.begin(), known.end(), value) == known.end()) {
      known.push_back(std::move(value));
    }
  }
}

void ProbeDraft::FinishPlace() {
  if (place_text.empty() || context_.gazetteer == nullptr) return;
  set_current("near");
  const taxonomies::ParsedPlace parsed = taxonomies::ParsePlace(*context_.gazetteer, place_text);
  if (!parsed.best) {
    if (!parsed.abroad) return ReportUnknownPlace(place_text);
    return Report(ParamIssue::Code::kUnknownPlace,
                  Concat("“", Utf8Prefix(place_text, 60), "” looks like a place outside the UK."));
  }
  indexer::Near near;
  near.lat = parsed.best->lat;
  near.lon = parsed.best->lon;
  near.km = within_km.value_or(kDefaultMiles * taxonomies::kKmPerMile);
  near.name = NameWithParent(*context_.gazetteer, *parsed.best);
  for (const taxonomies::PlaceMatch& other : parsed.alternatives) {
    read_.other_places.push_back(NameWithParent(*context_.gazetteer, other));
  }
  read_.probe.near = std::move(near);
}

void ProbeDraft::FinishUnknowns() {
  indexer::Probe& probe = read_.probe;
  const Unknowns pay = pay_unstated.value_or(unstated.value_or(Unknowns::kInclude));
  probe.hourly_pay_pence.unknowns = pay;
  probe.annual_pay_pence.unknowns = pay;
  probe.hours.unknowns = hours_unstated.value_or(unstated.value_or(Unknowns::kInclude));
  probe.start_minute.unknowns = unstated.value_or(Unknowns::kInclude);
  probe.posted_day.unknowns = unstated.value_or(Unknowns::kExclude);
  probe.closes_day.unknowns = unstated.value_or(Unknowns::kExclude);
  if (probe.near) {
    probe.near->unknowns = near_unstated.value_or(unstated.value_or(Unknowns::kExclude));
  }
}

void ProbeDraft::CheckRanges() {
  const auto check = [&](const NumberFilter& filter, std::string_view low, std::string_view high) {
    if (!filter.min || !filter.max || *filter.min <= *filter.max) return;
    set_current(low);
    Report(ParamIssue::Code::kConflict, Concat(low, " is more than ", high, "."));
  };
  const indexer::Probe& probe = read_.probe;
  check(probe.hourly_pay_pence, "pay_min", "pay_max");
  check(probe.annual_pay_pence, "salary_min", "salary_max");
  check(probe.hours, "hours_min", "hours_max");
  check(probe.start_minute, "start_after", "start_before");
  check(probe.closes_day, "closes_after", "closes_by");
  if (probe.sort == indexer::Sort::kDistance && place_text.empty()) {
    set_current("sort");
    Report(ParamIssue::Code::kConflict, "To sort by distance, say near which place.");
  }
}

std::string ProbeDraft::LabelOf(indexer::FacetField field, std::string_view value) const {
  if (field == indexer::FacetField::kPlace && context_.gazetteer != nullptr) {
    if (const auto* place = context_.gazetteer->FindById(value)) return place->name;
  }
  return FacetLabel(field, value);
}

void ProbeDraft::Describe() {
  const indexer::Probe& probe = read_.probe;
  auto* out = &read_.understood;
  if (probe.near) {
    std::string text = Concat("within ", MilesText(probe.near->km), " of ", probe.near->name);
    if (!read_.other_places.empty()) {
      text.append(Concat(" (also known: ", Join(read_.other_places, "; "), ")"));
    }
    if (probe.near->unknowns == Unknowns::kInclude) text.append(", or place not stated");
    out->push_back(std::move(text));
  }
  DescribeRange("pay of", probe.hourly_pay_pence, " an hour", PoundsText, out);
  DescribeRange("pay of", probe.annual_pay_pence, " a year", PoundsText, out);
  DescribeRange("hours:", probe.hours, " a week", HoursNumber, out);
  DescribeRange("starting time:", probe.start_minute, "", ClockText, out);
  if (probe.posted_day.min) {
    out->push_back(Concat("advertised since ", DayNumberText(*probe.posted_day.min)));
  }
  if (probe.closes_day.min) {
    out->push_back(Concat("closing on or after ", DayNumberText(*probe.closes_day.min)));
  }
  if (probe.closes_day.max) {
    out->push_back(Concat("closing on or before ", DayNumberText(*probe.closes_day.max)));
  }
  for (const indexer::FacetFilter& filter : probe.facets) {
    std::vector<std::string> labels;
    for (const std::string& value : filter.values) {
      labels.push_back(LabelOf(filter.field, value));
    }
    out->push_back(
        Concat(filter.exclude ? "not " : "", FacetName(filter.field), ": ", Join(labels, " or ")));
  }
  if (probe.include_not_competitive) out->push_back("also unpaid, trial and volunteer work");
}

ReadProbe ProbeDraft::Finish() {
  FinishPlace();
  FinishUnknowns();
  CheckRanges();
  Describe();
  return std::move(read_);
}

}  // namespace corner::api
