#include "indexer/xapian/facet_counter.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace corner::indexer {

FacetCounter::FacetCounter(const Generation& generation, const Probe& probe, const FacetPlan& plan)
    : generation_(generation), probe_(probe) {
  for (FacetField field : probe.count) wanted_ |= 1u << static_cast<size_t>(field);
  for (size_t f = 0; f < plan.filters.size(); ++f) {
    if (plan.filters[f].exclude) continue;
    own_filters_[static_cast<size_t>(plan.filters[f].field)] |= 1u << f;
  }
  if (wanted_ != 0) counts_.resize(generation.tags().size());
}

void FacetCounter::StartSegment(const LiveSegment& live) {
  live_ = &live;
  if (wanted_ != 0) segment_counts_.assign(live.tag_numbers.size(), 0);
}

void FacetCounter::FinishSegment() {
  for (size_t tag = 0; tag < segment_counts_.size(); ++tag) {
    if (segment_counts_[tag] != 0) counts_[live_->tag_numbers[tag]] += segment_counts_[tag];
  }
  segment_counts_.clear();
}

std::vector<FacetCounts> FacetCounter::Take() const {
  std::vector<FacetCounts> facets;
  uint32_t done = 0;
  for (FacetField field : probe_.count) {
    const uint32_t bit = 1u << static_cast<size_t>(field);
    if ((done & bit) == 0) facets.push_back(ValuesOf(field));
    done |= bit;
  }
  return facets;
}

FacetCounts FacetCounter::ValuesOf(FacetField field) const {
  absl::flat_hash_set<std::string> chosen;
  for (const FacetFilter& filter : probe_.facets) {
    if (filter.field == field && !filter.exclude) {
      chosen.insert(filter.values.begin(), filter.values.end());
    }
  }
  const auto& tags = generation_.tags();
  std::vector<uint32_t> counted;
  for (uint32_t tag : generation_.tags_of(field)) {
    if (counts_[tag] > 0) counted.push_back(tag);
  }
  const auto before = [&](uint32_t a, uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : tags[a].value < tags[b].value;
  };
  const size_t limit = static_cast<size_t>(std::max(probe_.facet_limit, 0));
  if (counted.size() > limit) {
    std::nth_element(counted.begin(), counted.begin() + static_cast<long>(limit), counted.end(),
                     before);
    // Beyond the limit only chosen values are listed.
    const auto rest = counted.begin() + static_cast<long>(limit);
    counted.erase(std::remove_if(rest, counted.end(),
                                 [&](uint32_t tag) { return !chosen.contains(tags[tag].value); }),
                  counted.end());
  }
  std::sort(counted.begin(), counted.end(), before);
  FacetCounts facet{field, {}};
  for (uint32_t tag : counted) {
    facet.values.push_back({tags[tag].value, tags[tag].label, counts_[tag]});
    chosen.erase(tags[tag].value);
  }
  std::vector<std::string> nowhere(chosen.begin(), chosen.end());
  std::sort(nowhere.begin(), nowhere.end());
  for (std::string& value : nowhere) {
    const auto tag = generation_.FindTag(field, value);
    facet.values.push_back({value, tag ? tags[*tag].label : "", 0});
  }
  return facet;
}

}  // namespace corner::indexer
