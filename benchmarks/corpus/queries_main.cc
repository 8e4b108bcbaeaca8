// corner_queries: writes questions to ask of the adverts of corner_corpus.
#include <cstdio>

#include "benchmarks/corpus/query_mix.h"
#include "benchmarks/flags.h"

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  const bench::Flags flags(
      argc, argv, {"count", "seed", "corpus-seed"},
      "corner_queries [--count N] [--seed N] [--corpus-seed N]\n"
      "Writes N questions (1,000 unless given) as JSON lines, half of them expected to find at\n"
      "most 5 % of the adverts of that corpus and half expected to find more.");
  bench::CorpusOptions options;
  options.seed = static_cast<uint64_t>(flags.Number("corpus-seed", 1, 0, INT64_MAX));
  const bench::Corpus corpus(options);
  bench::QueryMix mix(corpus, static_cast<uint64_t>(flags.Number("seed", 1, 0, INT64_MAX)));
  const int64_t count = flags.Number("count", 1000, 1, 1'000'000);
  int64_t narrow = count / 2, broad = count - narrow;
  while (narrow + broad > 0) {
    const bench::MixedQuery query = mix.Next();
    int64_t& left = query.narrow() ? narrow : broad;
    if (left == 0) continue;
    --left;
    std::printf("%s\n", ToJson(query).c_str());
  }
  return 0;
}
