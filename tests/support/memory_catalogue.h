// The naive truth about searching: a plain list read from end to end for every search, each rule of
// docs/search.md taken one by one from search_semantics.h. Fast catalogues are compared with it.
// Searches may run at once; changing it needs quiet.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalogue.h"
#include "tests/support/search_semantics.h"

namespace corner::testing {

class MemoryCatalogue : public indexer::Catalogue {
 public:
  // Adds or replaces by id. A vacancy that is closed or held is as if removed.
  void Put(indexer::Vacancy vacancy);
  void Remove(std::string_view id);
  size_t size() const { return entries_.size(); }

  absl::StatusOr<indexer::SearchResult> Search(const indexer::Probe& probe) const override;
  absl::StatusOr<indexer::Vacancy> Find(std::string_view id) const override;
  absl::StatusOr<indexer::MatchSnapshot> Match() const override;
  absl::StatusOr<std::vector<indexer::WordCount>> Words(std::string_view prefix,
                                                        size_t limit) const override;
  absl::StatusOr<std::vector<std::string>> Suggest(std::string_view word) const override;

 private:
  struct Entry {
    indexer::Vacancy vacancy;
    Texts texts;
    uint64_t text_group = 0;
  };
  struct ClauseFacts;

  int64_t MatchingForRarity(const indexer::Clause& clause, int64_t matching,
                            const indexer::Stemmer& stemmer) const;
  std::vector<ClauseFacts> FactsOf(const std::vector<indexer::Clause>& clauses,
                                   const indexer::Stemmer& stemmer) const;
  absl::Status CheckFacetValues(const indexer::Probe& probe) const;
  // Entries that meet everything but facet filters, scored.
  std::vector<indexer::Hit> Candidates(const indexer::Probe& probe,
                                       const std::vector<ClauseFacts>& facts) const;
  indexer::FacetCounts Count(const indexer::Probe& probe, indexer::FacetField field,
                             const std::vector<indexer::Hit>& candidates) const;
  void Illustrate(const indexer::Probe& probe, const indexer::Stemmer& stemmer,
                  indexer::Hit* hit) const;
  std::map<std::string, int64_t> VacanciesByWord() const;

  std::map<std::string, Entry, std::less<>> entries_;  // by id
  uint64_t changes_ = 0;
};

}  // namespace corner::testing
