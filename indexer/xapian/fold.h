// Folding: of adverts of one opening a list shows the first in its own order, and counts count
// openings. Adverts that stand alone pass by; the others are gathered here while a search runs and
// dealt with at its end. docs/search.md says what the numbers mean. One search, one object.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "indexer/probe.h"
#include "indexer/xapian/evaluate.h"
#include "indexer/xapian/facet_counter.h"
#include "indexer/xapian/generation.h"

namespace corner::indexer {

class Fold {
 public:
  // `should_clauses` of the probe's text; takes nothing unless the probe asks for folding.
  Fold(const Probe& probe, int32_t should_clauses)
      : on_(probe.fold), should_clauses_(should_clauses) {}

  // Takes() and Add() are about this segment until the next one starts.
  void StartSegment(const LiveSegment& live);
  // The document shares a group, so that it must be added instead of being counted by itself.
  bool Takes(uint32_t i) const { return on_ && (bits_[i] & kBitGrouped) != 0; }
  // A document that passes every filter but the facet filters of `failed`.
  void Add(uint32_t i, uint32_t failed, const RankedDocument& document);

  // Calls `visit` for each group with a result: the first of its results, and whether one of them
  // meets every "should" clause. Counts each facet value once a group.
  void Finish(FacetCounter* counter,
              const std::function<void(const RankedDocument& first, bool all_clauses)>& visit);

 private:
  struct Member {
    uint64_t group;
    uint32_t failed;
    const LiveSegment* live;
    RankedDocument document;
  };
  using Group = std::span<const Member>;
  static void CountTags(Group group, FacetCounter* counter);

  bool on_;
  int32_t should_clauses_;
  const LiveSegment* live_ = nullptr;
  std::span<const uint8_t> bits_;
  std::span<const uint64_t> groups_;
  std::vector<Member> members_;
};

}  // namespace corner::indexer
