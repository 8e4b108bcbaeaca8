#include "indexer/xapian/evaluate.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "indexer/xapian/clause_scores.h"
#include "indexer/xapian/filter.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

// The first `limit` of all results offered, in order.
class Shortest {
 public:
  explicit Shortest(size_t limit) : limit_(limit) {}
  void Offer(const RankedDocument& document) {
    if (heap_.size() == limit_) {
      if (!(document.key < heap_.front().key)) return;
      std::pop_heap(heap_.begin(), heap_.end(), ByKey);
      heap_.back() = document;
    } else {
      heap_.push_back(document);
    }
    std::push_heap(heap_.begin(), heap_.end(), ByKey);
  }
  std::vector<RankedDocument> Take() {
    std::sort_heap(heap_.begin(), heap_.end(), ByKey);
    return std::move(heap_);
  }

 private:
  static bool ByKey(const RankedDocument& a, const RankedDocument& b) { return a.key < b.key; }
  size_t limit_;
  std::vector<RankedDocument> heap_;
};

// Counts of the generation's tags, each over the results with its own facet's choices left out.
class FacetCounter {
 public:
  FacetCounter(const Generation& generation, const Probe& probe, const FacetPlan& plan)
      : generation_(generation), counts_(generation.tags().size()) {
    for (FacetField field : probe.count) wanted_[static_cast<size_t>(field)] = true;
    any_ = !probe.count.empty();
    for (size_t f = 0; f < plan.filters.size(); ++f) {
      if (!plan.filters[f].exclude) {
        own_filters_[static_cast<size_t>(plan.filters[f].field)] |= 1u << f;
      }
    }
  }

  void Count(const LiveSegment& live, uint32_t i, uint32_t failed) {
    if (!any_) return;
    const auto& dictionary = live.segment->columns().dictionary();
    for (uint32_t tag : live.segment->columns().TagsOfDocument(i)) {
      const auto field = static_cast<size_t>(dictionary[tag].facet);
      if ((failed & ~own_filters_[field]) == 0) ++counts_[live.tag_numbers[tag]];
    }
  }
  // True when a document that fails these filters still counts somewhere.
  bool Counts(uint32_t failed) const {
    if (failed == 0) return any_;
    for (size_t field = 0; field < kFacetFieldCount; ++field) {
      if (wanted_[field] && (failed & ~own_filters_[field]) == 0) return true;
    }
    return false;
  }

  std::vector<FacetCounts> Take(const Probe& probe) const {
    std::vector<FacetCounts> facets;
    std::array<bool, kFacetFieldCount> done = {};
    for (FacetField field : probe.count) {
      if (!std::exchange(done[static_cast<size_t>(field)], true)) {
        facets.push_back(ValuesOf(field, probe));
      }
    }
    return facets;
  }

 private:
  FacetCounts ValuesOf(FacetField field, const Probe& probe) const {
    FacetCounts facet{field, {}};
    absl::flat_hash_set<std::string> chosen;
    for (const FacetFilter& filter : probe.facets) {
      if (filter.field == field && !filter.exclude) {
        chosen.insert(filter.values.begin(), filter.values.end());
      }
    }
    for (const std::string& value : chosen) {
      if (!generation_.FindTag(field, value)) facet.values.push_back({value, "", 0});
    }
    for (size_t t = 0; t < counts_.size(); ++t) {
      const Tag& tag = generation_.tags()[t];
      if (tag.facet == field && (counts_[t] > 0 || chosen.contains(tag.value))) {
        facet.values.push_back({tag.value, tag.label, counts_[t]});
      }
    }
    std::sort(facet.values.begin(), facet.values.end(),
              [](const FacetCount& a, const FacetCount& b) {
                return a.count != b.count ? a.count > b.count : a.value < b.value;
              });
    const size_t limit = static_cast<size_t>(std::max(probe.facet_limit, 0));
    size_t kept = 0;
    for (size_t at = 0; at < facet.values.size(); ++at) {
      if (at < limit || chosen.contains(facet.values[at].value)) {
        std::swap(facet.values[kept++], facet.values[at]);
      }
    }
    facet.values.resize(kept);
    return facet;
  }

  const Generation& generation_;
  std::vector<int64_t> counts_;
  std::array<bool, kFacetFieldCount> wanted_ = {};
  std::array<uint32_t, kFacetFieldCount> own_filters_ = {};
  bool any_ = false;
};

// Everything about one segment that ranking needs.
class SegmentRanker {
 public:
  SegmentRanker(const Generation& generation, size_t number, const Probe& probe,
                const FacetPlan& plan, const SegmentScores& scores)
      : live_(generation.segments()[number]),
        number_(number),
        probe_(probe),
        scores_(scores),
        filter_(probe, live_, plan) {
    const Columns& columns = live_.segment->columns();
    posted_ = columns.Get<int32_t>(Column::kPosted);
    open_until_ = columns.Get<int32_t>(Column::kOpenUntil);
    hourly_ = columns.Get<int64_t>(Column::kHourly);
    high_ = columns.Get<uint64_t>(Column::kIdHigh);
    low_ = columns.Get<uint64_t>(Column::kIdLow);
  }

  template <typename Visit>
  void ForEachCandidate(const Visit& visit) const {
    if (scores_.everything) {
      for (uint32_t i = 0; i < live_.segment->documents(); ++i) {
        if (!scores_.Refused(i)) visit(i);
      }
    } else {
      for (uint32_t i : scores_.candidates) visit(i);
    }
  }

  const LiveSegment& live() const { return live_; }
  const SegmentFilter& filter() const { return filter_; }

  RankedDocument Rank(uint32_t i) const {
    RankedDocument document;
    document.location = {number_, i};
    document.score = scores_.Score(i);
    document.clauses_met = scores_.ClausesMet(i);
    document.metres = filter_.Metres(i);
    document.key.id = {high_[i], low_[i]};
    switch (probe_.sort) {
      case Sort::kRelevance:
        document.key.first = -document.clauses_met;
        document.key.second = -document.score;
        document.key.third = -posted_[i];
        break;
      case Sort::kNewest: document.key.first = -posted_[i]; break;
      case Sort::kClosing: document.key.first = open_until_[i]; break;
      case Sort::kPay: document.key.first = hourly_[i] < 0 ? kLast : -hourly_[i]; break;
      case Sort::kDistance:
        document.key.first = document.metres < 0 ? kLast : document.metres;
        break;
    }
    return document;
  }

 private:
  const LiveSegment& live_;
  size_t number_;
  const Probe& probe_;
  const SegmentScores& scores_;
  SegmentFilter filter_;
  std::span<const int32_t> posted_, open_until_;
  std::span<const int64_t> hourly_;
  std::span<const uint64_t> high_, low_;
};

}  // namespace

absl::StatusOr<Evaluation> Evaluate(const Generation& generation, const Probe& probe,
                                    const OrderKey* after) {
  CORNER_RETURN_IF_ERROR(ValidateProbe(probe));
  CORNER_ASSIGN_OR_RETURN(const FacetPlan plan, PlanFacets(generation, probe));
  CORNER_ASSIGN_OR_RETURN(const TextResult text, SearchText(generation, probe.clauses));
  Evaluation evaluation;
  FacetCounter counter(generation, probe, plan);
  Shortest best(static_cast<size_t>(probe.limit) + 1);
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    const SegmentRanker ranker(generation, s, probe, plan, text.segments[s]);
    ranker.ForEachCandidate([&](uint32_t i) {
      if (!ranker.filter().Passes(i)) return;
      const uint32_t failed = ranker.filter().FailedFacets(i);
      if (counter.Counts(failed)) counter.Count(ranker.live(), i, failed);
      if (failed != 0) return;
      ++evaluation.total;
      const RankedDocument document = ranker.Rank(i);
      if (document.clauses_met == text.should_clauses) ++evaluation.all_clauses_total;
      if (after == nullptr || *after < document.key) best.Offer(document);
    });
  }
  evaluation.ranked = best.Take();
  evaluation.facets = counter.Take(probe);
  return evaluation;
}

int64_t CountSameText(const Generation& generation, const Probe& probe,
                      Generation::Location location) {
  const FacetPlan no_facets{{}, std::vector<uint32_t>(generation.tags().size())};
  const uint64_t wanted = generation.segments()[location.segment]
                              .segment->columns()
                              .Get<uint64_t>(Column::kGroup)[location.document];
  int64_t count = 0;
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    const LiveSegment& live = generation.segments()[s];
    const auto group = live.segment->columns().Get<uint64_t>(Column::kGroup);
    const std::vector<uint32_t>& order = live.segment->ByGroup();
    const SegmentFilter filter(probe, live, no_facets);
    auto at = std::lower_bound(order.begin(), order.end(), wanted,
                               [&](uint32_t i, uint64_t value) { return group[i] < value; });
    for (; at != order.end() && group[*at] == wanted; ++at) {
      if (s == location.segment && *at == location.document) continue;
      if (filter.Findable(*at)) ++count;
    }
  }
  return count;
}

}  // namespace corner::indexer
