// Exact counts of every value of the facets a probe asks for: each over the results with that
// facet's own choices left out, so that a count is what a search finds after the click. One search,
// one counter.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/xapian/filter.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

class FacetCounter {
 public:
  // All three must outlive the counter.
  FacetCounter(const Generation& generation, const Probe& probe, const FacetPlan& plan);

  // Count() is about this segment until FinishSegment().
  void StartSegment(const LiveSegment& live);
  // A document that passes every filter but the facet filters of `failed`.
  void Count(uint32_t i, uint32_t failed) {
    // The facets that still count it: those whose own filters are all that failed.
    const uint32_t facets = CountedFacets(failed);
    if (facets == 0) return;
    for (uint32_t tag : live_->segment->columns().TagsOfDocument(i)) {
      segment_counts_[tag] += (facets >> live_->tag_facets[tag]) & 1;
    }
  }
  void FinishSegment();

  // For what is counted by group and not by document: the facets (a bit each) that count a document
  // with these failed filters, and one more for a tag of the generation.
  uint32_t CountedFacets(uint32_t failed) const {
    if (failed == 0) return wanted_;
    uint32_t facets = 0;
    for (size_t field = 0; field < kFacetFieldCount; ++field) {
      if ((failed & ~own_filters_[field]) == 0) facets |= wanted_ & (1u << field);
    }
    return facets;
  }
  void AddOne(uint32_t generation_tag) { ++counts_[generation_tag]; }

  std::vector<FacetCounts> Take() const;

 private:
  FacetCounts ValuesOf(FacetField field) const;

  const Generation& generation_;
  const Probe& probe_;
  uint32_t wanted_ = 0;                                      // a bit a facet
  std::array<uint32_t, kFacetFieldCount> own_filters_ = {};  // bits of its including filters
  const LiveSegment* live_ = nullptr;
  std::vector<uint32_t> segment_counts_;  // by the segment's tag
  std::vector<int64_t> counts_;           // by the generation's tag
};

}  // namespace corner::indexer
