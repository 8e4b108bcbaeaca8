#include "indexer/xapian/relatives.h"

#include <algorithm>

#include "indexer/catalogue.h"
#include "indexer/ids.h"
#include "indexer/xapian/filter.h"

namespace corner::indexer {
namespace {

uint64_t ValueAt(const Generation& generation, Column column, Generation::Location location) {
  const Columns& columns = generation.segments()[location.segment].segment->columns();
  return columns.Get<uint64_t>(column)[location.document];
}

// Calls `visit(columns, i)` for every findable document but the one at `location` that has its
// value in `column`; `order` gives a segment's documents sorted by that column.
template <typename Order, typename Visit>
void ForEachAlike(const Generation& generation, const Probe& probe, Generation::Location location,
                  Column column, const Order& order, const Visit& visit) {
  const FacetPlan no_facets;
  const uint64_t wanted = ValueAt(generation, column, location);
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    const LiveSegment& live = generation.segments()[s];
    const auto values = live.segment->columns().Get<uint64_t>(column);
    const std::vector<uint32_t>& sorted = order(*live.segment);
    auto at = std::lower_bound(sorted.begin(), sorted.end(), wanted,
                               [&](uint32_t i, uint64_t value) { return values[i] < value; });
    if (at == sorted.end() || values[*at] != wanted) continue;
    const SegmentFilter filter(probe, live, no_facets);
    for (; at != sorted.end() && values[*at] == wanted; ++at) {
      if (s == location.segment && *at == location.document) continue;
      if (filter.Findable(*at)) visit(live.segment->columns(), *at);
    }
  }
}

}  // namespace

Relatives FindRelatives(const Generation& generation, const Probe& probe,
                        Generation::Location location) {
  Relatives relatives;
  const uint64_t own_group = ValueAt(generation, Column::kGroup, location);
  ForEachAlike(
      generation, probe, location, Column::kText,
      [](const Segment& segment) -> const auto& { return segment.ByText(); },
      [&](const Columns& columns, uint32_t i) {
        relatives.same_text += columns.Get<uint64_t>(Column::kGroup)[i] != own_group;
      });
  const Columns& own = generation.segments()[location.segment].segment->columns();
  if ((own.Get<uint8_t>(Column::kBits)[location.document] & kBitGrouped) == 0) return relatives;
  ForEachAlike(
      generation, probe, location, Column::kGroup,
      [](const Segment& segment) -> const auto& { return segment.ByGroup(); },
      [&](const Columns& columns, uint32_t i) {
        relatives.group_members.push_back(IdText(
            {columns.Get<uint64_t>(Column::kIdHigh)[i], columns.Get<uint64_t>(Column::kIdLow)[i]}));
      });
  std::sort(relatives.group_members.begin(), relatives.group_members.end());
  relatives.group_others = static_cast<int64_t>(relatives.group_members.size());
  if (relatives.group_members.size() > kGroupMembersListed) {
    relatives.group_members.resize(kGroupMembersListed);
  }
  return relatives;
}

}  // namespace corner::indexer
