// The port through which everything finds vacancies. Adapters: the Xapian index
// (indexer/xapian/index_catalogue.h) and the naive MemoryCatalogue of tests/support.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/match_table.h"
#include "indexer/probe.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

struct Highlight {
  int32_t from = 0, to = 0;
};  // half-open byte span in the snippet

inline constexpr size_t kGroupMembersListed = 10;

struct Hit {
  Vacancy vacancy;
  int64_t score = 0;        // integer points; equal scores are ordered by id
  int32_t clauses_met = 0;  // "should" clauses this advert meets
  std::optional<double> distance_km;
  std::string snippet;  // plain text, around the first words found
  std::vector<Highlight> highlights;
  // Other findable adverts of the same opening, by id, and the first `kGroupMembersListed` of them.
  int64_t group_others = 0;
  std::vector<std::string> group_members;
  int64_t same_text = 0;  // other findable adverts with the same text that are other openings
};

struct FacetCount {
  std::string value;  // "unknown" = not stated
  std::string label;  // what a person reads; empty = the value
  int64_t count = 0;
};

struct FacetCounts {
  FacetField field;
  // Exactly what a search would find with this value chosen in this facet and all else unchanged.
  std::vector<FacetCount> values;
};

struct SearchResult {
  int64_t total = 0;              // exact
  int64_t all_clauses_total = 0;  // of them, adverts that meet every "should" clause
  uint64_t generation = 0;
  uint64_t seq = 0;     // the ledger's change number this generation reached
  std::string edition;  // of the taxonomies its adverts were read by
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  std::string next;  // cursor; empty = no more
};

// How a word stands in the catalogue, for "did you mean" and typeahead.
struct WordCount {
  std::string word;
  int64_t vacancies = 0;
};

// Thread-safe: any number of threads may search at once.
class Catalogue {
 public:
  virtual ~Catalogue() = default;
  // kInvalidArgument: an unknown facet value (with suggestions), a broken cursor;
  // kFailedPrecondition: the cursor's generation is gone (HTTP 410); kUnavailable: no index yet.
  virtual absl::StatusOr<SearchResult> Search(const Probe& probe) const = 0;
  virtual absl::StatusOr<Vacancy> Find(std::string_view id) const = 0;  // kNotFound
  // Every advert of the generation as matching sees it. kUnavailable: no index yet.
  virtual absl::StatusOr<MatchSnapshot> Match() const = 0;
  // Words that begin with `prefix`, most frequent first.
  virtual absl::StatusOr<std::vector<WordCount>> Words(std::string_view prefix,
                                                       size_t limit) const = 0;
  // Words of the catalogue a few edits away from `word`, best first; empty when it is known.
  virtual absl::StatusOr<std::vector<std::string>> Suggest(std::string_view word) const = 0;
};

}  // namespace corner::indexer
