#include "indexer/xapian/clause_terms.h"

#include <utility>

#include "indexer/relevance.h"
#include "indexer/xapian/doc_set.h"
#include "indexer/xapian/schema.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

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

absl::StatusOr<std::vector<std::string>> TermsBeginning(const Xapian::Database& database,
                                                        const Clause& clause) {
  std::vector<std::string> terms;
  const std::string begin = Concat(PrefixOf(clause.where), clause.words[0]);
  for (auto term = database.allterms_begin(begin); term != database.allterms_end(begin); ++term) {
    terms.push_back(*term);
    if (terms.size() > kMaxPrefixWords) {
      return InvalidInput(Concat("Too many words begin with “", clause.words[0], "”."),
                          "Add another letter or two before the *.");
    }
  }
  return terms;
}

int64_t CountLiveWithAny(const LiveSegment& live, const Xapian::Database& database,
                         const std::vector<std::string>& terms) {
  DocSet any(live.segment->documents());
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      any.Add(*posting - 1);
    }
  }
  any.Subtract(live.dead.words());
  return any.Count();
}

// Remembered by the generation's segment, so that a word is counted once.
int64_t LiveWithAny(const LiveSegment& live, const Xapian::Database& database,
                    const std::vector<std::string>& terms) {
  if (terms.empty()) return 0;
  if (terms.size() == 1 && live.dead.count() == 0) return database.get_termfreq(terms[0]);
  const std::string key = Join(terms, " ");
  if (const auto known = live.counts->Find(key)) return *known;
  const int64_t count = CountLiveWithAny(live, database, terms);
  live.counts->Put(key, count);
  return count;
}

}  // namespace

absl::StatusOr<ClauseTerms> TermsOf(const LiveSegment& live, const Xapian::Database& database,
                                    const Clause& clause, const Stemmer& stemmer) {
  ClauseTerms found;
  const std::string_view prefix = PrefixOf(clause.where);
  found.weight = WeightOf(clause.where);
  found.phrase = clause.words.size() > 1;
  if (found.phrase) {
    for (const std::string& word : clause.words) {
      found.terms.push_back(Concat(prefix, word));
      found.matching.push_back(LiveWithAny(live, database, {found.terms.back()}));
    }
    return found;
  }
  if (clause.exact) {
    found.terms = {Concat(prefix, clause.words[0])};
  } else if (clause.prefix) {
    CORNER_ASSIGN_OR_RETURN(found.terms, TermsBeginning(database, clause));
  } else {
    const Vocabulary::Forms forms =
        live.segment->vocabulary().FormsOf(stemmer.Stem(clause.words[0]));
    for (std::string_view form : forms.words) found.terms.push_back(Concat(prefix, form));
    if (prefix.empty() && live.dead.count() == 0) {
      found.matching = {forms.documents};
      return found;
    }
  }
  found.matching = {LiveWithAny(live, database, found.terms)};
  return found;
}

}  // namespace corner::indexer
