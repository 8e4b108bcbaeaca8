#include "indexer/xapian/evaluate.h"

#include <algorithm>
#include <utility>

#include "indexer/xapian/clause_scores.h"
#include "indexer/xapian/facet_counter.h"
#include "indexer/xapian/filter.h"
#include "indexer/xapian/fold.h"
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

// Makes ranked documents of one segment's results.
class SegmentRanker {
 public:
  SegmentRanker(const LiveSegment& live, size_t number, const Probe& probe,
                const SegmentFilter& filter, const SegmentScores& scores)
      : live_(live), number_(number), probe_(probe), scores_(scores), filter_(filter) {
    const Columns& columns = live_.segment->columns();
    posted_ = columns.Get<int32_t>(Column::kPosted);
    open_until_ = columns.Get<int32_t>(Column::kOpenUntil);
    hourly_ = columns.Get<int64_t>(Column::kHourly);
    high_ = columns.Get<uint64_t>(Column::kIdHigh);
    low_ = columns.Get<uint64_t>(Column::kIdLow);
  }

  RankedDocument Rank(uint32_t i) const {
    RankedDocument document;
    document.location = {number_, i};
    document.score = scores_.Score(i);
    document.clauses_met = scores_.ClausesMet(i);
    if (probe_.sort == Sort::kDistance) document.metres = filter_.Metres(i);
    document.key.id = {high_[i], low_[i]};
    switch (probe_.sort) {
      case Sort::kRelevance:
        document.key.first = -document.clauses_met;
        document.key.second = -document.score;
        document.key.third = -posted_[i];
        break;
      case Sort::kNewest:
        document.key.first = -posted_[i];
        break;
      case Sort::kClosing:
        document.key.first = open_until_[i];
        break;
      case Sort::kPay:
        document.key.first = hourly_[i] < 0 ? kLast : -hourly_[i];
        break;
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
  const SegmentFilter& filter_;
  std::span<const int32_t> posted_, open_until_;
  std::span<const int64_t> hourly_;
  std::span<const uint64_t> high_, low_;
};

}  // namespace

absl::StatusOr<Evaluation> Evaluate(const Generation& generation, const Probe& probe,
                                    const OrderKey* after) {
  CORNER_RETURN_IF_ERROR(ValidateProbe(probe));
  CORNER_ASSIGN_OR_RETURN(const FacetPlan plan, PlanFacets(generation, probe));
  std::vector<SegmentFilter> filters;
  std::vector<DocSet> passing;
  for (const LiveSegment& live : generation.segments()) {
    filters.emplace_back(probe, live, plan);
    passing.push_back(filters.back().Passing());
  }
  CORNER_ASSIGN_OR_RETURN(const TextResult text,
                          SearchText(generation, probe.clauses, std::move(passing)));
  Evaluation evaluation;
  FacetCounter counter(generation, probe, plan);
  Fold fold(probe, text.should_clauses);
  Shortest best(static_cast<size_t>(probe.limit) + 1);
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    const LiveSegment& live = generation.segments()[s];
    const SegmentRanker ranker(live, s, probe, filters[s], text.segments[s]);
    counter.StartSegment(live);
    fold.StartSegment(live);
    text.segments[s].candidates.ForEach([&](uint32_t i) {
      const uint32_t failed = filters[s].FailedFacets(i);
      if (fold.Takes(i)) return fold.Add(i, failed, ranker.Rank(i));
      counter.Count(i, failed);
      if (failed != 0) return;
      ++evaluation.total;
      const RankedDocument document = ranker.Rank(i);
      if (document.clauses_met == text.should_clauses) ++evaluation.all_clauses_total;
      if (after == nullptr || *after < document.key) best.Offer(document);
    });
    counter.FinishSegment();
  }
  fold.Finish(&counter, [&](const RankedDocument& first, bool all_clauses) {
    ++evaluation.total;
    evaluation.all_clauses_total += all_clauses;
    if (after == nullptr || *after < first.key) best.Offer(first);
  });
  evaluation.ranked = best.Take();
  for (RankedDocument& document : evaluation.ranked) {
    document.metres = filters[document.location.segment].Metres(document.location.document);
  }
  evaluation.facets = counter.Take();
  return evaluation;
}

}  // namespace corner::indexer
