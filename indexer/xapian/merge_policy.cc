#include "indexer/xapian/merge_policy.h"

#include <algorithm>
#include <numeric>

namespace corner::indexer {
namespace {

// Among the j smallest segments, j = 2 and more: those whose largest grows most; of equals, more.
std::vector<size_t> FastestGrowing(std::span<const SegmentSize> segments) {
  std::vector<size_t> by_size(segments.size());
  std::iota(by_size.begin(), by_size.end(), size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](size_t a, size_t b) {
    return segments[a].documents < segments[b].documents;
  });
  uint64_t sum = segments[by_size[0]].documents;
  double best = 0;
  size_t chosen = 0;
  for (size_t j = 1; j < by_size.size(); ++j) {
    const uint64_t largest = std::max<uint32_t>(1, segments[by_size[j]].documents);
    sum += segments[by_size[j]].documents;
    const double growth = static_cast<double>(sum) / static_cast<double>(largest);
    if (growth < best) continue;
    best = growth;
    chosen = j + 1;
  }
  by_size.resize(chosen);
  std::sort(by_size.begin(), by_size.end());
  return by_size;
}

}  // namespace

MergeChoice ChooseMerge(std::span<const SegmentSize> segments, const MergePolicy& policy) {
  MergeChoice choice;
  for (size_t s = 0; s < segments.size(); ++s) {
    const SegmentSize& segment = segments[s];
    if (segment.dead >= policy.least_dead &&
        segment.dead > policy.most_dead * static_cast<double>(segment.documents)) {
      choice.inputs.push_back(s);
    }
  }
  choice.rewrite = !choice.inputs.empty();
  if (choice.rewrite || segments.size() <= std::max<size_t>(1, policy.most_segments)) return choice;
  choice.inputs = FastestGrowing(segments);
  return choice;
}

}  // namespace corner::indexer
