// Questions to ask of the generated adverts, drawn from their own vocabulary: rare, middling and
// common words, phrases, title words, exclusions, word beginnings, filters and facets.
// The same corpus and seed give the same questions. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/corpus/corpus.h"
#include "benchmarks/corpus/random.h"

namespace corner::benchmarks {

// Up to this share of the adverts a question counts as narrow.
inline constexpr double kNarrowShare = 0.05;

struct MixedQuery {
  std::string_view kind;  // "rare word", "phrase", …
  double share = 0;       // of the adverts it should find, estimated on a sample
  std::vector<std::pair<std::string, std::string>> params;  // as the search API names them
  bool narrow() const { return share <= kNarrowShare; }
};

// {"class":"narrow","kind":"phrase","params":{"q":…,"facets":…}}
std::string ToJson(const MixedQuery& query);

class QueryMix {
 public:
  QueryMix(const Corpus& corpus, uint64_t seed);
  MixedQuery Next();

 private:
  struct Band {
    double low, high;
  };

  const std::string& WordIn(const Band& band);
  std::string PhraseFromAText();
  // What is typed, and the share of the sample that has it.
  std::string Words(MixedQuery* query);
  void AddFilters(bool always, MixedQuery* query);
  double ShareWith(std::string_view words) const;  // anywhere, as a run of whole words
  double ShareTitled(std::string_view words) const;
  double ShareBeginning(std::string_view letters) const;

  Random random_;
  std::vector<std::string> texts_;                     // folded words, " word word … "
  std::vector<std::string> titles_;                    // likewise
  std::vector<std::pair<std::string, double>> words_;  // letters only, with share, rarest first
  std::vector<std::string> towns_;
};

}  // namespace corner::benchmarks
