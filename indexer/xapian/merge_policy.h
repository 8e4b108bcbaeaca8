// Which segments to merge next. A pure function of their sizes; called by Merge with the publish
// lock held, and by tests that play thousands of publishes through it.
//
// Bounds, for N documents published in portions of at least d, and at most k = most_segments:
//   segments   never more than k once merging has caught up; merging adds none.
//   rewriting  a document is merged again only into a segment at least r / (r - 1) times as large
//              as the one it stood in, r = (N / d)^(1 / k): at most ln(N / d) / ln(r / (r - 1))
//              times. Proof: let x1 <= x2 <= … be the sizes and S(j) the sum of the j smallest. If
//              every S(j) / x(j) were below g, S would grow by more than g / (g - 1) from one j to
//              the next, so N >= d (g / (g - 1))^k. The best ratio is chosen, so it is at least
//              that g.
//   removals   a rewritten segment leaves at least `most_dead` of its documents behind, so each
//              removal pays for at most (1 - most_dead) / most_dead documents written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace corner::indexer {

struct SegmentSize {
  uint32_t documents = 0;  // dead ones included
  uint32_t dead = 0;
};

struct MergePolicy {
  size_t most_segments = 6;
  double most_dead = 0.25;    // a segment with a larger dead share is written anew
  uint32_t least_dead = 100;  // below this, dead documents cost too little to care
};

struct MergeChoice {
  std::vector<size_t> inputs;  // positions, ascending; empty: nothing to do
  bool rewrite = false;        // dead documents are left behind; else documents keep their order
};

MergeChoice ChooseMerge(std::span<const SegmentSize> segments, const MergePolicy& policy);

}  // namespace corner::indexer
