#include "indexer/xapian/clause_scores.h"

#include <algorithm>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/words.h"
#include "indexer/xapian/clause_match.h"
#include "indexer/xapian/clause_terms.h"
#include "indexer/xapian/errors.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

struct CountedClause {
  Clause clause;
  std::vector<ClauseTerms> in_segment;
  std::vector<int64_t> by_word;  // live documents of all segments with each word of a phrase
  int64_t matching = 0;          // the fewest of them
};

absl::StatusOr<std::vector<CountedClause>> CountAll(const Generation& generation,
                                                    const std::vector<Clause>& clauses) {
  const Stemmer stemmer;
  std::vector<CountedClause> counted(clauses.size());
  for (size_t c = 0; c < clauses.size(); ++c) counted[c].clause = clauses[c];
  for (const LiveSegment& live : generation.segments()) {
    CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, live.segment->Borrow());
    for (CountedClause& clause : counted) {
      auto terms = Guarded("search the index", [&]() -> absl::StatusOr<ClauseTerms> {
        return TermsOf(live, *database, clause.clause, stemmer);
      });
      if (!terms.ok()) return terms.status();
      clause.by_word.resize(terms->matching.size());
      for (size_t w = 0; w < terms->matching.size(); ++w) clause.by_word[w] += terms->matching[w];
      clause.in_segment.push_back(*std::move(terms));
    }
  }
  for (CountedClause& clause : counted) {
    if (clause.by_word.empty()) continue;
    clause.matching = *std::min_element(clause.by_word.begin(), clause.by_word.end());
  }
  return counted;
}

int32_t Count(const std::vector<CountedClause>& clauses, Clause::Occur occur) {
  return static_cast<int32_t>(
      std::count_if(clauses.begin(), clauses.end(),
                    [occur](const CountedClause& c) { return c.clause.occur == occur; }));
}

}  // namespace

// Scores one segment after another. Clauses that take documents away come first and the rarest
// must leads, so that the rest look at few.
class TextSearch {
 public:
  TextSearch(const Generation& generation, std::vector<CountedClause> clauses)
      : generation_(generation),
        clauses_(std::move(clauses)),
        average_(AverageLength(generation.live_words(), generation.live_documents())),
        shoulds_(Count(clauses_, Clause::Occur::kShould)),
        should_decides_(shoulds_ > 0 && Count(clauses_, Clause::Occur::kMust) == 0) {
    const auto rank = [](const CountedClause& c) {
      return std::pair(c.clause.occur == Clause::Occur::kNot    ? 0
                       : c.clause.occur == Clause::Occur::kMust ? 1
                                                                : 2,
                       c.matching);
    };
    std::stable_sort(clauses_.begin(), clauses_.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

  int32_t shoulds() const { return shoulds_; }

  absl::StatusOr<SegmentScores> Score(size_t segment, DocSet passing) {
    const LiveSegment& live = generation_.segments()[segment];
    SegmentScores scores;
    scores.candidates = std::move(passing);
    if (clauses_.empty()) return scores;
    scores.score_.resize(live.segment->documents());
    scores.should_.resize(live.segment->documents());
    DocSet met_any(should_decides_ ? live.segment->documents() : 0);
    CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, live.segment->Borrow());
    for (const CountedClause& clause : clauses_) {
      ClauseMatch match;
      const absl::Status matched = Guarded("search the index", [&]() -> absl::Status {
        return MatchWithin(live, *database, clause.clause, clause.in_segment[segment],
                           scores.candidates, &scratch_, &match);
      });
      CORNER_RETURN_IF_ERROR(matched);
      Apply(clause, match, live, &scores, &met_any);
    }
    if (should_decides_) scores.candidates.Intersect(met_any.words());
    return scores;
  }

 private:
  void Apply(const CountedClause& clause, const ClauseMatch& match, const LiveSegment& live,
             SegmentScores* scores, DocSet* met_any) const {
    if (clause.clause.occur == Clause::Occur::kNot) {
      for (uint32_t i : match.documents) scores->candidates.Remove(i);
      return;
    }
    const ClauseWorth worth(generation_.live_documents(), clause.matching, average_);
    const auto length = live.segment->columns().Get<uint32_t>(Column::kLength);
    for (size_t at = 0; at < match.documents.size(); ++at) {
      const uint32_t i = match.documents[at];
      scores->score_[i] += static_cast<uint32_t>(worth.Points(match.frequency[at], length[i]));
    }
    if (clause.clause.occur == Clause::Occur::kMust) {
      DocSet met(live.segment->documents());
      for (uint32_t i : match.documents) met.Add(i);
      scores->candidates.Intersect(met.words());
      return;
    }
    for (uint32_t i : match.documents) ++scores->should_[i];
    if (should_decides_) {
      for (uint32_t i : match.documents) met_any->Add(i);
    }
  }

  const Generation& generation_;
  std::vector<CountedClause> clauses_;
  double average_;
  int32_t shoulds_;
  bool should_decides_;  // a document must meet one of them
  CountScratch scratch_;
};

absl::StatusOr<TextResult> SearchText(const Generation& generation,
                                      const std::vector<Clause>& clauses,
                                      std::vector<DocSet> passing) {
  CORNER_ASSIGN_OR_RETURN(std::vector<CountedClause> counted,
                          CountAll(generation, WithoutRepeats(clauses)));
  TextSearch search(generation, std::move(counted));
  TextResult result;
  result.should_clauses = search.shoulds();
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    CORNER_ASSIGN_OR_RETURN(result.segments.emplace_back(), search.Score(s, std::move(passing[s])));
  }
  return result;
}

}  // namespace corner::indexer
