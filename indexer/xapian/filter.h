// The filters of a probe over one segment's columns, three-valued: a fact that is not stated passes
// or fails as the probe asks. Prepared once a segment; columns are read one after another.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/probe.h"
#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

// Facet filters of a probe as numbers of the generation's tags. An unknown value is an error with
// suggestions.
struct FacetPlan {
  struct Filter {
    FacetField field;
    bool exclude = false;
  };
  std::vector<Filter> filters;  // at most 32
  // Generation tags that a filter names, with the bits of those filters; few.
  std::vector<std::pair<uint32_t, uint32_t>> chosen;
};
absl::StatusOr<FacetPlan> PlanFacets(const Generation& generation, const Probe& probe);

class SegmentFilter {
 public:
  // `probe`, `live` and `plan` must outlive the filter.
  SegmentFilter(const Probe& probe, const LiveSegment& live, const FacetPlan& plan);

  // Live, open on the probe's day, offered, and inside every filter that is no facet.
  DocSet Passing() const;
  // Findable at all: live, open on the day, offered. What `same_text` counts.
  bool Findable(uint32_t i) const;
  // Bits of the facet filters that document `i` fails; 0 = it is a result.
  uint32_t FailedFacets(uint32_t i) const;
  // Whole metres from the probe's place; -1 = not known.
  int64_t Metres(uint32_t i) const;

 private:
  void KeepNear(DocSet* passing) const;
  void KeepHours(DocSet* passing) const;

  const Probe& probe_;
  const LiveSegment& live_;
  const FacetPlan& plan_;
  std::vector<uint32_t> chosen_;  // the segment's own tag -> bits; empty without facet filters
  uint32_t include_bits_ = 0;
  std::span<const int32_t> open_until_, posted_, closes_;
  std::span<const int64_t> hourly_, annual_;
  std::span<const uint16_t> hours_min_, hours_max_;
  std::span<const int16_t> start_;
  std::span<const double> lat_, lon_;
  std::span<const uint8_t> bits_;
};

}  // namespace corner::indexer
