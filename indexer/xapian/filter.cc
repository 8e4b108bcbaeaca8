#include "indexer/xapian/filter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "indexer/facet_values.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::indexer {
namespace {

constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

bool Asked(const NumberFilter& filter) { return filter.min || filter.max; }

bool InRange(const NumberFilter& filter, int64_t value, bool stated) {
  if (!stated) return filter.unknowns == Unknowns::kInclude;
  return (!filter.min || value >= *filter.min) && (!filter.max || value <= *filter.max);
}

// Degrees that hold every place within `km`: the haversine formula of DistanceKm solved for the
// differences of latitude and longitude, with a little to spare for rounding.
struct DegreeBox {
  double south, north, west, east;
};
DegreeBox BoxAround(double lat, double lon, double km) {
  constexpr double kDegrees = 180.0 / std::numbers::pi, kSpare = 1e-6;
  const double angle = km / taxonomies::kEarthRadiusKm;  // radians
  const double up = angle * kDegrees + kSpare;
  DegreeBox box{lat - up, lat + up, -360, 360};
  const double furthest = std::max(std::abs(box.south), std::abs(box.north));
  if (furthest >= 89 || angle >= 1) return box;
  const double reach =
      std::sin(angle / 2) / std::sqrt(std::cos(lat / kDegrees) * std::cos(furthest / kDegrees));
  if (reach >= 1) return box;
  const double across = 2 * std::asin(reach) * kDegrees + kSpare;
  // Nothing wraps round: a box across the date line would need two.
  if (lon - across < -180 || lon + across > 180) return box;
  box.west = lon - across;
  box.east = lon + across;
  return box;
}

}  // namespace

absl::StatusOr<FacetPlan> PlanFacets(const Generation& generation, const Probe& probe) {
  FacetPlan plan;
  if (probe.facets.size() > 32) {
    return InvalidInput("A search takes at most 32 choices of filters.");
  }
  for (const FacetFilter& filter : probe.facets) {
    if (filter.values.empty()) continue;
    const uint32_t bit = 1u << plan.filters.size();
    plan.filters.push_back({filter.field, filter.exclude});
    for (const std::string& value : filter.values) {
      if (const auto tag = generation.FindTag(filter.field, value)) {
        plan.chosen.emplace_back(*tag, bit);
      } else if (!IsLegalFacetValue(filter.field, value)) {
        std::vector<std::string> known;
        for (const Tag& other : generation.tags()) {
          if (other.facet == filter.field) known.push_back(other.value);
        }
        return UnknownFacetValue(filter.field, value, std::move(known));
      }
    }
  }
  return plan;
}

SegmentFilter::SegmentFilter(const Probe& probe, const LiveSegment& live, const FacetPlan& plan)
    : probe_(probe), live_(live), plan_(plan) {
  const Columns& columns = live.segment->columns();
  if (!plan.filters.empty()) chosen_.resize(live.tag_numbers.size());
  for (const auto& [number, bit] : plan.chosen) {
    for (size_t tag = 0; tag < live.tag_numbers.size(); ++tag) {
      if (live.tag_numbers[tag] == number) chosen_[tag] |= bit;
    }
  }
  for (size_t f = 0; f < plan.filters.size(); ++f) {
    if (!plan.filters[f].exclude) include_bits_ |= 1u << f;
  }
  open_until_ = columns.Get<int32_t>(Column::kOpenUntil);
  posted_ = columns.Get<int32_t>(Column::kPostedStated);
  closes_ = columns.Get<int32_t>(Column::kCloses);
  hourly_ = columns.Get<int64_t>(Column::kHourly);
  annual_ = columns.Get<int64_t>(Column::kAnnual);
  hours_min_ = columns.Get<uint16_t>(Column::kHoursMin);
  hours_max_ = columns.Get<uint16_t>(Column::kHoursMax);
  start_ = columns.Get<int16_t>(Column::kStart);
  lat_ = columns.Get<double>(Column::kLat);
  lon_ = columns.Get<double>(Column::kLon);
  bits_ = columns.Get<uint8_t>(Column::kBits);
}

bool SegmentFilter::Findable(uint32_t i) const {
  return open_until_[i] >= probe_.day.days() &&
         (probe_.include_not_competitive || (bits_[i] & kBitOffered) != 0) && !live_.dead.Has(i);
}

int64_t SegmentFilter::Metres(uint32_t i) const {
  if (!probe_.near || (bits_[i] & kBitPlaced) == 0) return -1;
  return std::llround(1000.0 *
                      taxonomies::DistanceKm(probe_.near->lat, probe_.near->lon, lat_[i], lon_[i]));
}

void SegmentFilter::KeepNear(DocSet* passing) const {
  const Near& near = *probe_.near;
  const DegreeBox box = BoxAround(near.lat, near.lon, near.km);
  const bool unplaced = near.unknowns == Unknowns::kInclude;
  passing->Keep([&](uint32_t i) {
    const bool inside = (lat_[i] >= box.south) & (lat_[i] <= box.north) & (lon_[i] >= box.west) &
                        (lon_[i] <= box.east);
    return (bits_[i] & kBitPlaced) != 0 ? inside : unplaced;
  });
  const DocSet in_box = *passing;
  in_box.ForEach([&](uint32_t i) {
    if ((bits_[i] & kBitPlaced) == 0) return;
    if (taxonomies::DistanceKm(near.lat, near.lon, lat_[i], lon_[i]) > near.km) passing->Remove(i);
  });
}

void SegmentFilter::KeepHours(DocSet* passing) const {
  const NumberFilter& hours = probe_.hours;
  const int64_t low = hours.min.value_or(0), high = hours.max.value_or(kMostHours);
  const bool unstated = hours.unknowns == Unknowns::kInclude;
  passing->Keep([&](uint32_t i) {
    if (hours_min_[i] == kHoursNotStated) return unstated;
    return hours_max_[i] >= low && hours_min_[i] <= high;
  });
}

DocSet SegmentFilter::Passing() const {
  DocSet passing = DocSet::All(live_.segment->documents());
  passing.Subtract(live_.dead.words());
  const int32_t day = probe_.day.days();
  const uint8_t needed = probe_.include_not_competitive ? 0 : kBitOffered;
  passing.Keep(
      [&](uint32_t i) { return (open_until_[i] >= day) & ((bits_[i] & needed) == needed); });
  if (probe_.near) KeepNear(&passing);
  if (Asked(probe_.hours)) KeepHours(&passing);
  const auto keep = [&](const NumberFilter& filter, const auto& column, int64_t not_stated) {
    if (!Asked(filter)) return;
    passing.Keep([&](uint32_t i) { return InRange(filter, column[i], column[i] != not_stated); });
  };
  keep(probe_.hourly_pay_pence, hourly_, -1);
  keep(probe_.annual_pay_pence, annual_, -1);
  keep(probe_.start_minute, start_, -1);
  keep(probe_.posted_day, posted_, kNoDay);
  keep(probe_.closes_day, closes_, kNoDay);
  return passing;
}

uint32_t SegmentFilter::FailedFacets(uint32_t i) const {
  if (plan_.filters.empty()) return 0;
  uint32_t named = 0;
  for (uint32_t tag : live_.segment->columns().TagsOfDocument(i)) named |= chosen_[tag];
  // An including filter fails when no tag was named, an excluding one when any was.
  return named ^ include_bits_;
}

}  // namespace corner::indexer
