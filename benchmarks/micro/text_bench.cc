// The inner loops of reading and indexing: words, folding, JSON and the vacancy's wire form.
#include <benchmark/benchmark.h>

#include "benchmarks/corpus/corpus.h"
#include "benchmarks/corpus/statistics.h"
#include "indexer/vacancy_json.h"
#include "indexer/words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr uint64_t kAdverts = 64;

const std::vector<std::string>& Lines() {
  static const std::vector<std::string> lines = [] {
    const Corpus corpus(CorpusOptions{.day = Day(20600)});
    std::vector<std::string> made(kAdverts);
    for (uint64_t i = 0; i < kAdverts; ++i) corpus.AppendJson(i, &made[i]);
    return made;
  }();
  return lines;
}

std::vector<std::string> Descriptions() {
  std::vector<std::string> texts;
  for (const std::string& line : Lines()) texts.push_back(ReadAdvert(line).description);
  return texts;
}

std::vector<indexer::Vacancy> Vacancies() {
  std::vector<indexer::Vacancy> vacancies;
  for (const std::string& line : Lines()) {
    const AdvertText advert = ReadAdvert(line);
    indexer::Vacancy& vacancy = vacancies.emplace_back();
    vacancy.source = "bench";
    vacancy.external_id = std::to_string(vacancies.size());
    vacancy.id = indexer::VacancyId(vacancy.source, vacancy.external_id);
    vacancy.title = advert.title;
    vacancy.employer_name = advert.employer;
    vacancy.description_text = advert.description;
    vacancy.description_html = Concat("<p>", advert.description, "</p>");
    vacancy.first_seen = Day(20600);
  }
  return vacancies;
}

// Runs `body` on one text after another and counts the bytes.
template <typename Texts, typename Body>
void OverTexts(benchmark::State& state, const Texts& texts, const Body& body) {
  size_t at = 0;
  int64_t bytes = 0;
  for (auto _ : state) {
    const std::string& text = texts[at++ % texts.size()];
    body(text);
    bytes += static_cast<int64_t>(text.size());
  }
  state.SetBytesProcessed(bytes);
}

void WordsOfDescription(benchmark::State& state) {
  OverTexts(state, Descriptions(), [](const std::string& text) {
    int64_t words = 0;
    ForEachWord(text, [&](std::string_view word, int32_t, int32_t) {
      benchmark::DoNotOptimize(word.data());
      ++words;
    });
    benchmark::DoNotOptimize(words);
  });
}
BENCHMARK(WordsOfDescription);

void FoldDescription(benchmark::State& state) {
  OverTexts(state, Descriptions(),
            [](const std::string& text) { benchmark::DoNotOptimize(FoldText(text)); });
}
BENCHMARK(FoldDescription);

void FoldWithAccent(benchmark::State& state) {
  std::vector<std::string> texts = Descriptions();
  for (std::string& text : texts) text += " Caf\xC3\xA9";
  OverTexts(state, texts,
            [](const std::string& text) { benchmark::DoNotOptimize(FoldText(text)); });
}
BENCHMARK(FoldWithAccent);

void ParseAdvertJson(benchmark::State& state) {
  OverTexts(state, Lines(),
            [](const std::string& text) { benchmark::DoNotOptimize(JsonDocument::Parse(text)); });
}
BENCHMARK(ParseAdvertJson);

void WriteVacancyJson(benchmark::State& state) {
  const std::vector<indexer::Vacancy> vacancies = Vacancies();
  size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(indexer::VacancyToJson(vacancies[at++ % vacancies.size()]));
  }
}
BENCHMARK(WriteVacancyJson);

void ReadVacancyJson(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const indexer::Vacancy& vacancy : Vacancies()) {
    texts.push_back(indexer::VacancyToJson(vacancy));
  }
  OverTexts(state, texts, [&](const std::string& text) {
    const auto vacancy = indexer::VacancyFromJson(text);
    if (!vacancy.ok()) state.SkipWithError("a written vacancy could not be read");
  });
}
BENCHMARK(ReadVacancyJson);

void GenerateAdvert(benchmark::State& state) {
  const Corpus corpus(CorpusOptions{.day = Day(20600)});
  std::string line;
  uint64_t number = 0;
  for (auto _ : state) {
    line.clear();
    corpus.AppendJson(number++, &line);
    benchmark::DoNotOptimize(line.data());
  }
}
BENCHMARK(GenerateAdvert);

}  // namespace
}  // namespace corner::benchmarks

BENCHMARK_MAIN();
