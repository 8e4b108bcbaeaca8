#include "indexer/xapian/clause_match.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/vacancy_json.h"
#include "taxonomies/base/status.h"

namespace corner::indexer {
namespace {

// Stepping to the next posting is about this many times quicker than skipping to a document.
constexpr uint32_t kStepsPerSkip = 8;
// Verifying a phrase in a document's words costs about as much as stepping over so many postings.
constexpr uint32_t kStepsPerVerify = 16;

// Calls visit(document, wdf) for the postings of `term` that lie in `within`.
template <typename Visit>
void ForEachPosting(const Xapian::Database& database, const std::string& term, const DocSet& within,
                    uint32_t within_count, const Visit& visit) {
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  if (posting == end) return;
  if (uint64_t{within_count} * kStepsPerSkip < database.get_termfreq(term)) {
    bool ended = false;
    within.ForEach([&](uint32_t i) {
      if (ended) return;
      posting.skip_to(i + 1);
      if (posting == end) {
        ended = true;
      } else if (*posting == i + 1) {
        visit(i, posting.get_wdf());
      }
    });
    return;
  }
  for (; posting != end; ++posting) {
    const uint32_t i = *posting - 1;
    if (within.Has(i)) visit(i, posting.get_wdf());
  }
}

uint32_t Weighted(const PhraseCount& count, Clause::Where where) {
  const auto title = static_cast<uint32_t>(kTitleWeight * count.title);
  const auto employer = static_cast<uint32_t>(kEmployerWeight * count.employer);
  if (where == Clause::Where::kTitle) return title;
  if (where == Clause::Where::kEmployer) return employer;
  return title + employer + count.description;
}

// The phrase counted on the words themselves, for phrases whose word hashes are not unique.
absl::StatusOr<PhraseCount> CountPhraseInText(const Xapian::Database& database, uint32_t i,
                                              const std::vector<std::string>& phrase) {
  CORNER_ASSIGN_OR_RETURN(const Vacancy vacancy,
                          VacancyFromStoredJson(database.get_document(i + 1).get_data()));
  const auto count = [&](std::string_view text) {
    const std::vector<Word> words = WordsOf(text);
    uint32_t found = 0;
    for (size_t at = 0; at + phrase.size() <= words.size(); ++at) {
      found += std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<long>(at),
                          [](const std::string& a, const Word& b) { return a == b.folded; });
    }
    return found;
  };
  return PhraseCount{count(vacancy.title), count(vacancy.employer_name),
                     count(vacancy.description_text)};
}

// Documents of `within` that may hold the phrase: those with all its pairs and, where reading the
// postings of a word pays, with that word.
DocSet PhraseCandidates(const LiveSegment& live, const Xapian::Database& database,
                        const ClauseTerms& terms, const std::vector<uint32_t>& hashes,
                        DocSet within) {
  for (size_t w = 1; w < hashes.size(); ++w) {
    const PairSlices slices = SlicesOf(hashes[w - 1], hashes[w]);
    within.Intersect(live.segment->pairs().Slice(slices.a));
    within.Intersect(live.segment->pairs().Slice(slices.b));
  }
  std::vector<std::pair<uint32_t, std::string>> rarest_first;
  for (const std::string& term : terms.terms) {
    rarest_first.emplace_back(database.get_termfreq(term), term);
  }
  std::sort(rarest_first.begin(), rarest_first.end());
  for (const auto& [documents, term] : rarest_first) {
    const uint32_t left = within.Count();
    if (documents >= uint64_t{left} * kStepsPerVerify) break;
    DocSet narrowed(within.documents());
    ForEachPosting(database, term, within, left, [&](uint32_t i, uint32_t) { narrowed.Add(i); });
    within = std::move(narrowed);
  }
  return within;
}

absl::Status MatchPhrase(const LiveSegment& live, const Xapian::Database& database,
                         const Clause& clause, const ClauseTerms& terms, const DocSet& within,
                         ClauseMatch* match) {
  std::vector<uint32_t> hashes;
  bool exact_hashes = true;
  for (const std::string& word : clause.words) {
    hashes.push_back(WordHash(word));
    exact_hashes = exact_hashes && !live.segment->vocabulary().HashIsShared(hashes.back());
  }
  std::vector<uint32_t> candidates;
  PhraseCandidates(live, database, terms, hashes, within).ForEach([&](uint32_t i) {
    candidates.push_back(i);
  });
  const Forward& forward = live.segment->forward();
  for (size_t at = 0; at < candidates.size(); ++at) {
    const uint32_t i = candidates[at];
    if (at + 1 < candidates.size()) forward.Prefetch(candidates[at + 1]);
    PhraseCount count = CountPhrase(forward.Document(i), hashes);
    if (!exact_hashes && Weighted(count, clause.where) > 0) {
      CORNER_ASSIGN_OR_RETURN(count, CountPhraseInText(database, i, clause.words));
    }
    const uint32_t frequency = Weighted(count, clause.where);
    if (frequency == 0) continue;
    match->documents.push_back(i);
    match->frequency.push_back(frequency);
  }
  return absl::OkStatus();
}

}  // namespace

void CountScratch::Drain(uint32_t weight, ClauseMatch* match) {
  match->frequency.reserve(touched_.size());
  for (uint32_t i : touched_) {
    match->frequency.push_back(std::exchange(counts_[i], 0) * weight);
  }
  match->documents = std::exchange(touched_, {});
}

absl::Status MatchWithin(const LiveSegment& live, const Xapian::Database& database,
                         const Clause& clause, const ClauseTerms& terms, const DocSet& within,
                         CountScratch* scratch, ClauseMatch* match) {
  if (terms.phrase) return MatchPhrase(live, database, clause, terms, within, match);
  const uint32_t within_count = within.Count();
  if (terms.terms.size() == 1) {
    ForEachPosting(database, terms.terms[0], within, within_count, [&](uint32_t i, uint32_t wdf) {
      match->documents.push_back(i);
      match->frequency.push_back(wdf * terms.weight);
    });
    return absl::OkStatus();
  }
  scratch->Fit(live.segment->documents());
  for (const std::string& term : terms.terms) {
    ForEachPosting(database, term, within, within_count,
                   [&](uint32_t i, uint32_t wdf) { scratch->Add(i, wdf); });
  }
  scratch->Drain(terms.weight, match);
  return absl::OkStatus();
}

}  // namespace corner::indexer
