#include "indexer/xapian/text_match.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/vacancy_json.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/schema.h"

namespace corner::indexer {
namespace {

std::string_view PrefixOf(Clause::Where where) {
  switch (where) {
    case Clause::Where::kTitle:
      return kTitlePrefix;
    case Clause::Where::kEmployer:
      return kEmployerPrefix;
    case Clause::Where::kAnywhere:
      break;
  }
  return "";
}

// Anywhere-terms carry the weight in their wdf; title and employer terms count plainly.
uint32_t WeightOf(Clause::Where where) {
  switch (where) {
    case Clause::Where::kTitle:
      return static_cast<uint32_t>(kTitleWeight);
    case Clause::Where::kEmployer:
      return static_cast<uint32_t>(kEmployerWeight);
    case Clause::Where::kAnywhere:
      break;
  }
  return 1;
}

// The words of the segment that a one-word clause stands for.
absl::StatusOr<std::vector<std::string>> WidenedWords(const LiveSegment& live,
                                                      const Xapian::Database& database,
                                                      const Clause& clause,
                                                      const Stemmer& stemmer) {
  const std::string& word = clause.words[0];
  if (clause.exact) return std::vector<std::string>{word};
  std::vector<std::string> words;
  if (!clause.prefix) {
    for (std::string_view form : live.segment->vocabulary().WordsWithStem(stemmer.Stem(word))) {
      words.emplace_back(form);
    }
    return words;
  }
  const std::string prefix(PrefixOf(clause.where));
  const std::string begin = prefix + word;
  for (auto term = database.allterms_begin(begin); term != database.allterms_end(begin); ++term) {
    words.push_back((*term).substr(prefix.size()));
    if (words.size() > kMaxPrefixWords) {
      return InvalidInput(Concat("Too many words begin with “", word, "”."),
                          "Add another letter or two before the *.");
    }
  }
  return words;
}

void CountPostings(const Xapian::Database& database, const std::string& term, const DeadSet& dead,
                   CountScratch* scratch) {
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const uint32_t i = *posting - 1;
    if (!dead.Has(i)) scratch->Add(i, posting.get_wdf());
  }
}

// A word with one form: its postings are the answer as they stand.
void CopyPostings(const Xapian::Database& database, const std::string& term, const DeadSet& dead,
                  uint32_t weight, ClauseMatch* match) {
  const auto end = database.postlist_end(term);
  const bool all_live = dead.count() == 0;
  match->documents.reserve(database.get_termfreq(term));
  match->frequency.reserve(database.get_termfreq(term));
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const uint32_t i = *posting - 1;
    if (!all_live && dead.Has(i)) continue;
    match->documents.push_back(i);
    match->frequency.push_back(posting.get_wdf() * weight);
  }
}

// Documents (live or not) that hold every word of a phrase, ascending.
std::vector<uint32_t> DocumentsWithAll(const Xapian::Database& database,
                                       std::vector<std::string> terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::sort(terms.begin(), terms.end(), [&](const std::string& a, const std::string& b) {
    return database.get_termfreq(a) < database.get_termfreq(b);
  });
  std::vector<uint32_t> documents;
  for (auto p = database.postlist_begin(terms[0]); p != database.postlist_end(terms[0]); ++p) {
    documents.push_back(*p - 1);
  }
  for (size_t t = 1; t < terms.size() && !documents.empty(); ++t) {
    size_t kept = 0;
    auto posting = database.postlist_begin(terms[t]);
    const auto end = database.postlist_end(terms[t]);
    for (uint32_t i : documents) {
      if (posting == end) break;
      posting.skip_to(i + 1);
      if (posting != end && *posting == i + 1) documents[kept++] = i;
    }
    documents.resize(kept);
  }
  return documents;
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

absl::StatusOr<ClauseMatch> MatchPhrase(const LiveSegment& live, const Xapian::Database& database,
                                        const Clause& clause) {
  std::vector<std::string> terms;
  std::vector<uint32_t> hashes;
  bool exact_hashes = true;
  for (const std::string& word : clause.words) {
    terms.push_back(Concat(PrefixOf(clause.where), word));
    hashes.push_back(WordHash(word));
    exact_hashes = exact_hashes && !live.segment->vocabulary().HashIsShared(hashes.back());
  }
  std::vector<uint32_t> pair_bits;
  for (size_t w = 1; w < hashes.size(); ++w) pair_bits.push_back(PairBit(hashes[w - 1], hashes[w]));
  ClauseMatch match;
  for (uint32_t i : DocumentsWithAll(database, terms)) {
    if (live.dead.Has(i) || !live.segment->forward().MayHold(i, pair_bits)) continue;
    PhraseCount count = CountPhrase(live.segment->forward().Document(i), hashes);
    if (!exact_hashes && Weighted(count, clause.where) > 0) {
      CORNER_ASSIGN_OR_RETURN(count, CountPhraseInText(database, i, clause.words));
    }
    const uint32_t frequency = Weighted(count, clause.where);
    if (frequency == 0) continue;
    match.documents.push_back(i);
    match.frequency.push_back(frequency);
  }
  return match;
}

}  // namespace

void CountScratch::Drain(uint32_t weight, ClauseMatch* match) {
  // Ascending, so that what is read beside the postings is read in order: a scan of the counters
  // when many are set, else a sort of the few.
  if (touched_.size() > counts_.size() / 32) {
    size_t kept = 0;
    for (uint32_t i = 0; kept < touched_.size(); ++i) {
      if (counts_[i] != 0) touched_[kept++] = i;
    }
  } else {
    std::sort(touched_.begin(), touched_.end());
  }
  match->frequency.reserve(touched_.size());
  for (uint32_t i : touched_) {
    match->frequency.push_back(std::exchange(counts_[i], 0) * weight);
  }
  match->documents = std::exchange(touched_, {});
}

absl::StatusOr<ClauseMatch> MatchClause(const LiveSegment& live, const Clause& clause,
                                        const Stemmer& stemmer, CountScratch* scratch) {
  CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, live.segment->Borrow());
  return Guarded("search the index", [&]() -> absl::StatusOr<ClauseMatch> {
    if (clause.words.size() > 1) return MatchPhrase(live, *database, clause);
    CORNER_ASSIGN_OR_RETURN(const std::vector<std::string> words,
                            WidenedWords(live, *database, clause, stemmer));
    ClauseMatch match;
    if (words.size() == 1) {
      CopyPostings(*database, Concat(PrefixOf(clause.where), words[0]), live.dead,
                   WeightOf(clause.where), &match);
      return match;
    }
    scratch->Fit(live.segment->documents());
    for (const std::string& word : words) {
      CountPostings(*database, Concat(PrefixOf(clause.where), word), live.dead, scratch);
    }
    scratch->Drain(WeightOf(clause.where), &match);
    return match;
  });
}

}  // namespace corner::indexer
