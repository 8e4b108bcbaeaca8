#include "indexer/xapian/clause_scores.h"

#include <algorithm>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/words.h"
#include "indexer/xapian/text_match.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

struct MatchedClause {
  Clause clause;
  std::vector<ClauseMatch> in_segment;
  int64_t matching = 0;
};

absl::StatusOr<std::vector<MatchedClause>> MatchAll(const Generation& generation,
                                                    const std::vector<Clause>& clauses) {
  const Stemmer stemmer;
  CountScratch scratch;
  std::vector<MatchedClause> matched;
  for (const Clause& clause : clauses) {
    MatchedClause& match = matched.emplace_back();
    match.clause = clause;
    for (const LiveSegment& segment : generation.segments()) {
      CORNER_ASSIGN_OR_RETURN(ClauseMatch in_segment,
                              MatchClause(segment, clause, stemmer, &scratch));
      match.matching += static_cast<int64_t>(in_segment.documents.size());
      match.in_segment.push_back(std::move(in_segment));
    }
  }
  return matched;
}

int32_t Count(const std::vector<MatchedClause>& clauses, Clause::Occur occur) {
  return static_cast<int32_t>(
      std::count_if(clauses.begin(), clauses.end(),
                    [occur](const MatchedClause& match) { return match.clause.occur == occur; }));
}

}  // namespace

// Fills the scores of one segment from all its clause matches.
class TextSearch {
 public:
  TextSearch(const Generation& generation, const std::vector<MatchedClause>& clauses)
      : generation_(generation),
        clauses_(clauses),
        average_(AverageLength(generation.live_words(), generation.live_documents())),
        musts_(Count(clauses, Clause::Occur::kMust)),
        shoulds_(Count(clauses, Clause::Occur::kShould)) {}

  SegmentScores Score(size_t segment) const {
    const LiveSegment& live = generation_.segments()[segment];
    SegmentScores scores;
    scores.everything = musts_ == 0 && shoulds_ == 0;
    const uint32_t documents = live.segment->documents();
    if (!scores.everything) {
      scores.score_.resize(documents);
      scores.should_.resize(documents);
      scores.must_.resize(documents);
    }
    if (Count(clauses_, Clause::Occur::kNot) > 0) scores.refused_.resize(documents);
    std::vector<uint32_t> touched;
    for (const MatchedClause& match : clauses_) Add(match, segment, live, &scores, &touched);
    const auto wanted = static_cast<uint8_t>(musts_);
    const auto keep = [&](uint32_t i) {
      if (scores.must_[i] == wanted && !scores.Refused(i)) scores.candidates.push_back(i);
    };
    // Ascending, so that the columns are read in order.
    if (touched.size() > documents / 32) {
      for (uint32_t i = 0; i < documents; ++i) {
        if ((scores.must_[i] | scores.should_[i]) != 0) keep(i);
      }
    } else {
      std::sort(touched.begin(), touched.end());
      for (uint32_t i : touched) keep(i);
    }
    return scores;
  }

 private:
  void Add(const MatchedClause& match, size_t segment, const LiveSegment& live,
           SegmentScores* scores, std::vector<uint32_t>* touched) const {
    const ClauseMatch& found = match.in_segment[segment];
    if (match.clause.occur == Clause::Occur::kNot) {
      for (uint32_t i : found.documents) scores->refused_[i] = true;
      return;
    }
    const ClauseWorth worth(generation_.live_documents(), match.matching, average_);
    const auto length = live.segment->columns().Get<uint32_t>(Column::kLength);
    auto& met = match.clause.occur == Clause::Occur::kMust ? scores->must_ : scores->should_;
    for (size_t at = 0; at < found.documents.size(); ++at) {
      const uint32_t i = found.documents[at];
      if (scores->must_[i] == 0 && scores->should_[i] == 0) touched->push_back(i);
      ++met[i];
      scores->score_[i] += static_cast<uint32_t>(worth.Points(found.frequency[at], length[i]));
    }
  }

  const Generation& generation_;
  const std::vector<MatchedClause>& clauses_;
  double average_;
  int32_t musts_, shoulds_;
};

absl::StatusOr<TextResult> SearchText(const Generation& generation,
                                      const std::vector<Clause>& clauses) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<MatchedClause> matched,
                          MatchAll(generation, WithoutRepeats(clauses)));
  const TextSearch search(generation, matched);
  TextResult result;
  result.should_clauses = Count(matched, Clause::Occur::kShould);
  for (size_t s = 0; s < generation.segments().size(); ++s) {
    result.segments.push_back(search.Score(s));
  }
  return result;
}

}  // namespace corner::indexer
