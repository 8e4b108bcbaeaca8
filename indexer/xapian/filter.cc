#include "indexer/xapian/filter.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

bool SegmentFilter::PassesNear(uint32_t i) const {
  if ((bits_[i] & kBitPlaced) == 0) return probe_.near->unknowns == Unknowns::kInclude;
  // One degree of latitude is at least 110.5 km: most documents need no trigonometry.
  if (std::abs(lat_[i] - probe_.near->lat) * 110.5 > probe_.near->km + 1) return false;
  return taxonomies::DistanceKm(probe_.near->lat, probe_.near->lon, lat_[i], lon_[i]) <=
         probe_.near->km;
}

bool SegmentFilter::Passes(uint32_t i) const {
  if (!Findable(i)) return false;
  const Probe& p = probe_;
  if (Asked(p.hourly_pay_pence) && !InRange(p.hourly_pay_pence, hourly_[i], hourly_[i] >= 0)) {
    return false;
  }
  if (Asked(p.annual_pay_pence) && !InRange(p.annual_pay_pence, annual_[i], annual_[i] >= 0)) {
    return false;
  }
  if (Asked(p.hours)) {
    if (hours_min_[i] == kHoursNotStated) {
      if (p.hours.unknowns == Unknowns::kExclude) return false;
    } else if ((p.hours.min && hours_max_[i] < *p.hours.min) ||
               (p.hours.max && hours_min_[i] > *p.hours.max)) {
      return false;
    }
  }
  if (Asked(p.start_minute) && !InRange(p.start_minute, start_[i], start_[i] >= 0)) return false;
  if (Asked(p.posted_day) && !InRange(p.posted_day, posted_[i], posted_[i] != kNoDay)) return false;
  if (Asked(p.closes_day) && !InRange(p.closes_day, closes_[i], closes_[i] != kNoDay)) return false;
  return !p.near || PassesNear(i);
}

uint32_t SegmentFilter::FailedFacets(uint32_t i) const {
  if (plan_.filters.empty()) return 0;
  uint32_t named = 0;
  for (uint32_t tag : live_.segment->columns().TagsOfDocument(i)) named |= chosen_[tag];
  // An including filter fails when no tag was named, an excluding one when any was.
  return named ^ include_bits_;
}

}  // namespace corner::indexer
