#include "indexer/xapian/fold.h"

#include <algorithm>

namespace corner::indexer {

void Fold::StartSegment(const LiveSegment& live) {
  if (!on_) return;
  live_ = &live;
  bits_ = live.segment->columns().Get<uint8_t>(Column::kBits);
  groups_ = live.segment->columns().Get<uint64_t>(Column::kGroup);
}

void Fold::Add(uint32_t i, uint32_t failed, const RankedDocument& document) {
  members_.push_back({groups_[i], failed, live_, document});
}

void Fold::CountTags(Group group, FacetCounter* counter) {
  std::vector<uint32_t> tags;
  for (const Member& member : group) {
    const uint32_t facets = counter->CountedFacets(member.failed);
    if (facets == 0) continue;
    const LiveSegment& live = *member.live;
    for (uint32_t tag : live.segment->columns().TagsOfDocument(member.document.location.document)) {
      if ((facets >> live.tag_facets[tag] & 1) != 0) tags.push_back(live.tag_numbers[tag]);
    }
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  for (uint32_t tag : tags) counter->AddOne(tag);
}

void Fold::Finish(FacetCounter* counter,
                  const std::function<void(const RankedDocument& first, bool all_clauses)>& visit) {
  std::sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
    return a.group != b.group ? a.group < b.group : a.document.key < b.document.key;
  });
  for (size_t begin = 0, end = 0; begin < members_.size(); begin = end) {
    while (end < members_.size() && members_[end].group == members_[begin].group) ++end;
    const Group group(&members_[begin], end - begin);
    CountTags(group, counter);
    const RankedDocument* first = nullptr;
    bool all_clauses = false;
    for (const Member& member : group) {
      if (member.failed != 0) continue;
      if (first == nullptr) first = &member.document;
      all_clauses |= member.document.clauses_met == should_clauses_;
    }
    if (first != nullptr) visit(*first, all_clauses);
  }
  members_.clear();
}

}  // namespace corner::indexer
