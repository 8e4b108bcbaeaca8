// What a run of adverts holds: lengths, and in how many adverts each word stands.
// Used to report on the corpus and to draw queries from its vocabulary. A plain value once made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "benchmarks/corpus/corpus.h"

namespace corner::benchmarks {

struct AdvertText {
  std::string title, employer, description;  // as a reader sees them, unfolded
};
// The texts of one of the corpus's JSON lines.
AdvertText ReadAdvert(std::string_view line);

struct CorpusStatistics {
  int64_t adverts = 0;
  int64_t copies = 0;            // adverts with the text of an earlier one
  int64_t words = 0;             // of descriptions
  int64_t fewest = 0, most = 0;  // words of one description
  int64_t different = 0;         // sum over adverts of different words in the description
  int64_t bytes = 0;             // of JSON lines
  absl::flat_hash_map<std::string, int64_t> adverts_with;  // folded word -> adverts
  absl::flat_hash_map<std::string, int64_t> titles;        // title as written -> adverts
  absl::flat_hash_map<std::string, int64_t> employers;
};
CorpusStatistics Measure(const Corpus& corpus, uint64_t first, uint64_t count);

// A few lines for a person.
std::string ToText(const CorpusStatistics& statistics);

}  // namespace corner::benchmarks
