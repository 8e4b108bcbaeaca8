// Invented adverts by number, as Corner JSON lines: the same seed and number give the same advert,
// however many are asked for. Used by corner_corpus, corner_queries and the benchmarks.
// Immutable once made, safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomies/base/day.h"

namespace corner::benchmarks {

struct CorpusOptions {
  uint64_t seed = 1;
  Day day;                      // every advert is posted by and open on this day
  uint32_t copies_percent = 9;  // adverts with the text of an earlier one in another place
};

class Corpus {
 public:
  explicit Corpus(const CorpusOptions& options);
  ~Corpus();

  // Appends advert `number` (from 0) as one JSON object and a line feed.
  void AppendJson(uint64_t number, std::string* out) const;
  // The number whose text this advert carries: its own, or that of the advert it copies.
  uint64_t TextNumber(uint64_t number) const;

  // For query mixes: names as adverts write them, most frequent first.
  const std::vector<std::string>& employers() const;
  std::vector<std::string> towns() const;
  size_t vocabulary() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace corner::benchmarks
