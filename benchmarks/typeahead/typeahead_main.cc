// corner_typeahead_bench: how long typeahead takes over all job titles and over all labels and
// wordings of resources, for words as a person types them, with slips. Prints JSON.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "benchmarks/flags.h"
#include "benchmarks/latency.h"
#include "service/api/taxonomy_lookup.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kUsage =
    "corner_typeahead_bench [--queries N] [--seed N]\n"
    "Asks --queries (20000) times for one to three words, the last unfinished, one in three with a "
    "slip.";

// One to three words of the text in any order, the last one unfinished, perhaps with a slip.
std::string Typed(const std::string& text, std::mt19937_64* random) {
  const std::string key = FoldKey(text);
  std::vector<std::string> words;
  for (std::string_view word : Split(key, ' ')) words.emplace_back(word);
  std::shuffle(words.begin(), words.end(), *random);
  words.resize(std::min<size_t>(words.size(), 1 + (*random)() % 3));
  std::string& last = words.back();
  if (!last.empty()) last.resize(1 + (*random)() % last.size());
  if ((*random)() % 3 == 0) {
    std::string& word = words[(*random)() % words.size()];
    const size_t at = word.empty() ? 0 : (*random)() % word.size();
    if (at > 0) std::swap(word[at], word[at - 1]);
  }
  return Join(words, " ");
}

double Milliseconds(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void Measure(std::string_view name, const taxonomies::Typeahead& typeahead, bool one_a_value,
             int64_t queries, uint64_t seed, JsonWriter* json) {
  std::mt19937_64 random(seed);
  Latencies times;
  int64_t found = 0;
  for (int64_t i = 0; i < queries; ++i) {
    const std::string typed =
        Typed(typeahead.text(static_cast<uint32_t>(random() % typeahead.size())), &random);
    const auto start = Clock::now();
    found += !typeahead.Find(typed, 10, one_a_value).empty();
    times.Add(Milliseconds(start));
  }
  json->Key(name).BeginObject().Field("texts", typeahead.size()).Field("found", found);
  json->Key("latency");
  times.Write(json);
  json->EndObject();
}

}  // namespace
}  // namespace corner::benchmarks

int main(int argc, char** argv) {
  using namespace corner;              // NOLINT(google-build-using-namespace)
  using namespace corner::benchmarks;  // NOLINT(google-build-using-namespace)
  const Flags flags(argc, argv, {"queries", "seed"}, kUsage);
  const int64_t queries = flags.Number("queries", 20'000, 1, 10'000'000);
  const auto seed = static_cast<uint64_t>(flags.Number("seed", 1, 0, 1'000'000));
  auto set = taxonomies::LoadTaxonomies({});
  if (!set.ok()) return EXIT_FAILURE;
  const auto start = Clock::now();
  const api::TaxonomyLookup lookup(*std::move(set));
  JsonWriter json;
  json.BeginObject().Key("build_ms").Decimal(Milliseconds(start), 1);
  Measure("occupations", lookup.occupations(), false, queries, seed, &json);
  Measure("resources", lookup.resources(), true, queries, seed, &json);
  Measure("places", lookup.places(), true, queries, seed, &json);
  std::printf("%s\n", json.EndObject().Take().c_str());
  return EXIT_SUCCESS;
}
