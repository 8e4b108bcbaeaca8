#include "benchmarks/corpus/statistics.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_format.h"
#include "indexer/words.h"
#include "taxonomies/base/json.h"

namespace corner::benchmarks {

AdvertText ReadAdvert(std::string_view line) {
  const auto document = JsonDocument::Parse(line);
  if (!document.ok()) {
    std::fprintf(stderr, "An advert is not JSON: %s\n", document.status().ToString().c_str());
    std::abort();
  }
  const auto text = [&](std::string_view name) {
    return std::string(document->root().member(name).string().value_or(""));
  };
  return {text("title"), text("employer"), text("description")};
}

CorpusStatistics Measure(const Corpus& corpus, uint64_t first, uint64_t count) {
  CorpusStatistics statistics;
  std::string line;
  absl::flat_hash_set<std::string> in_advert;
  for (uint64_t number = first; number < first + count; ++number) {
    line.clear();
    corpus.AppendJson(number, &line);
    const AdvertText advert = ReadAdvert(line);
    in_advert.clear();
    int64_t words = 0;
    ForEachWord(advert.description, [&](std::string_view word, int32_t, int32_t) {
      ++words;
      in_advert.emplace(word);
    });
    statistics.fewest = statistics.adverts == 0 ? words : std::min(statistics.fewest, words);
    statistics.most = std::max(statistics.most, words);
    statistics.words += words;
    statistics.different += static_cast<int64_t>(in_advert.size());
    statistics.bytes += static_cast<int64_t>(line.size());
    statistics.copies += corpus.TextNumber(number) != number;
    ++statistics.adverts;
    ++statistics.titles[advert.title];
    ++statistics.employers[advert.employer];
    for (const std::string& word : in_advert) ++statistics.adverts_with[word];
  }
  return statistics;
}

std::string ToText(const CorpusStatistics& statistics) {
  const double adverts = static_cast<double>(std::max<int64_t>(statistics.adverts, 1));
  int64_t once = 0;
  for (const auto& [word, count] : statistics.adverts_with) once += count == 1;
  return absl::StrFormat(
      "adverts %d, %.0f bytes each, %.1f %% carry the text of an earlier one\n"
      "words of a description: mean %.0f, from %d to %d; different words: mean %.0f\n"
      "different words altogether: %d, of them in one advert only: %d\n"
      "titles %d, employers %d\n",
      statistics.adverts, static_cast<double>(statistics.bytes) / adverts,
      100.0 * static_cast<double>(statistics.copies) / adverts,
      static_cast<double>(statistics.words) / adverts, statistics.fewest, statistics.most,
      static_cast<double>(statistics.different) / adverts, statistics.adverts_with.size(), once,
      statistics.titles.size(), statistics.employers.size());
}

}  // namespace corner::benchmarks
